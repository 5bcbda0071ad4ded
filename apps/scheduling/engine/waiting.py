"""Waiting for an earlier slot: what a patient wished, and where in freed time that is met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from apps.common.kernel.intervals import merge
from apps.scheduling.engine.openings import Span, WeeklyHours, open_spans

DAY = timedelta(days=1)


class EntryState(StrEnum):
    WAITING = "waiting"
    BOOKED = "booked"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class OfferState(StrEnum):
    PROPOSED = "proposed"
    GIVEN = "given"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


OPEN_OFFERS = (OfferState.PROPOSED, OfferState.GIVEN)


@dataclass(frozen=True)
class Wish:
    """Starts in [not_before, before), on these weekdays (Monday 0) and inside these hours; empty means any."""

    not_before: datetime
    before: datetime | None = None
    weekdays: frozenset[int] = frozenset()
    hours: tuple[tuple[time, time], ...] = field(default=())


def find_start(
    wish: Wish, *, freed: Span, gaps: Iterable[Span], length: timedelta, grid_min: int, zone: ZoneInfo
) -> datetime | None:
    """The start that uses freed time: at its own start if it fits, else as near to it as the free time around lets it."""
    found = (
        start
        for gap in gaps
        for window in _windows(wish, gap, zone)
        if (start := _place(_meet(gap, window), freed, length, timedelta(minutes=grid_min))) is not None
    )
    return min((start for start in found if wish.before is None or start < wish.before), default=None)


def _windows(wish: Wish, gap: Span, zone: ZoneInfo) -> Iterator[Span]:
    """The wished hours of the local days that the gap touches, from `not_before` on; midnight joins two whole days."""
    day, last = (at.astimezone(zone).date() for at in gap)
    hours = wish.hours or ((time(0), time(0)),)
    spans: list[Span] = []
    while day <= last:
        if not wish.weekdays or day.weekday() in wish.weekdays:
            spans += open_spans(day, zone, [WeeklyHours(day.weekday(), *pair) for pair in hours])
        day += DAY
    for start, end in merge(spans):
        if max(start, wish.not_before) < end:
            yield max(start, wish.not_before), end


def _place(room: Span, freed: Span, length: timedelta, grid: timedelta) -> datetime | None:
    latest = room[1] - length
    if latest < room[0]:
        return None
    start = (
        freed[0]
        if room[0] <= freed[0] <= latest
        else _floor(latest, grid)
        if latest < freed[0]
        else _ceil(room[0], grid)
    )
    if start < room[0]:
        start = room[0]
    uses_freed = start < freed[1] and freed[0] < start + length
    return start if start <= latest and uses_freed else None


def _meet(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _floor(at: datetime, grid: timedelta) -> datetime:
    hour = at.replace(minute=0, second=0, microsecond=0)
    return hour + (at - hour) // grid * grid


def _ceil(at: datetime, grid: timedelta) -> datetime:
    floor = _floor(at, grid)
    return floor if floor == at else floor + grid
