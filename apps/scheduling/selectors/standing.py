"""What stands on scanners and pools: rows of taken time with the facts that changeovers and reports need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from apps.common.kernel import clock
from apps.common.prepared import Asked, Prepared, Slot, ask_together
from apps.scheduling.engine.openings import Span, WeeklyHours, open_over
from apps.scheduling.engine.rosters import Level
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Occupancy, PoolUse, Reserve, Resource
from apps.scheduling.selectors.calendars import clip_spans, list_days, list_live_occupancies, site_day
from apps.scheduling.selectors.pools import live_pool_uses

DAY = timedelta(days=1)
"""Around a calendar, in which a patient's other exams still need their walking time."""
FACTS = {
    "modality": "exam__modality",
    "body_part": "exam__exam_type__body_part",
    "contrast": "exam__contrast_planned",
    "exam": "exam__exam_type__code",
    "isolation": "exam__needs_isolation",
}
COLUMNS = (
    "pk", "kind", "resource_id", "patient_id", "during", "appointment__pk", "appointment__state", "appointment__exam_id",
    "appointment__exam__priority__rank", "reservation__exam_id",
)  # fmt: skip
FACT_COLUMNS = tuple(f"{kind}__{column}" for kind in ("appointment", "reservation") for column in FACTS.values())
HELD = Prepared(
    lambda: (
        Occupancy.objects.filter(
            kind=OccupancyKind.RESERVATION,
            is_live=True,
            resource_id__among=Slot("resources"),
            during__overlap=Slot("within"),
            reservation__expires_at__gt=Slot("now"),
        )
        .order_by("during", "pk")
        .values_list(*COLUMNS, *FACT_COLUMNS)
    )
)
HELD_USES = Prepared(
    lambda: (
        PoolUse.objects.filter(
            occupancy__kind=OccupancyKind.RESERVATION,
            occupancy__is_live=True,
            pool_id__among=Slot("pools"),
            during__overlap=Slot("within"),
            occupancy__reservation__expires_at__gt=Slot("now"),
        )
        .order_by("pk")
        .values_list("occupancy_id", "pool_id", "during", "n")
    )
)
CHANGED = Prepared(
    lambda: (
        Occupancy.objects.filter(
            pk__among=Slot("keys"), resource_id__among=Slot("resources"), is_live=True, during__overlap=Slot("within")
        )
        .exclude(kind__in=(OccupancyKind.RESERVATION, OccupancyKind.OVERBOOKED))
        .order_by("during", "pk")
        .values_list(*COLUMNS, *FACT_COLUMNS)
    )
)
NEAR = Prepared(
    lambda: (
        Occupancy.objects.filter(resource_id=Slot("resource"), is_live=True, during__overlap=Slot("within"))
        .exclude(kind__in=(OccupancyKind.RESERVATION, OccupancyKind.OVERBOOKED))
        .order_by("during", "pk")
        .values_list(*COLUMNS, *FACT_COLUMNS)
    )
)
CHANGED_USES = Prepared(
    lambda: (
        PoolUse.objects.filter(
            occupancy_id__among=Slot("keys"),
            pool_id__among=Slot("pools"),
            occupancy__is_live=True,
            during__overlap=Slot("within"),
        )
        .exclude(occupancy__kind=OccupancyKind.RESERVATION)
        .order_by("pk")
        .values_list("occupancy_id", "pool_id", "during", "n")
    )
)
RESERVES = Prepared(lambda: Reserve.objects.filter(resource_id__among=Slot("resources")))
PATIENT_SPANS = Prepared(
    lambda: (
        Occupancy.objects.filter(patient_id=Slot("patient"), is_live=True, during__overlap=Slot("within"))
        .order_by("during")
        .values_list("pk", "during")
    )
)


@dataclass(frozen=True)
class Standing:
    """A live piece of time; `facts` of its exam are empty for a block."""

    occupancy_id: int
    kind: str
    resource_id: int
    patient_id: int | None
    span: Span
    exam_id: int | None
    state: str
    rank: int
    facts: dict[str, str | bool]


def list_standing(
    resources: Sequence[Resource],
    within: Span,
    *,
    ignore: Collection[int] = (),
    with_held: bool = True,
) -> list[Standing]:
    """Live occupancy of the resources inside `within`, in order of time; one query."""
    rows = list_live_occupancies(within, resource_ids=[resource.pk for resource in resources])
    rows = rows.exclude(kind=OccupancyKind.OVERBOOKED)  # shares a slot that stands here already
    if not with_held:
        rows = rows.exclude(kind=OccupancyKind.RESERVATION)
    return _read_rows(rows, ignore)


class Held(NamedTuple):
    """The slots that somebody holds at this moment, the units that go with them on whatever scanner, and when a patient is busy."""

    standing: list[Standing]
    uses: dict[int, list[tuple[int, Level]]]
    busy: list[Span]


def read_held(
    resources: Iterable[int],
    pools: Iterable[int],
    within: Span,
    *,
    patient_id: int | None = None,
    ignore: Collection[int] = (),
) -> Held:
    """All of it at one go."""
    return fold_held(*ask_together(*ask_held(resources, pools, within, patient_id=patient_id)), ignore=ignore)


