"""What is left of the problem when every slot of a scanner or a pool and every batch has a price: each request chooses alone.

Rows of prices are lanes (a scanner, or scanners with equal hours together), pools and tracer batches (one price, at slot 0);
for any prices >= 0 the sum of the cheapest choices less the value of all capacity is a lower bound of the cost of every plan
(Lagrange). Fixed bookings are taken out of capacity beforehand; the members of a one-day visit choose one day together.
"""

from dataclasses import dataclass, field

import numpy as np

from apps.scheduling.engine.bits import each, span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.demand import NEVER, Demand, Kind
from apps.scheduling.engine.exclusive import find_exclusive
from apps.scheduling.engine.tracers import Tracers, list_left

LARGE = 60_000_000
"""Rows times columns above which scanners with equal hours become one lane."""


@dataclass
class Choice:
    """Per class the chosen row (-1: rejected) and start, and what its cheapest choice costs with all prices."""

    option: np.ndarray
    start: np.ndarray
    worth: np.ndarray
    batches: dict[int, np.ndarray] = field(default_factory=dict)
    """Per kind with a tracer the cheapest batch at each column."""


class Relaxation:
    limit: float | np.ndarray = np.inf

    def __init__(self, board: Board, *, pooled: bool | None = None) -> None:
        """`board` holds the fixed bookings and nothing else; what they draw for certain is all that its batches lose."""
        self.board = board
        board.left = list_left(board)
        self.pooled = _is_large(board) if pooled is None else pooled
        self.lane_of = _pool_scanners(board) if self.pooled else list(range(len(board.lines)))
        self.lanes = len(set(self.lane_of))
        self.pools = len(board.tables.pool_size)
        self.demand = Demand(board, self.lane_of)
        self.slots, self.columns = self.demand.slots, self.demand.columns
        self.tail = [self._tail(kind) for kind in self.demand.kinds]
        self.tracers = Tracers(board, self.demand)
        self._read_capacity()
        self._read_bundles()
        self.exclusive = self._read_exclusive()

    # reading ----------------------------------------------------------------------------------------------------

    def _tail(self, kind: Kind) -> int:
        """Slots after the exam that no other exam can use, whoever follows; nothing where scanners stand together."""
        return 0 if self.pooled else min(self.board.tables.gaps[kind.lane][kind.group])

    def _read_capacity(self) -> None:
        tables = self.board.tables
        self.capacity = np.zeros((self.lanes + self.pools + self.tracers.count, self.slots), dtype=np.int64)
        for scanner, line in enumerate(self.board.lines):
            lane = self.lane_of[scanner]
            self.capacity[lane] += 1
            for start, end, group, _ in line:
                tail = 0 if self.pooled else min(tables.gaps[scanner][group])
                self.capacity[lane, start : end + tail] -= 1
        if self.pooled:
            self._close_blocked()
        np.maximum(self.capacity, 0, out=self.capacity)
        for pool, size in enumerate(tables.pool_size):
            for k in range(1, size + 1):
                level = self.board.levels[tables.level_base[pool] + k] & span_mask(0, self.slots)
                self.capacity[self.lanes + pool, list(each(level))] += 1
        self.capacity[self.lanes + self.pools :, 0] = self.tracers.left

    def _close_blocked(self) -> None:
        for block in self.board.tables.problem.blocks:
            if block.allow_max_priority < 0:
                lane = self.lane_of[self.board.tables.scanner_index[block.scanner]]
                self.capacity[lane, max(block.start, 0) : block.end] -= 1

    def _read_bundles(self) -> None:
        """Classes that must share a day, each request in one bundle only."""
        tables, demand = self.board.tables, self.demand
        days = self.columns // tables.problem.slots_per_day
        self.day_first = np.flatnonzero(np.r_[True, days[1:] != days[:-1]]) if len(days) else days
        self.bundles = []
        for bundle, members in zip(tables.problem.bundles, tables.bundle):
            own = [demand.class_of[r] for r in members if r in demand.class_of and len(tables.bundles_of[r]) == 1]
            if bundle.same_day and len(own) > 1:
                self.bundles.append(own)
        ends = [*demand.first[1:], len(demand.order)]
        self._own = [demand.order[a:b] for a, b in zip(demand.first, ends)]
        self._bundled_rows = {int(i) for own in self.bundles for m in own for i in self._own[m]}

    def _read_exclusive(self) -> list[np.ndarray]:
        """Classes of one request each, of which one at most is booked."""
        of, count = self.demand.class_of, self.demand.count
        sets = [[of[r] for r in own if r in of and count[of[r]] == 1] for own in find_exclusive(self.board)]
        return [np.array(own) for own in sets if len(own) > 1]

    # choosing ---------------------------------------------------------------------------------------------------

    def evaluate(self, prices: np.ndarray, scale: int = 1) -> tuple:
        """(bound * scale, choice) for prices per row and slot that count `scale` for one unit of cost; exact for whole prices."""
        demand = self.demand
        sums = np.zeros((self.lanes + self.pools, self.slots + 1), dtype=prices.dtype)
        np.cumsum(prices[: self.lanes + self.pools], axis=1, out=sums[:, 1:])
        per_batch = prices[self.lanes + self.pools :, 0]
        best = np.empty(len(demand.kind_of), dtype=prices.dtype)
        at = np.empty(len(demand.kind_of), dtype=np.int64)
        rows: dict[int, np.ndarray] = {}
        batches: dict[int, np.ndarray] = {}
        for k, kind in enumerate(demand.kinds):
            first, last = demand.first_row[k], demand.first_row[k + 1]
            charge = self._price_starts(sums, k, kind)
            if kind.tracer:
                drawn, batches[k] = self.tracers.price(k, per_batch)
                charge = charge + drawn
            priced = demand.base[first:last] * prices.dtype.type(scale) + charge
            at[first:last] = priced.argmin(axis=1)
            best[first:last] = priced[np.arange(last - first), at[first:last]]
            for i in self._bundled_rows if self._bundled_rows else ():
                if first <= i < last:
                    rows[i] = priced[i - first]
        total, choice = self._choose(best, at, rows, scale)
        choice.batches = batches
        value = total + demand.fixed_cost * scale
        value -= (prices[: self.lanes + self.pools] * self.capacity[: self.lanes + self.pools]).sum()
        return value - self.tracers.value(per_batch), choice

    def _price_starts(self, sums: np.ndarray, k: int, kind: Kind) -> np.ndarray:
        priced = self.window(sums[kind.lane], 0, kind.dur + self.tail[k])
        for part in kind.segments:
            priced = priced + part.n * self.window(sums[self.lanes + part.pool], part.off, part.length)
        return priced

    def window(self, sums: np.ndarray, off: int, length: int) -> np.ndarray:
        left = np.clip(self.columns + off, 0, self.slots)
        return sums[np.clip(left + length, 0, self.slots)] - sums[left]

    def _choose(self, best, at, rows, scale):
        demand = self.demand
        if not len(demand.order):
            return 0, Choice(*(np.empty(0, np.int64) for _ in range(3)))
        ordered = best[demand.order]
        lowest = np.minimum.reduceat(ordered, demand.first)
        counts = np.diff(np.r_[demand.first, len(demand.order)])
        hit = np.flatnonzero(ordered == np.repeat(lowest, counts))
        owner = np.searchsorted(demand.first, hit, side="right") - 1
        option = np.empty(len(demand.first), np.int64)
        option[owner[::-1]] = demand.order[hit[::-1]]
        start = self.columns[at[option]]
        reject = demand.reject * scale
        option[lowest >= reject] = -1
        worth = np.minimum(lowest, reject)
        value = worth * demand.count
        for own in self.bundles:
            self._choose_day(own, rows, reject, value, option, start)
        for own in self.exclusive:
            out = self.list_outdone(own, worth, reject)
            value[out], option[out] = reject[out], -1
        return value.sum(), Choice(option, start, worth)

    def _choose_day(self, own, rows, reject, value, option, start) -> None:
        by_day = []
        for m in own:
            by_day.append(np.min([np.minimum.reduceat(rows[i], self.day_first) for i in self._own[m]], axis=0))
        total = sum(np.minimum(days, reject[m]) for m, days in zip(own, by_day))
        day = int(total.argmin())
        end = self.day_first[day + 1] if day + 1 < len(self.day_first) else len(self.columns)
        for m, days in zip(own, by_day):
            value[m] = min(days[day], reject[m])
            option[m] = -1
            for i in self._own[m] if days[day] < reject[m] else ():
                part = rows[i][self.day_first[day] : end]
                if part.min() == days[day]:
                    option[m], start[m] = i, self.columns[self.day_first[day] + int(part.argmin())]
                    break

    def list_outdone(self, own: np.ndarray, worth: np.ndarray, reject: np.ndarray) -> np.ndarray:
        """Those of an exclusive set that are rejected: all but the one that saves most."""
        return np.delete(own, int((reject[own] - worth[own]).argmax()))

    def slope(self, choice: Choice) -> np.ndarray:
        """Units per row and slot that the choices take together, less the capacity."""
        demand = self.demand
        steps = np.zeros((len(self.capacity), self.slots + 1))
        chosen = choice.option >= 0
        option, start, count = choice.option[chosen], choice.start[chosen], demand.count[chosen]
        kind_of = demand.kind_of[option]
        drawn = np.zeros(self.tracers.count)
        for k in np.unique(kind_of):
            kind, mine = demand.kinds[k], kind_of == k
            own, n = start[mine], count[mine]
            self.step(steps[kind.lane], own, 0, kind.dur + self.tail[k], n)
            for part in kind.segments:
                self.step(steps[self.lanes + part.pool], own, part.off, part.length, part.n * n)
            if kind.tracer:
                self.tracers.draw(drawn, k, np.searchsorted(self.columns, own), choice.batches[k], n)
        slope = np.cumsum(steps, axis=1)[:, :-1]
        slope[: self.lanes + self.pools] -= self.capacity[: self.lanes + self.pools]
        slope[self.lanes + self.pools :, 0] = self.tracers.slope(drawn)
        return slope

    def step(self, steps: np.ndarray, start: np.ndarray, off: int, length: int, n) -> None:
        left = np.clip(start + off, 0, self.slots)
        np.add.at(steps, left, n)
        np.add.at(steps, np.clip(left + length, 0, self.slots), -n)


def _is_large(board: Board) -> bool:
    rows = len({id(options) for options in board.tables.options}) * len(board.lines) / 4
    return rows * board.tables.problem.horizon / 2 > LARGE


def _pool_scanners(board: Board) -> list[int]:
    """Scanners with equal hours, families and changeovers."""
    tables, known = board.tables, {}
    lanes = []
    for scanner, group, gaps in zip(tables.problem.scanners, tables.group, tables.gaps):
        key = (tables.rules.like[scanner.id], tuple(sorted(group.items())), tuple(map(tuple, gaps)))
        lanes.append(known.setdefault(key, len(known)))
    return lanes


__all__ = ["NEVER", "Choice", "Relaxation"]
