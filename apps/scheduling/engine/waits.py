"""When each waiting patient will be called: the line is played forward over the scanners that work; and how waits turned out."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Station:
    """A scanner that takes patients, from `free_at` on."""

    resource_id: int
    modality: str
    free_at: datetime


@dataclass(frozen=True)
class Turn:
    """One in line; without `ticket_id` somebody booked who is still to come. Nobody is taken before `ready_at`."""

    ticket_id: int | None
    modality: str
    resource_id: int | None
    minutes: float
    ready_at: datetime


def estimate_starts(turns: Sequence[Turn], stations: Iterable[Station], *, now: datetime) -> dict[int, datetime]:
    """By ticket; `turns` stand in the order of the queue. Who fits no scanner that works gets no estimate."""
    known = {station.resource_id: station for station in stations}
    free = [(max(station.free_at, now), station.resource_id) for station in known.values()]
    heapq.heapify(free)
    pending, starts = list(turns), {}
    while pending and free:
        at, resource_id = heapq.heappop(free)
        fitting = [turn for turn in pending if _fits(turn, known[resource_id])]
        if not fitting:
            continue
        chosen = next((turn for turn in fitting if turn.ready_at <= at), None)
        if chosen is None:
            heapq.heappush(free, (min(turn.ready_at for turn in fitting), resource_id))
            continue
        pending.remove(chosen)
        heapq.heappush(free, (at + timedelta(minutes=chosen.minutes), resource_id))
        if chosen.ticket_id is not None:
            starts[chosen.ticket_id] = at
    return starts


def merge_expected(line: Iterable[tuple[datetime | None, Turn]], expected: Iterable[Turn]) -> list[Turn]:
    """`line` in the order of the queue, each with when the turn comes (None: passes everybody); who is still to come goes
    before those whose turn comes later."""
    rest, merged = sorted(expected, key=lambda turn: turn.ready_at, reverse=True), []
    for turn_at, turn in line:
        while rest and turn_at is not None and rest[-1].ready_at < turn_at:
            merged.append(rest.pop())
        merged.append(turn)
    return [*merged, *reversed(rest)]


def _fits(turn: Turn, station: Station) -> bool:
    if turn.resource_id is not None:
        return turn.resource_id == station.resource_id
    return turn.modality == station.modality


@dataclass(frozen=True)
class Spread:
    """Minutes of `n` people; None when there were none."""

    n: int
    median: float | None
    p95: float | None
    worst: float | None


def spread_of(minutes: Iterable[float]) -> Spread:
    """p95 is the nearest rank: a wait that somebody really had."""
    rows = sorted(minutes)
    if not rows:
        return Spread(0, None, None, None)
    return Spread(len(rows), median(rows), rows[ceil(0.95 * len(rows)) - 1], rows[-1])


@dataclass(frozen=True)
class EstimateError:
    """Of `n` estimates given at check-in: half were off by no more than `typical_min`; `bias_min` over 0 means people waited longer than told."""

    n: int
    typical_min: float | None
    bias_min: float | None


def judge_estimates(told_and_real: Iterable[tuple[datetime, datetime]]) -> EstimateError:
    late = [(real - told) / timedelta(minutes=1) for told, real in told_and_real]
    if not late:
        return EstimateError(0, None, None)
    return EstimateError(len(late), median(map(abs, late)), median(late))


def minutes_waited(arrived_at: datetime, appointment_at: datetime | None, until: datetime) -> int:
    """From the kept appointment or the arrival, whichever is later: coming early earns nothing."""
    since = max(arrived_at, appointment_at) if appointment_at else arrived_at
    return max(0, int((until - since).total_seconds() // 60))