def ask_held(
    resources: Iterable[int], pools: Iterable[int], within: Span, *, patient_id: int | None
) -> tuple[Asked, Asked, Asked]:
    """The questions whose answers `fold_held` takes."""
    now, span = clock.real_now(), _to_range(within)
    return (
        HELD.asked(resources=[*resources], now=now, within=span),
        HELD_USES.asked(pools=[*pools], now=now, within=span),
        PATIENT_SPANS.asked(patient=patient_id, within=_to_range((within[0] - DAY, within[1] + DAY))),
    )


def fold_held(held: list[tuple], uses: list[tuple], busy: list[tuple], *, ignore: Collection[int]) -> Held:
    return Held(
        [_read(row) for row in held if row[0] not in ignore],
        _fold_uses(row for row in uses if row[0] not in ignore),
        [(during.lower, during.upper) for pk, during in busy if pk not in ignore],
    )


def ask_near(resource_id: int, within: Span) -> Asked:
    """What stands on one scanner around a time, without held slots; `read_near` takes the answer."""
    return NEAR.asked(resource=resource_id, within=_to_range(within))


def read_near(rows: list[tuple]) -> list[Standing]:
    return [_read(row) for row in rows]


def _to_range(span: Span) -> DateTimeTZRange:
    return DateTimeTZRange(*span)


def _read_rows(rows, ignore: Collection[int]) -> list[Standing]:
    found = rows.exclude(pk__in=list(ignore)).order_by("during", "pk").values_list(*COLUMNS, *FACT_COLUMNS)
    return [_read(row) for row in found]


def _read(row: tuple) -> Standing:
    pk, kind, resource_id, patient_id, during, _, state, exam_id, rank, held_exam_id = row[: len(COLUMNS)]
    booked, held = row[len(COLUMNS) : len(COLUMNS) + len(FACTS)], row[len(COLUMNS) + len(FACTS) :]
    values = booked if kind == OccupancyKind.APPOINTMENT else held
    facts = dict(zip(FACTS, values, strict=True)) if kind != OccupancyKind.BLOCK else {}
    return Standing(
        occupancy_id=pk,
        kind=kind,
        resource_id=resource_id,
        patient_id=patient_id,
        span=(during.lower, during.upper),
        exam_id=exam_id or held_exam_id,
        state=state or "",
        rank=rank if rank is not None else 0,
        facts=facts,
    )


def list_patient_spans(patient_id: int, within: Span, *, ignore: Collection[int] = ()) -> list[Span]:
    """When the patient has another exam, on whatever scanner; one query."""
    rows = PATIENT_SPANS(patient=patient_id, within=_to_range(within))
    return [(during.lower, during.upper) for pk, during in rows if pk not in ignore]


def list_uses_by_occupancy(
    pools: Iterable[Resource],
    within: Span,
    *,
    ignore: Collection[int] = (),
    with_held: bool = True,
) -> dict[int, list[tuple[int, Level]]]:
    """(pool id, (start, end, n)) by occupancy; one query."""
    rows = live_pool_uses(within).filter(pool_id__in=[pool.pk for pool in pools])
    rows = rows.exclude(occupancy_id__in=list(ignore)).order_by("pk")
    if not with_held:
        rows = rows.exclude(occupancy__kind=OccupancyKind.RESERVATION)
    return _fold_uses(rows.values_list("occupancy_id", "pool_id", "during", "n"))


def list_changed_standing(keys: Collection[int], resources: Iterable[Resource], within: Span) -> list[Standing]:
    """What stands now of these occupancies, without held slots; one query."""
    pks = [resource.pk for resource in resources]
    return [_read(row) for row in CHANGED(keys=list(keys), resources=pks, within=_to_range(within))]


def list_changed_uses(
    keys: Collection[int], pools: Iterable[Resource], within: Span
) -> dict[int, list[tuple[int, Level]]]:
    """The units that these occupancies take now; one query."""
    pks = [pool.pk for pool in pools]
    return _fold_uses(CHANGED_USES(keys=list(keys), pools=pks, within=_to_range(within)))


def _fold_uses(rows: Iterable[tuple]) -> dict[int, list[tuple[int, Level]]]:
    found = defaultdict(list)
    for occupancy_id, pool_id, during, n in rows:
        found[occupancy_id].append((pool_id, (during.lower, during.upper, n)))
    return dict(found)


@dataclass(frozen=True)
class ReservedTime:
    resource_id: int
    span: Span
    max_rank: int
    release_at: datetime


def list_reserved(resources: Sequence[Resource], within: Span) -> list[ReservedTime]:
    """Every reserve of the resources that touches `within`, released or not; one query."""
    by_id, found = {resource.pk: resource for resource in resources}, []
    for row in RESERVES(resources=list(by_id)):
        time_zone = by_id[row.resource_id].site.time_zone
        days = list_days(site_day(within[0], time_zone) - timedelta(days=1), site_day(within[1], time_zone))
        hours = WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_to)
        for start, end in open_over(days, ZoneInfo(time_zone), [hours]):
            release_at = start - timedelta(hours=row.release_h)
            for span in clip_spans([(start, end)], within):
                found.append(ReservedTime(row.resource_id, span, row.max_rank, release_at))
    return found


def is_kept(reserved: ReservedTime) -> bool:
    return clock.now() < reserved.release_at
