"""Was the device there when it was promised? Availability, time between failures and time to restore, from intervals.

Planned hours, partial outages and MTBF/MTTR as in QATrack+ (UnitAvailableTime) and ISO 14224: only contracted time counts, intervals that
overlap or touch are one outage, and nothing is ever divided by zero: no failure, no mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apps.common.kernel.calendars import WorkingCalendar
from apps.common.kernel.intervals import Interval, merge, subtract

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Outage:
    """[start, end); an outage that lasts has no end."""

    start: datetime
    end: datetime | None
    cause: str
    full: bool = True


@dataclass(frozen=True)
class Terms:
    """What was agreed: the hours, the causes that do not count against it, how much of a partial outage does (0 to 1)."""

    calendar: WorkingCalendar
    excluded: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    partial_weight: float = 1.0


@dataclass(frozen=True)
class Availability:
    """Hours of contracted time, but `mttr_h`, which is elapsed time from the fault to the release."""

    contracted_h: float
    planned_h: float
    unplanned_h: float
    excluded_h: float
    partial_h: float = field(metadata={"what": "as it passed, before it is weighted"})
    available_share: float | None
    failures: int
    mtbf_h: float | None
    mttr_h: float | None


def measure_availability(outages: Iterable[Outage], terms: Terms, *, start: datetime, end: datetime) -> Availability:
    """Of the period [start, end), which ends now or earlier. A failure is counted in the period in which it begins."""
    rows = [(Interval(one.start, min(one.end or end, end)), one) for one in outages if one.start < end]
    counted = [(span, one) for span, one in rows if one.cause not in terms.excluded | terms.planned]
    full = merge(span for span, one in counted if one.full)
    excluded = subtract([span for span, one in rows if one.cause in terms.excluded], full)
    planned = subtract([span for span, one in rows if one.cause in terms.planned], [*full, *excluded])
    partial = subtract([span for span, one in counted if not one.full], [*full, *excluded, *planned])

    def hours(spans: Iterable[tuple]) -> float:
        cut = [(max(a, start), b) for a, b in spans if b > start]
        return sum(terms.calendar.working_min_between(a, b) for a, b in cut) / 60

    contracted = terms.calendar.working_min_between(start, end) / 60
    partial_h, planned_h, excluded_h = hours(partial), hours(planned), hours(excluded)
    unplanned_h = hours(full) + terms.partial_weight * partial_h
    failures = [span for span in merge(span for span, _ in counted) if span.start >= start]
    lasting = {one.start for _, one in counted if one.end is None or one.end > end}
    restored = [span for span in failures if not any(span.start <= at < span.end for at in lasting)]
    return Availability(
        contracted_h=contracted,
        planned_h=planned_h,
        unplanned_h=unplanned_h,
        excluded_h=excluded_h,
        partial_h=partial_h,
        available_share=1 - unplanned_h / contracted if contracted > 0 else None,
        failures=len(failures),
        mtbf_h=(contracted - unplanned_h - planned_h - excluded_h) / len(failures) if failures else None,
        mttr_h=sum((s.end - s.start for s in restored), timedelta()) / HOUR / len(restored) if restored else None,
    )
