"""Wall clock to slots and back: elapsed time from the horizon's start, so that lengths stay true on days of 23 and 25 hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import SlotSpan

DAY_MIN = 24 * 60


@dataclass(frozen=True)
class Horizon:
    """`start` is a full hour, in UTC; the last day is filled up."""

    start: datetime
    days: int
    grid_min: int

    @classmethod
    def over(cls, within: Span, *, grid_min: int = 1) -> "Horizon":
        start = within[0].replace(minute=0, second=0, microsecond=0)
        minutes = -((start - within[1]) // timedelta(minutes=1))
        return cls(start, max(1, -(-minutes // DAY_MIN)), grid_min)

    @property
    def slots_per_day(self) -> int:
        return DAY_MIN // self.grid_min

    @property
    def slots(self) -> int:
        return self.days * self.slots_per_day

    @property
    def end(self) -> datetime:
        return self.start + timedelta(days=self.days)

    def floor(self, at: datetime) -> int:
        return (at - self.start) // timedelta(minutes=self.grid_min)

    def ceil(self, at: datetime) -> int:
        return -((self.start - at) // timedelta(minutes=self.grid_min))

    def length(self, minutes: int) -> int:
        return -(-minutes // self.grid_min)

    def at(self, slot: int) -> datetime:
        return self.start + timedelta(minutes=slot * self.grid_min)

    def free(self, span: Span) -> SlotSpan:
        """The whole slots inside a span that is open, within the horizon."""
        return max(self.ceil(span[0]), 0), min(self.floor(span[1]), self.slots)

    def taken(self, span: Span) -> SlotSpan:
        """Every slot that a taken span touches, within the horizon."""
        return max(self.floor(span[0]), 0), min(self.ceil(span[1]), self.slots)

    def free_spans(self, spans: Iterable[Span]) -> tuple[SlotSpan, ...]:
        return tuple(span for span in map(self.free, spans) if span[0] < span[1])
