"""How many exams still fit when each also takes units of pools: people and rooms may be short where scanners are free."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.scheduling.engine.offers import PlaceQuery, ResourceTime, ceil_to_grid, list_free_spans
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.rosters import Level

AROUND = timedelta(hours=2)
"""Whoever prepares begins earlier, and whoever watches stays later, than the half-day that is counted."""


@dataclass(frozen=True)
class PoolNeed:
    """`n` units of a pool over [anchor + off, + length); no length means the length of the exam."""

    pool: int
    n: int
    anchor: str
    off_min: int
    len_min: int | None


@dataclass(frozen=True)
class Places:
    """`alone` counts scanners only; `short` is the pool that most often says no where a scanner is free."""

    n: int
    alone: int
    short: int | None


def count_with_pools(
    query: PlaceQuery,
    resources: Iterable[ResourceTime],
    within: Span,
    needs: Sequence[PoolNeed] = (),
    levels: dict[int, list[Level]] | None = None,
) -> Places:
    """One after another on each scanner, as early as scanner and pools let it; `levels` are the units that are free."""
    length, grid = timedelta(minutes=query.duration_min), timedelta(minutes=query.grid_min)
    units = {need.pool: _Units(within, query.grid_min, (levels or {}).get(need.pool, ())) for need in needs}
    n, alone, said_no = 0, 0, Counter()
    for resource in resources:
        for start, end in list_free_spans(query, resource):
            at, end = ceil_to_grid(max(start, within[0]), query.grid_min), min(end, within[1])
            alone += max(0, (end - at) // length)
            while at + length <= end:
                uses = [(need, _span(need, at, length)) for need in needs]
                short = next((need.pool for need, span in uses if units[need.pool].least(span) < need.n), None)
                if short is not None:
                    said_no[short] += 1
                    at += grid
                    continue
                for need, span in uses:
                    units[need.pool].take(span, need.n)
                n, at = n + 1, at + length
    most = min(said_no, key=lambda pool: (-said_no[pool], pool), default=None)
    return Places(n, alone, most if n < alone else None)


def _span(need: PoolNeed, at: datetime, length: timedelta) -> Span:
    first = (at if need.anchor == "start" else at + length) + timedelta(minutes=need.off_min)
    return first, first + (length if need.len_min is None else timedelta(minutes=need.len_min))


class _Units:
    """Free units of one pool by cells of the grid; a cell has what all of it has."""

    def __init__(self, within: Span, grid_min: int, levels: Iterable[Level]) -> None:
        self.base, self.cell = within[0] - AROUND, timedelta(minutes=grid_min)
        n = (within[1] + AROUND - self.base) // self.cell + 1
        least: list[int | None] = [None] * n
        covered = [timedelta(0)] * n
        for start, end, units in levels:
            first, last = self._cells((start, end))
            for at in range(max(0, first), min(n, last)):
                known = least[at]
                least[at] = units if known is None else min(known, units)
                cell = self.base + at * self.cell
                covered[at] += min(end, cell + self.cell) - max(start, cell)
        self.free = [units if known == self.cell and units is not None else 0 for units, known in zip(least, covered)]

    def least(self, span: Span) -> int:
        first, last = self._cells(span)
        return min(self.free[max(0, first) : last], default=0) if first >= 0 and last <= len(self.free) else 0

    def take(self, span: Span, n: int) -> None:
        for at in range(*self._cells(span)):
            self.free[at] -= n

    def _cells(self, span: Span) -> tuple[int, int]:
        return (span[0] - self.base) // self.cell, -((self.base - span[1]) // self.cell)
