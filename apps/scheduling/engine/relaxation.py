"""What is left of the problem when every slot of a scanner or a pool has a price: each request chooses alone.

Rows are slots of a scanner (one exam at a time) and slots of a pool (its units); for any prices >= 0 the sum of the cheapest
choices less the value of all capacity is a lower bound of the cost of every plan (Lagrange). Fixed bookings are taken
out of capacity beforehand; the members of a one-day visit choose one day together.
"""

from dataclasses import dataclass

import numpy as np

from apps.scheduling.engine.bits import each, span_mask
from apps.scheduling.engine.board import Board

NEVER = 1 << 28


@dataclass
class Choice:
    """Per request the chosen option (-1: rejected) and start, and what its cheapest choice costs with all prices."""

    option: np.ndarray
    start: np.ndarray
    worth: np.ndarray


class Relaxation:
    limit: float | np.ndarray = np.inf

    def __init__(self, board: Board) -> None:
        """`board` holds the fixed bookings and nothing else."""
        tables, self.board = board.tables, board
        self.slots = max(tables.problem.horizon, 1)
        self.scanners = len(tables.problem.scanners)
        self._read_options(board)
        self._read_capacity(board)
        self._read_bundles(tables)

    # reading ----------------------------------------------------------------------------------------------------

    def _read_options(self, board: Board) -> None:
        tables = board.tables
        kinds: dict[tuple, list] = {}
        self.fixed_cost = 0
        """Cost of what no plan can choose: fixed bookings and requests without any start."""
        union = 0
        for r in range(len(tables.requests)):
            if board.start[r] >= 0:
                self.fixed_cost += board.option[r].price_of(board.start[r])
                continue
            fits = [(option, board.starts(r, option, alone=True)) for option in tables.options[r]]
            fits = [(option, mask) for option, mask in fits if mask]
            if not fits:
                self.fixed_cost += tables.reject[r]
            for option, mask in fits:
                union |= mask
                kinds.setdefault((option.scanner, option.dur, option.group, option.segments), []).append(
                    (r, option, mask)
                )
        self.columns = np.fromiter(each(union), dtype=np.int64)
        self.kinds = list(kinds)
        rows = [(k, r, option, mask) for k, kind in enumerate(self.kinds) for r, option, mask in kinds[kind]]
        self.kind_of = np.array([k for k, *_ in rows], dtype=np.int64)
        self.first_row = np.searchsorted(self.kind_of, np.arange(len(self.kinds) + 1))
        self.base = np.full((len(rows), len(self.columns)), NEVER, dtype=np.int32)
        for i, (_, _, option, mask) in enumerate(rows):
            for price, part in option.prices:
                self.base[i, self._columns_of(part & mask)] = min(price, NEVER - 1)
        by_request = sorted(range(len(rows)), key=lambda i: rows[i][1])
        self.order = np.array(by_request, dtype=np.int64)
        owners = np.array([rows[i][1] for i in by_request], dtype=np.int64)
        self.requests, self.first = np.unique(owners, return_index=True)
        self.reject = np.array([tables.reject[r] for r in self.requests], dtype=np.int64)
        self.tail = [self._tail(board, kind) for kind in self.kinds]

    def _columns_of(self, mask: int) -> np.ndarray:
        size = (self.slots + 7) // 8
        bits = np.unpackbits(
            np.frombuffer((mask & span_mask(0, size * 8)).to_bytes(size, "little"), np.uint8), bitorder="little"
        )
        return np.flatnonzero(bits[self.columns])

    def _tail(self, board: Board, kind: tuple) -> int:
        """Slots after the exam that no other exam can use, whoever follows."""
        return min(board.tables.gaps[kind[0]][kind[2]])

    def _read_capacity(self, board: Board) -> None:
        tables = board.tables
        self.capacity = np.zeros((self.scanners + len(tables.pool_size), self.slots), dtype=np.int64)
        self.capacity[: self.scanners] = 1
        for scanner, line in enumerate(board.lines):
            for start, end, group, _ in line:
                self.capacity[scanner, start : end + min(tables.gaps[scanner][group])] = 0
        for pool, size in enumerate(tables.pool_size):
            for k in range(1, size + 1):
                level = board.levels[tables.level_base[pool] + k] & span_mask(0, self.slots)
                self.capacity[self.scanners + pool, list(each(level))] += 1

    def _read_bundles(self, tables) -> None:
        """Pairs of (positions in `requests`) that must share a day, each request in one bundle only."""
        place = {r: i for i, r in enumerate(self.requests.tolist())}
        days = self.columns // tables.problem.slots_per_day
        self.day_first = np.flatnonzero(np.r_[True, days[1:] != days[:-1]]) if len(days) else days
        self.bundles = []
        for bundle, members in zip(tables.problem.bundles, tables.bundle):
            own = [place[r] for r in members if r in place and len(tables.bundles_of[r]) == 1]
            if bundle.same_day and len(own) > 1:
                self.bundles.append(own)

    # choosing ---------------------------------------------------------------------------------------------------

    def evaluate(self, prices: np.ndarray, scale: int = 1) -> tuple:
        """(bound * scale, choice) for prices per row and slot that count `scale` for one unit of cost; exact for whole prices."""
        sums = np.zeros((len(prices), self.slots + 1), dtype=prices.dtype)
        np.cumsum(prices, axis=1, out=sums[:, 1:])
        best = np.empty(len(self.kind_of), dtype=prices.dtype)
        at = np.empty(len(self.kind_of), dtype=np.int64)
        rows: dict[int, np.ndarray] = {}
        for k, kind in enumerate(self.kinds):
            first, last = self.first_row[k], self.first_row[k + 1]
            priced = self.base[first:last] * prices.dtype.type(scale) + self._price_starts(sums, k, kind)
            at[first:last] = priced.argmin(axis=1)
            best[first:last] = priced[np.arange(last - first), at[first:last]]
            if self._bundled_rows:
                rows |= {i: priced[i - first] for i in self._bundled_rows if first <= i < last}
        total, choice = self._choose(best, at, rows, scale)
        return total + self.fixed_cost * scale - (prices * self.capacity).sum(), choice

    @property
    def _bundled_rows(self) -> set[int]:
        if not hasattr(self, "_rows_of_bundles"):
            ends = [*self.first[1:], len(self.order)]
            self._own = [self.order[a:b] for a, b in zip(self.first, ends)]
            self._rows_of_bundles = {int(i) for own in self.bundles for m in own for i in self._own[m]}
        return self._rows_of_bundles

    def _price_starts(self, sums: np.ndarray, k: int, kind: tuple) -> np.ndarray:
        scanner, dur, _, segments = kind
        priced = self.window(sums[scanner], 0, dur + self.tail[k])
        for part in segments:
            priced = priced + part.n * self.window(sums[self.scanners + part.pool], part.off, part.length)
        return priced

    def window(self, sums: np.ndarray, off: int, length: int) -> np.ndarray:
        left = np.clip(self.columns + off, 0, self.slots)
        return sums[np.clip(left + length, 0, self.slots)] - sums[left]

    def _choose(self, best, at, rows, scale):
        if not len(self.order):
            return 0, Choice(*(np.empty(0, np.int64) for _ in range(3)))
        ordered = best[self.order]
        lowest = np.minimum.reduceat(ordered, self.first)
        counts = np.diff(np.r_[self.first, len(self.order)])
        hit = np.flatnonzero(ordered == np.repeat(lowest, counts))
        owner = np.searchsorted(self.first, hit, side="right") - 1
        option = np.empty(len(self.first), np.int64)
        option[owner[::-1]] = self.order[hit[::-1]]
        start = self.columns[at[option]]
        reject = self.reject * scale
        option[lowest >= reject] = -1
        worth = np.minimum(lowest, reject)
        value = worth.copy()
        for own in self.bundles:
            self._choose_day(own, rows, reject, value, option, start)
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

    def slope(self, choice: Choice) -> np.ndarray:
        """Units per row and slot that the choices take together, less the capacity."""
        steps = np.zeros((len(self.capacity), self.slots + 1))
        chosen = choice.option >= 0
        option, start = choice.option[chosen], choice.start[chosen]
        kind = self.kind_of[option]
        for k in np.unique(kind):
            scanner, dur, _, segments = self.kinds[k]
            own = start[kind == k]
            self._step(steps[scanner], own, 0, dur + self.tail[k], 1)
            for part in segments:
                self._step(steps[self.scanners + part.pool], own, part.off, part.length, part.n)
        return np.cumsum(steps, axis=1)[:, :-1] - self.capacity

    def _step(self, steps: np.ndarray, start: np.ndarray, off: int, length: int, n: int) -> None:
        left = np.clip(start + off, 0, self.slots)
        np.add.at(steps, left, n)
        np.add.at(steps, np.clip(left + length, 0, self.slots), -n)
