"""From weekly hours and dated exceptions to the open spans of one resource on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.intervals import merge

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class WeeklyHours:
    """Open from `opens` to `closes` (site-local) on each `weekday` (Monday 0) while valid; 24:00 is written 00:00."""

    weekday: int
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return (
            self.weekday == day.weekday()
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )


@dataclass(frozen=True)
class DatedHours:
    """Replaces the weekly hours of one `day`; without times the resource is closed."""

    day: date
    opens: time | None = None
    closes: time | None = None


def open_spans(
    day: date,
    zone: ZoneInfo,
    weekly: Iterable[WeeklyHours],
    dated: Iterable[DatedHours] = (),
    *,
    is_holiday: bool = False,
) -> list[Span]:
    """The merged open spans of `day` in UTC (a day of 23 hours stays one); a dated exception replaces all weekly hours of its day.

    On a holiday weekly hours do not hold.
    """
    exceptions = [hours for hours in dated if hours.day == day]
    if exceptions:
        pairs = [
            (hours.opens, hours.closes) for hours in exceptions if hours.opens is not None and hours.closes is not None
        ]
    else:
        pairs = [(hours.opens, hours.closes) for hours in weekly if hours.holds_on(day) and not is_holiday]
    return merge(local_span(day, zone, opens, closes) for opens, closes in pairs)


def open_over(
    days: Iterable[date],
    zone: ZoneInfo,
    weekly: Iterable[WeeklyHours],
    dated: Iterable[DatedHours] = (),
    *,
    holidays: frozenset[date] = frozenset(),
) -> list[Span]:
    """The open spans of many days, joined where one day's hours run into the next."""
    weekly, dated = list(weekly), list(dated)
    spans = (span for day in days for span in open_spans(day, zone, weekly, dated, is_holiday=day in holidays))
    return [(start, end) for start, end in merge(spans)]


def local_span(day: date, zone: ZoneInfo, opens: time, closes: time) -> Span:
    """From wall clock to UTC; a closing time at or before the opening is on the next day."""
    end_day = day + timedelta(days=1) if closes <= opens else day
    start, end = datetime.combine(day, opens, zone), datetime.combine(end_day, closes, zone)
    return start.astimezone(UTC), end.astimezone(UTC)
