"""A second relaxation that knows changeovers: every scanner-day is an exact shortest chain of exams, requests have prices.

Each request has a price up to that of its rejection, each pool slot a price >= 0. Per scanner and day the cheapest sequence of
exams (base cost, less the prices of its requests, plus pools, plus changeovers in time and cost, fixed bookings in their
place) is found by dynamic programming over slots; the sum of the request prices and of all days, less the value of pool
capacity, bounds the cost of every plan. A request that stands in two chains is what the prices work against.
"""

from dataclasses import dataclass

import numpy as np

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.demand import NEVER
from apps.scheduling.engine.relaxation import Relaxation

FIXED = 1 << 22
"""What leaving out a fixed booking would cost: no chain does."""


@dataclass
class Chains:
    """How often each request should be and is used, and the units taken of each pool slot."""

    wanted: np.ndarray
    used: np.ndarray
    pools: np.ndarray
    drawn: np.ndarray


class ChainRelaxation:
    def __init__(self, relaxed: Relaxation, board: Board) -> None:
        self.relaxed, self.board, self.demand = relaxed, board, relaxed.demand
        tables = board.tables
        self.spd, self.days = board.spd, tables.problem.days
        self.classes = len(self.demand.reject)
        self.pools, self.slots = relaxed.pools, relaxed.slots
        rest = np.full(self.pools * relaxed.slots + relaxed.tracers.count, np.inf)
        self.limit = np.r_[self.demand.reject.astype(float), rest]
        self.capacity = relaxed.capacity[relaxed.lanes : relaxed.lanes + relaxed.pools].ravel()
        self._list_sorts(tables)
        self._lay_out_time()
        self._list_changeovers(tables)
        self._index_columns()

    # reading ----------------------------------------------------------------------------------------------------

    def _list_sorts(self, tables) -> None:
        """Per scanner the sorts of exam, (group, length); kinds of one sort differ in their pools alone."""
        self.sorts: list[list[tuple[int, int]]] = [[] for _ in range(self.relaxed.lanes)]
        self.sort_of_kind = [self._sort(kind.lane, kind.group, kind.dur) for kind in self.demand.kinds]
        self.fixed = []
        for scanner, line in enumerate(self.board.lines):
            for start, end, group, _ in line:
                self.fixed.append(
                    (scanner, start // self.spd, start % self.spd, self._sort(scanner, group, end - start))
                )
        self.owner = self.demand.class_of_row

    def _sort(self, scanner: int, group: int, dur: int) -> int:
        sorts = self.sorts[scanner]
        if (group, dur) not in sorts:
            sorts.append((group, dur))
        return sorts.index((group, dur))

    def _lay_out_time(self) -> None:
        local = np.r_[self.relaxed.columns % self.spd, [slot for _, _, slot, _ in self.fixed]].astype(np.int64)
        self.begin, self.end = (int(local.min()), int(local.max()) + 1) if len(local) else (0, 0)
        self.longest = max((dur for sorts in self.sorts for _, dur in sorts), default=1)
        self.lanes = self.relaxed.lanes * self.days
        self.width = max((len(sorts) for sorts in self.sorts), default=1) or 1

    def _list_changeovers(self, tables) -> None:
        """Per lane: slots and cost from group to group; the last `from` is an empty scanner."""
        groups = max((len(gaps) for gaps in tables.gaps), default=1) or 1
        self.groups, scanners = groups, self.relaxed.lanes
        gaps = np.zeros((scanners, groups + 1, groups), np.int64)
        for scanner, table in enumerate(tables.gaps):
            if table:
                gaps[scanner, : len(table), : len(table)] = table
        self.gaps = np.repeat(gaps, self.days, axis=0)
        self.pad = int(gaps.max()) if gaps.size else 0
        group = np.zeros((scanners, self.width), np.int64)
        length = np.ones((scanners, self.width), np.int64)
        for scanner, sorts in enumerate(self.sorts):
            for j, (g, dur) in enumerate(sorts):
                group[scanner, j], length[scanner, j] = g, dur
            # Stand-ins end in cells that no real sort of the scanner writes to.
            for j in range(len(sorts), self.width):
                group[scanner, j], length[scanner, j] = groups, j
        self.group, self.length = (np.repeat(x, self.days, axis=0) for x in (group, length))
        self.longest = max(self.longest, self.width)

    def _index_columns(self) -> None:
        columns = self.relaxed.columns
        self.day, self.slot = columns // self.spd, columns % self.spd - self.begin

    # choosing ---------------------------------------------------------------------------------------------------

    def evaluate(self, prices: np.ndarray, scale: int = 1) -> tuple:
        """(bound * scale, chains); exact for whole prices."""
        relaxed, worth, pool_prices, per_batch = self.relaxed, *self._split(prices)
        cost, row, batches = self._price_sorts(worth, pool_prices, per_batch, scale)
        value, chains = self._find_chains(cost, scale)
        count, lost = self._drop_outdone(worth, scale)
        total = (worth * count).sum() + lost + value
        total += (self.demand.fixed_cost + FIXED * len(self.fixed)) * scale
        total -= (pool_prices.ravel() * self.capacity).sum() + relaxed.tracers.value(per_batch)
        return total, self._count(chains, row, batches, count)

    def _drop_outdone(self, worth: np.ndarray, scale: int):
        """How many of each class its price stands for, and what the rejection of the rest of exclusive sets costs."""
        count, reject, lost = self.demand.count, self.demand.reject * scale, 0
        for own in self.relaxed.exclusive:
            out = self.relaxed.list_outdone(own, worth, reject)
            count = count.copy() if count is self.demand.count else count
            count[out] = 0
            lost += int(reject[out].sum())
        return count, lost

    def _split(self, prices: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Prices of classes, of pool slots, of batches."""
        pools = self.classes + self.pools * self.slots
        return prices[: self.classes], prices[self.classes : pools].reshape(self.pools, self.slots), prices[pools:]

    def _price_sorts(self, worth, pool_prices, per_batch, scale):
        """Per lane, slot and sort the cheapest exam that can start there, the row of `base` that it is, batches by kind."""
        relaxed, demand = self.relaxed, self.demand
        shape = (relaxed.lanes, self.days, max(self.end - self.begin, 1), self.width)
        never = pool_prices.dtype.type(NEVER) * scale
        cost, row = np.full(shape, never, pool_prices.dtype), np.full(shape, -1, np.int64)
        sums = np.zeros((self.pools, self.slots + 1), pool_prices.dtype)
        np.cumsum(pool_prices, axis=1, out=sums[:, 1:])
        across, batches = np.arange(len(relaxed.columns)), {}
        for k, kind in enumerate(demand.kinds):
            first, last = demand.first_row[k], demand.first_row[k + 1]
            priced = demand.base[first:last] * pool_prices.dtype.type(scale) - worth[self.owner[first:last], None]
            at = priced.argmin(axis=0)
            best = priced[at, across]
            for part in kind.segments:
                best = best + part.n * relaxed.window(sums[part.pool], part.off, part.length)
            if kind.tracer:
                drawn, batches[k] = relaxed.tracers.price(k, per_batch)
                best = best + drawn
            here = (kind.lane, self.day, self.slot, self.sort_of_kind[k])
            better = best < cost[here]
            cost[here] = np.where(better, best, cost[here])
            row[here] = np.where(better, first + at, row[here])
        for scanner, day, slot, sort in self.fixed:
            cost[scanner, day, slot - self.begin, sort] = -FIXED * scale
            row[scanner, day, slot - self.begin, sort] = -1
        return cost.reshape(self.lanes, *shape[2:]), row.reshape(self.lanes, *shape[2:]), batches

    def _find_chains(self, cost: np.ndarray, scale: int):
        """The cheapest chain of every lane: its value and its exams as (lane, slot, sort)."""
        steps, lanes = cost.shape[1], np.arange(self.lanes)
        never = cost.dtype.type(NEVER) * scale
        ended = np.full((self.lanes, self.pad + steps + self.longest + 1, self.groups + 1), never, cost.dtype)
        ended[:, :, self.groups] = 0
        extra = self.gaps * cost.dtype.type(self.board.setup_weight * scale)
        before = np.empty((self.lanes, steps, self.groups), np.int64)
        reached = np.full((self.lanes, steps, self.groups + 1), never, cost.dtype)
        at_lane, at_from = lanes[:, None, None], np.arange(self.groups + 1)[None, :, None]
        for step in range(steps):
            now = self.pad + step
            if now:
                np.minimum(
                    ended[:, now, : self.groups], ended[:, now - 1, : self.groups], out=ended[:, now, : self.groups]
                )
            ways = ended[at_lane, now - self.gaps, at_from] + extra
            before[:, step] = ways.argmin(axis=1)
            reached[:, step, : self.groups] = ways.min(axis=1)
            value = np.take_along_axis(reached[:, step], self.group, axis=1) + cost[:, step]
            here = (lanes[:, None], now + self.length, np.minimum(self.group, self.groups - 1))
            real = self.group < self.groups
            ended[here] = np.where(real, np.minimum(ended[here], value), ended[here])
        best = np.minimum.reduce(ended[:, :, : self.groups], axis=(1, 2))
        total = np.minimum(best, 0).sum()
        return total, self._trace(cost, ended, before, reached)

    def _trace(self, cost, ended, before, reached) -> list[tuple[int, int, int]]:
        found = []
        for lane in range(self.lanes):
            grid = ended[lane, :, : self.groups]
            time, group = np.unravel_index(int(grid.argmin()), grid.shape)
            if grid[time, group] >= 0:
                continue
            sorts = self.sorts[lane // self.days]
            while group < self.groups:
                while time and ended[lane, time - 1, group] == ended[lane, time, group]:
                    time -= 1
                for j, (g, dur) in enumerate(sorts):
                    step = time - dur - self.pad
                    if (
                        g == group
                        and 0 <= step < cost.shape[1]
                        and reached[lane, step, g] + cost[lane, step, j] == ended[lane, time, g]
                    ):
                        break
                else:
                    raise ArithmeticError("a chain has no last exam")
                found.append((lane, step, j))
                came = before[lane, step, g]
                time, group = self.pad + step - self.gaps[lane, came, g], came
        return found

    def _count(self, chains: list[tuple[int, int, int]], row: np.ndarray, batches: dict, count) -> Chains:
        relaxed, demand = self.relaxed, self.demand
        used, drawn = np.zeros(self.classes), np.zeros(relaxed.tracers.count)
        steps = np.zeros((self.pools, self.slots + 1))
        for lane, slot, sort in chains:
            option = row[lane, slot, sort]
            if option < 0:
                continue
            used[self.owner[option]] += 1
            start = lane % self.days * self.spd + slot + self.begin
            k = demand.kind_of[option]
            for part in demand.kinds[k].segments:
                left = min(max(start + part.off, 0), self.slots)
                steps[part.pool, left] += part.n
                steps[part.pool, min(left + part.length, self.slots)] -= part.n
            if k in batches:
                column = np.searchsorted(relaxed.columns, [start])
                relaxed.tracers.draw(drawn, k, column, batches[k], np.ones(1, np.int64))
        return Chains(count, used, np.cumsum(steps, axis=1)[:, :-1], drawn)

    def slope(self, chains: Chains) -> np.ndarray:
        units = self.relaxed.tracers.slope(chains.drawn)
        return np.r_[chains.wanted - chains.used, chains.pools.ravel() - self.capacity, units]

    def start_from(self, worth: np.ndarray, prices: np.ndarray) -> np.ndarray:
        """The first relaxation's prices in this one's form: at least as good a bound, one-day visits aside."""
        pools = self.relaxed.lanes + self.pools
        return np.r_[worth, prices[self.relaxed.lanes : pools].ravel(), prices[pools:, 0]].astype(float)
