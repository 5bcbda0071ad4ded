"""Working-hours calendars: a service-level clock of "4 working hours" must not run at night."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[int, int]
HORIZON_DAYS = 3660


@dataclass(frozen=True)
class WorkingCalendar:
    """`weekly[0]` is Monday: spans in minutes since local midnight; `exceptions` replace a date's spans ((), a holiday).

    Wall-clock spans are turned into instants day by day, so a day of 23 or 25 hours counts what really passed.
    """

    time_zone: str = "Asia/Shanghai"
    weekly: Sequence[Sequence[Span]] = field(default_factory=lambda: [[(0, 1440)]] * 7)
    exceptions: Mapping[date, Sequence[Span]] = field(default_factory=dict)
    _days: dict[date, list[tuple[datetime, datetime]]] = field(
        init=False, default_factory=dict, repr=False, compare=False
    )
    """Days worked out so far; a changed copy begins without any."""

    def list_spans(self, day: date) -> list[tuple[datetime, datetime]]:
        if day not in self._days:
            self._days[day] = self._make_spans(day)
        return self._days[day]

    def _make_spans(self, day: date) -> list[tuple[datetime, datetime]]:
        zone = ZoneInfo(self.time_zone)
        midnight = datetime.combine(day, time(), zone)
        spans = self.exceptions.get(day, self.weekly[day.weekday()])
        return [(_at(midnight, a), _at(midnight, b)) for a, b in spans]

    def add_working_min(self, start: datetime, minutes: float) -> datetime:
        """The instant `minutes` of working time after `start`; raises ValueError when the calendar never opens."""
        left = timedelta(minutes=minutes)
        day = start.astimezone(ZoneInfo(self.time_zone)).date()
        for offset in range(HORIZON_DAYS):
            for opens, closes in self.list_spans(day + timedelta(days=offset)):
                begin = max(opens, start)
                if begin >= closes:
                    continue
                if begin + left <= closes:
                    return (begin + left).astimezone(start.tzinfo)
                left -= closes - begin
        raise ValueError("the calendar has too few working hours")

    def working_min_between(self, a: datetime, b: datetime) -> float:
        """Working minutes in [a, b); negative when b lies before a."""
        if b < a:
            return -self.working_min_between(b, a)
        zone = ZoneInfo(self.time_zone)
        day, last, total = a.astimezone(zone).date(), b.astimezone(zone).date(), timedelta()
        while day <= last:
            for opens, closes in self.list_spans(day):
                total += max(timedelta(), min(closes, b) - max(opens, a))
            day += timedelta(days=1)
        return total / timedelta(minutes=1)


def _at(midnight: datetime, minute: int) -> datetime:
    wall = midnight + timedelta(minutes=minute)  # wall-clock arithmetic, then to the instant
    return wall.astimezone(UTC)
