"""Key figures of a department from the timeline of its exams and the opening hours of its scanners.

A day gives sums and counts, and for waits and turnaround the minutes themselves: days are added before anything is divided, so that a
quiet Sunday weighs no more than it should, and a quantile is one of the whole period. What is not there has no figure, never zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apps.common.kernel.intervals import Interval, merge
from apps.common.kernel.later import Later

pd = Later("pandas")
LONGEST_MIN = 7 * 24 * 60
COUNTS = ("exams", "no_shows", "cancelled", "started", "qa_done", "qa_passed")
SPANS = ("open_min", "booked_min", "used_min", "down_min")


@dataclass(frozen=True)
class ScannerDay:
    """Spans of one scanner on the day, each as (start, end); they may overlap."""

    code: str
    modality: str
    opens: Sequence[tuple[datetime, datetime]] = ()
    booked: Sequence[tuple[datetime, datetime]] = ()
    used: Sequence[tuple[datetime, datetime]] = ()
    down: Sequence[tuple[datetime, datetime]] = ()


@dataclass(frozen=True)
class ExamDay:
    state: str
    slot: datetime | None
    stamps: Mapping[str, datetime] = field(default_factory=dict)


def measure_day(
    scanners: Iterable[ScannerDay], exams: Iterable[ExamDay], *, qa: Sequence[bool], within: tuple[datetime, datetime]
) -> dict[str, Any]:
    """`exams`: those that were booked for the day; `qa`: outcome of each quality test of it; `within` cuts every span (at now, too)."""
    rows = list(exams)
    return {
        "scanners": {s.code: _measure_scanner(s, within) for s in scanners},
        "counts": {
            "exams": len(rows),
            "no_shows": sum(e.state == "no_show" for e in rows),
            "cancelled": sum(e.state == "cancelled" for e in rows),
            "started": sum("started" in e.stamps for e in rows),
            "qa_done": len(qa),
            "qa_passed": sum(qa),
        },
        "wait_min": _list_minutes((_find_ready(e), e.stamps.get("started")) for e in rows),
        "turnaround_min": _list_minutes((e.stamps.get("finished"), e.stamps.get("verified")) for e in rows),
    }


def _measure_scanner(scanner: ScannerDay, within: tuple[datetime, datetime]) -> dict[str, Any]:
    opens = _cut(scanner.opens, within)
    spans = {"booked_min": _cut(scanner.booked, within), "used_min": _cut(scanner.used, within)}
    # what was lost of the opening hours; work outside of them is use, but no loss
    down = [
        Interval(max(a, c), min(b, d)) for a, b in _cut(scanner.down, within) for c, d in opens if max(a, c) < min(b, d)
    ]
    minutes = {name: _sum_min(rows) for name, rows in spans.items()}
    return {"modality": scanner.modality, "open_min": _sum_min(opens), "down_min": _sum_min(merge(down)), **minutes}


def _find_ready(exam: ExamDay) -> datetime | None:
    """A wait begins when the patient is there and the booked time has come."""
    arrived = exam.stamps.get("arrived")
    return None if arrived is None else max(arrived, exam.slot or arrived)


def _cut(spans: Sequence[tuple[datetime, datetime]], within: tuple[datetime, datetime]) -> list[Interval]:
    first, last = within
    return merge(Interval(max(a, first), min(b, last)) for a, b in spans if max(a, first) < min(b, last))


def _sum_min(spans: Iterable[tuple[datetime, datetime]]) -> float:
    return round(sum((b - a).total_seconds() for a, b in spans) / 60, 1)


def _list_minutes(pairs: Iterable[tuple[datetime | None, datetime | None]]) -> list[float]:
    """An end before its start is no time; it began before the booked time and counts as no wait."""
    found = [(b - a).total_seconds() / 60 for a, b in pairs if a is not None and b is not None]
    return [round(max(0.0, minutes), 1) for minutes in found if minutes <= LONGEST_MIN]


@dataclass(frozen=True)
class Share:
    """None when there is nothing to divide by."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Minutes:
    n: int
    median: float | None
    p90: float | None


@dataclass(frozen=True)
class Summary:
    booked: Share
    used: Share
    down: Share
    no_show: Share
    qa: Share
    wait: Minutes
    turnaround: Minutes
    exams: int


@dataclass(frozen=True)
class ScannerSummary:
    code: str
    modality: str
    open_min: float
    booked: Share
    used: Share
    down: Share


def add_days(days: Sequence[Mapping[str, Any]]) -> tuple[Summary, list[ScannerSummary]]:
    """Of the whole period, and of each scanner in it."""
    counts = pd.DataFrame([day["counts"] for day in days], columns=list(COUNTS)).sum()
    rows = [{"code": code, **row} for day in days for code, row in day["scanners"].items()]
    frame = pd.DataFrame(rows, columns=["code", "modality", *SPANS])
    sums = frame.groupby("code")[list(SPANS)].sum()
    modality = frame.groupby("code")["modality"].last()
    scanners = [_sum_scanner(code, modality[code], sums.loc[code]) for code in sorted(sums.index)]
    whole = sums.sum()
    summary = Summary(
        booked=Share(float(whole["booked_min"]), float(whole["open_min"])),
        used=Share(float(whole["used_min"]), float(whole["open_min"])),
        down=Share(float(whole["down_min"]), float(whole["open_min"])),
        no_show=Share(float(counts["no_shows"]), float(counts["exams"] - counts["cancelled"])),
        qa=Share(float(counts["qa_passed"]), float(counts["qa_done"])),
        wait=_summarise(days, "wait_min"),
        turnaround=_summarise(days, "turnaround_min"),
        exams=int(counts["exams"]),
    )
    return summary, scanners


def _sum_scanner(code: str, modality: str, row: Any) -> ScannerSummary:
    opens = float(row["open_min"])
    return ScannerSummary(
        code, modality, opens, *(Share(float(row[name]), opens) for name in ("booked_min", "used_min", "down_min"))
    )


def _summarise(days: Sequence[Mapping[str, Any]], name: str) -> Minutes:
    minutes = pd.Series([m for day in days for m in day[name]], dtype=float)
    if minutes.empty:
        return Minutes(0, None, None)
    return Minutes(len(minutes), *(round(float(minutes.quantile(q)), 1) for q in (0.5, 0.9)))
