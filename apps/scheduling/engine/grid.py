"""Moments and slots: a slot counts elapsed minutes from the horizon's start, so no clock change stretches a gap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.scheduling.engine.openings import Span


@dataclass(frozen=True)
class Grid:
    start: datetime
    grid_min: int
    slots: int

    def floor(self, at: datetime) -> int:
        return (at - self.start) // timedelta(minutes=self.grid_min)

    def ceil(self, at: datetime) -> int:
        return -((self.start - at) // timedelta(minutes=self.grid_min))

    def at(self, slot: int) -> datetime:
        return self.start + timedelta(minutes=slot * self.grid_min)

    def length(self, minutes: float) -> int:
        """Slots that hold so many minutes."""
        return max(1, -int(-minutes // self.grid_min))

    def is_on(self, at: datetime) -> bool:
        return (at - self.start) % timedelta(minutes=self.grid_min) == timedelta()

    def inside(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """Whole slots within the spans: what is open."""
        return self._clip((self.ceil(start), self.floor(end)) for start, end in spans)

    def around(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """Every slot that the spans touch: what is taken."""
        return self._clip((self.floor(start), self.ceil(end)) for start, end in spans)

    def _clip(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        clipped = ((max(0, start), min(self.slots, end)) for start, end in pairs)
        return [pair for pair in clipped if pair[0] < pair[1]]
