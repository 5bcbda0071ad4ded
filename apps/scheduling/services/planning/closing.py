"""After an isolated patient the room may be cleaned when the scanner has closed: the last place of a day is theirs to have."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.intervals import subtract
from apps.scheduling.engine.grid import Grid
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import list_openings
from apps.scheduling.selectors.plan_horizon import list_taken
from apps.scheduling.selectors.policies import cleaning_time
from apps.workflow.public import ExamFacts

Slots = tuple[int, int]


def cleaning_min(exam: ExamFacts) -> int:
    return cleaning_time(exam.site_id, exam.modality) // timedelta(minutes=1)


def list_tails(
    isolated: Sequence[ExamFacts],
    opens: Mapping[int, Sequence[Slots]],
    scanners: Sequence[Resource],
    within: Span,
    grid: Grid,
    *,
    ignore: Iterable[int],
) -> dict[int, list[Slots]]:
    """The cleaning after each closing, by scanner; nothing where nobody is isolated. `ignore`: occupancies that the run may move."""
    if not isolated:
        return {}
    zone = ZoneInfo(scanners[0].site.time_zone) if scanners else None
    first, last = (at.astimezone(zone).date() for at in within)
    spans, taken = list_openings(scanners, first, last), list_taken(scanners, within, ignore=ignore)
    return _find_tails(
        scanners,
        opens,
        {pk: {grid.floor(end) for _, end in rows} for pk, rows in spans.items()},
        {pk: grid.around(rows) for pk, rows in taken.items()},
        {exam.modality: grid.length(cleaning_min(exam)) for exam in isolated},
        slots=grid.slots,
    )


def _find_tails(
    scanners: Sequence[Resource],
    opens: Mapping[int, Sequence[Slots]],
    closing: Mapping[int, Iterable[int]],
    taken: Mapping[int, Iterable[Slots]],
    lengths: Mapping[str, int],
    *,
    slots: int,
) -> dict[int, list[Slots]]:
    """Where nobody is booked then and no scanner of the modality is open.

    `lengths` names the modalities that have somebody isolated, with the slots that cleaning takes. A window is of a request, not of a
    scanner: while a like scanner is open longer, its last slots could not be kept from the others.
    """
    tails: dict[int, list[Slots]] = {}
    for scanner in scanners:
        length = lengths.get(scanner.modality)
        if length is None:
            continue
        alike = [s.pk for s in scanners if s.modality == scanner.modality]
        for end in closing[scanner.pk]:
            tail = (end, min(slots, end + length))
            is_last = any(piece[1] == end for piece in opens[scanner.pk])
            is_free = not any(first < tail[1] and tail[0] < last for first, last in taken.get(scanner.pk, ()))
            is_quiet = not any(first < tail[1] and tail[0] < last for pk in alike for first, last in opens[pk])
            if is_last and is_free and is_quiet and tail[0] < tail[1]:
                tails.setdefault(scanner.pk, []).append(tail)
    return tails


def lengthen(opens: Mapping[int, Sequence[Slots]], tails: Mapping[int, Sequence[Slots]]) -> dict[int, list[Slots]]:
    """Open time with the cleaning after it."""
    ends = {pk: dict(rows) for pk, rows in tails.items()}
    return {pk: [(start, ends.get(pk, {}).get(end, end)) for start, end in spans] for pk, spans in opens.items()}


def keep_off(
    windows: Sequence[Slots], modality: str, scanners: Sequence[Resource], tails: Mapping[int, Sequence[Slots]]
) -> list[Slots]:
    """Windows of somebody who is not isolated: no exam runs into the cleaning."""
    barred = sorted({tail for s in scanners if s.modality == modality for tail in tails.get(s.pk, ())})
    return subtract(windows, barred)
