"""First prices for a relaxation out of a linear program in buckets of an hour or a few, solved by OR-Tools' GLOP.

One variable a class, kind and bucket: the cheapest start in it. Time, units and activity are counted as if starts were spread
evenly over their bucket, so that the program itself proves nothing; its dual prices do, once the relaxation has evaluated them.
"""

import numpy as np

from apps.scheduling.engine.relaxation import Relaxation
from apps.scheduling.engine.tracers import NOWHERE, UNIT

BUCKETS_MIN = (60, 120, 240, 480, 1440)
"""The first that makes the program small enough: long buckets still tell one day from another."""
MOST_VARIABLES = 500_000
LONGEST_S = 3600.0


def find_prices(relaxed: Relaxation, *, limit_s: float = LONGEST_S, most: int = MOST_VARIABLES) -> np.ndarray:
    """Prices as `relaxed.evaluate` takes them; zeros when the program was too large or found no optimum in time."""
    for bucket_min in BUCKETS_MIN:
        program = _Program(relaxed, bucket_min, most)
        if program.is_small:
            program.solver.SetTimeLimit(int(1000 * max(0.001, min(limit_s, LONGEST_S))))
            return program.solve()
    return np.zeros(relaxed.capacity.shape)


class _Program:
    def __init__(self, relaxed: Relaxation, bucket_min: int, most: int) -> None:
        from ortools.linear_solver import pywraplp  # loading it takes longer than a small bound

        self.relaxed, self.demand = relaxed, relaxed.demand
        self.rows_of_time = relaxed.lanes + relaxed.pools
        self.most = most
        self._divide(bucket_min)
        members, counts = self._merge_classes()
        self.is_small = len(members) * len(self.buckets) <= most
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.endless = self.solver.infinity()
        self.time_rows: dict[tuple[int, int], object] = {}
        if self.is_small:
            self.classes = {c: self.solver.Constraint(-self.endless, float(n)) for c, n in counts.items()}
            self.together = self._limit_exclusive()
            self.batches = [self.solver.Constraint(-self.endless, float(n)) for n in relaxed.tracers.left]
            self.aim = self.solver.Objective()
            self.aim.SetMinimization()
            for i in members:
                self._add_row(i)

    def _divide(self, bucket_min: int) -> None:
        problem, columns = self.relaxed.board.tables.problem, self.relaxed.columns
        self.width = max(1, bucket_min // problem.grid_min)
        self.all_buckets = -(-self.relaxed.slots // self.width)
        places = columns // self.width
        self.edges = np.flatnonzero(np.r_[True, places[1:] != places[:-1]]) if len(columns) else columns
        self.buckets = places[self.edges]
        base = self.demand.base
        empty = np.empty((len(base), 0), base.dtype)
        self.lowest = np.minimum.reduceat(base, self.edges, axis=1) if len(self.edges) else empty
        capacity = self.relaxed.capacity[: self.rows_of_time]
        pad = self.all_buckets * self.width - capacity.shape[1]
        whole = np.pad(capacity, ((0, 0), (0, pad)))
        self.capacity = whole.reshape(len(capacity), self.all_buckets, self.width).sum(2)

    def _merge_classes(self) -> tuple[list[int], dict[int, int]]:
        """(rows, members of each class); in a large instance one class speaks for others of its kinds, price and days."""
        demand = self.demand
        ends = [*demand.first[1:], len(demand.order)]
        own = [demand.order[a:b] for a, b in zip(demand.first, ends)]
        if len(demand.kind_of) * len(self.buckets) <= self.most:
            return list(range(len(demand.kind_of))), dict(enumerate(demand.count.tolist()))
        known: dict[tuple, int] = {}
        counts: dict[int, int] = {}
        for c, rows in enumerate(own):
            days = self.lowest[rows[0]]
            possible = days[days < demand.reject[c]]
            span = (int(possible[0]), int(possible[-1]), len(possible) // 24) if len(possible) else ()
            key = (int(demand.reject[c]), tuple(demand.kind_of[rows].tolist()), span)
            first = known.setdefault(key, c)
            counts[first] = counts.get(first, 0) + int(demand.count[c])
        return [int(i) for c in counts for i in own[c]], counts

    def _limit_exclusive(self) -> dict[int, object]:
        """One row for each set of classes of which one at most is booked."""
        found = {}
        for own in self.relaxed.exclusive:
            row = self.solver.Constraint(-self.endless, 1.0)
            found.update((int(c), row) for c in own)
        return found

    def _add_row(self, i: int) -> None:
        demand = self.demand
        c, k = int(demand.class_of_row[i]), int(demand.kind_of[i])
        reject = int(demand.reject[c])
        for j in np.flatnonzero(self.lowest[i] < reject).tolist():
            variable = self.solver.NumVar(0.0, self.endless, "")
            self.aim.SetCoefficient(variable, float(self.lowest[i, j] - reject))
            self.classes[c].SetCoefficient(variable, 1.0)
            if c in self.together:
                self.together[c].SetCoefficient(variable, 1.0)
            for (row, bucket), units in self._list_uses(k, int(self.buckets[j])).items():
                self._row(row, bucket).SetCoefficient(variable, units)
            if demand.kinds[k].tracer:
                batch, units = self._draw(k, j)
                self.batches[batch].SetCoefficient(variable, units)

    def _row(self, row: int, bucket: int):
        if (row, bucket) not in self.time_rows:
            limit = float(self.capacity[row, bucket])
            self.time_rows[row, bucket] = self.solver.Constraint(-self.endless, limit)
        return self.time_rows[row, bucket]

    def _list_uses(self, k: int, bucket: int) -> dict[tuple[int, int], float]:
        kind, uses = self.demand.kinds[k], {}
        parts = [(kind.lane, 0, kind.dur + self.relaxed.tail[k], 1)]
        parts += [(self.relaxed.lanes + part.pool, part.off, part.length, part.n) for part in kind.segments]
        for row, off, length, n in parts:
            at = bucket * self.width + (self.width - 1) / 2 + off
            end = at + length
            while at < end:
                here = int(at // self.width)
                until = min(end, (here + 1) * self.width)
                if 0 <= here < self.all_buckets:
                    uses[row, here] = uses.get((row, here), 0.0) + n * (until - at)
                at = until
        return uses

    def _draw(self, k: int, j: int) -> tuple[int, float]:
        """(batch, units) of the batch that is freshest over the bucket."""
        batches, units = self.relaxed.tracers.draws[k]
        end = self.edges[j + 1] if j + 1 < len(self.edges) else units.shape[1]
        part = units[:, self.edges[j] : end]
        known = part < NOWHERE
        means = [row[fit].mean() if fit.any() else float(NOWHERE) for row, fit in zip(part, known)]
        best = int(np.argmin(means))
        return int(batches[best]), float(means[best])

    def solve(self) -> np.ndarray:
        prices = np.zeros(self.relaxed.capacity.shape)
        if self.solver.Solve() != self.solver.OPTIMAL:
            return prices
        for (row, bucket), constraint in self.time_rows.items():
            prices[row, bucket * self.width : (bucket + 1) * self.width] = max(0.0, -constraint.dual_value())
        for batch, constraint in enumerate(self.batches):
            prices[self.rows_of_time + batch, 0] = max(0.0, -constraint.dual_value()) * UNIT
        return prices
