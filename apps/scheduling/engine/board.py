"""The calendar of one horizon as bit masks: the one place that says where a request may start now.

Per scanner and family group a mask of taken slots, already widened by the changeovers to and from that group; per pool
and level a mask of the slots with at least so many free units. A feasible start is one AND away.
"""

from bisect import bisect_left, bisect_right, insort

from apps.scheduling.engine.bits import erode, move, reach, span_mask
from apps.scheduling.engine.option import Option
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.tables import Tables

ABSENT = -1


class Board:
    def __init__(self, tables: Tables) -> None:
        problem, n = tables.problem, len(tables.requests)
        self.tables = tables
        self.spd = problem.slots_per_day
        self.setup_weight, self.span_weight = problem.weights.setup, problem.weights.span
        self.busy = [0] * tables.row_count
        self.levels = list(tables.levels)
        self.lines: list[list[tuple[int, int, int, int]]] = [[] for _ in problem.scanners]
        """Per scanner, in order of time: (start, end, group, request)."""
        self.start = [ABSENT] * n
        self.option: list[Option | None] = [None] * n
        self.price = [0] * n
        """What the start of a booked request costs by itself."""
        self.absent = set(range(n))
        self.batch = [ABSENT] * n
        self.left = [batch.activity for batch in problem.batches]
        self.cost = sum(tables.reject)
        self.journal: list[tuple] = []
        """Changes since `mark`, so that an attempt that came to nothing is taken back at its own price."""
        self._marked_cost = self.cost

    # where ------------------------------------------------------------------------------------------------------

    def starts(self, r: int, option: Option, *, alone: bool = False, pools: dict | None = None) -> int:
        """Every start at which the request can be booked now with this option.

        `alone` forgives a missing predecessor: what would be possible once that one is booked. `pools` remembers where they
        suffice, for options of one request that take the same of them; it is good until the board changes.
        """
        mask = option.mask & ~reach(self.busy[option.row], option.dur)
        if mask and option.segments:
            if pools is None:
                mask &= self._pool_starts(option)
            else:
                key = id(option.segments)
                if key not in pools:
                    pools[key] = self._pool_starts(option)
                mask &= pools[key]
        return self._linked_starts(r, option, mask, alone) if mask and self.tables.linked[r] else mask

    def _pool_starts(self, option: Option) -> int:
        mask, levels, base, size = -1, self.levels, self.tables.level_base, self.tables.pool_size
        for part in option.segments:
            if part.n > size[part.pool]:
                return 0
            mask &= move(erode(levels[base[part.pool] + part.n], part.length), -part.off)
        return mask

    def _linked_starts(self, r: int, option: Option, mask: int, alone: bool) -> int:
        tables, start, dur, walk = self.tables, self.start, option.dur, self.tables.walk
        for q in tables.mates[r]:
            if start[q] >= 0:
                here, there = option.scanner, self.option[q].scanner
                mask &= ~span_mask(start[q] - walk[here][there] - dur + 1, self.end(q) + walk[there][here])
        for a, low, high in tables.needs[r]:
            if start[a] < 0:
                if alone:
                    continue
                return 0
            mask &= ~span_mask(0, self.end(a) + low)
            if high is not None:
                mask &= span_mask(0, self.end(a) + high + 1)
        for b, low, high in tables.serves[r]:
            if start[b] >= 0:
                mask &= span_mask(0, start[b] - low - dur + 1)
                if high is not None:
                    mask &= ~span_mask(0, start[b] - high - dur)
        for q, before, after in tables.apart[r]:
            if start[q] >= 0:
                mask &= ~span_mask(start[q] - before - dur + 1, self.end(q) + after)
        for k in tables.bundles_of[r]:
            if tables.same_day[k]:
                for q in tables.bundle[k]:
                    if q != r and start[q] >= 0:
                        mask &= tables.rules.days[start[q] // self.spd]
        return mask & self.tracer_starts(r) if tables.requests[r].tracer else mask

    def tracer_starts(self, r: int) -> int:
        found = 0
        for draw in self.tables.draws[r]:
            at = bisect_right(draw.steps, self.left[draw.batch])
            if at:
                found |= draw.within[at - 1]
        return found << self.tables.requests[r].lead

    def end(self, r: int) -> int:
        return self.start[r] + self.option[r].dur

    # how much ---------------------------------------------------------------------------------------------------

    def extra_cost(self, r: int, option: Option, start: int) -> int:
        """What changes beside the start's own price: changeovers of the neighbours, idle time inside bundles."""
        cost = 0 if option.even else self.setup_weight * self._setup_change(option, start)
        for k in self.tables.bundles_of[r]:
            others = [(self.start[q], self.end(q)) for q in self.tables.bundle[k] if q != r and self.start[q] >= 0]
            if others:
                both = [*others, (start, start + option.dur)]
                cost += self.span_weight * (idle_between(both) - idle_between(others))
        return cost

    def _setup_change(self, option: Option, start: int) -> int:
        line, gaps, spd, g = self.lines[option.scanner], self.tables.gaps[option.scanner], self.spd, option.group
        at, day, slots = bisect_left(line, (start,)), start // spd, 0
        before = line[at - 1] if at and line[at - 1][0] // spd == day else None
        after = line[at] if at < len(line) and line[at][0] // spd == day else None
        if before:
            slots += gaps[before[2]][g]
        if after:
            slots += gaps[g][after[2]]
        if before and after:
            slots -= gaps[before[2]][after[2]]
        return slots

    # change -----------------------------------------------------------------------------------------------------

    def place(self, r: int, option: Option, start: int, batch: int = ABSENT, price: int | None = None) -> None:
        """Books a start out of `starts`; without a batch named, the one that loses least, then the one that expires first."""
        batch = self._choose_batch(r, start, batch)
        price = option.price_of(start) if price is None else price
        self.cost += price + self.extra_cost(r, option, start) - self.tables.reject[r]
        self._put(r, option, start, batch, price)
        self.journal.append((r,))

    def remove(self, r: int) -> None:
        option, start, batch, price = self.option[r], self.start[r], self.batch[r], self.price[r]
        self._take(r)
        self.cost -= price + self.extra_cost(r, option, start) - self.tables.reject[r]
        self.journal.append((r, option, start, batch, price))

    def mark(self) -> None:
        self.journal.clear()
        self._marked_cost = self.cost

    def undo(self) -> None:
        """Back to the last `mark`."""
        self.take_back(self.journal, self._marked_cost)
        self.journal.clear()

    def take_back(self, changes: list[tuple], cost: int) -> None:
        """Undoes changes that are the last of this board; `cost` is what it cost before them."""
        for r, *booking in reversed(changes):
            if booking:
                self._put(r, *booking)
            else:
                self._take(r)
        self.cost = cost

    def _choose_batch(self, r: int, start: int, batch: int) -> int:
        """ABSENT for a request without a tracer. Raises ValueError when no batch has enough."""
        if not self.tables.requests[r].tracer:
            return ABSENT
        injected, batches = start - self.tables.requests[r].lead, self.tables.problem.batches
        return min(
            (draw.units[injected], batches[draw.batch].expire, draw.batch)
            for draw in self.tables.draws[r]
            if batch in (ABSENT, draw.batch)
            and draw.units.get(injected, self.left[draw.batch] + 1) <= self.left[draw.batch]
        )[2]

    def _drawn(self, r: int, start: int, batch: int) -> int:
        injected = start - self.tables.requests[r].lead
        return next(draw.units[injected] for draw in self.tables.draws[r] if draw.batch == batch)

    def _put(self, r: int, option: Option, start: int, batch: int, price: int) -> None:
        end = start + option.dur
        gaps, g = self.tables.gaps[option.scanner], option.group
        for h, row in enumerate(self.tables.rows[option.scanner]):
            first = max(start - gaps[h][g], 0)
            self.busy[row] |= ((1 << (end + gaps[g][h] - first)) - 1) << first
        insort(self.lines[option.scanner], (start, end, g, r))
        self.take_units(option, start)
        self.start[r], self.option[r], self.price[r], self.batch[r] = start, option, price, batch
        self.absent.discard(r)
        if batch >= 0:
            self.left[batch] -= self._drawn(r, start, batch)

    def _take(self, r: int) -> None:
        option, start = self.option[r], self.start[r]
        end, line = start + option.dur, self.lines[option.scanner]
        at = bisect_left(line, (start,))
        del line[at]
        self._clear_time(option, start, end, line[max(at - 1, 0) : at + 1])
        self.give_units(option, start)
        if self.batch[r] >= 0:
            self.left[self.batch[r]] += self._drawn(r, start, self.batch[r])
        self.start[r], self.option[r], self.batch[r] = ABSENT, None, ABSENT
        self.absent.add(r)

    def _clear_time(self, option: Option, start: int, end: int, near: list[tuple[int, int, int, int]]) -> None:
        """Frees a slot's time and what its changeovers took, less what the neighbours `near` take of it.

        The nearest neighbours cover whatever others reach into the cleared time: the triangle inequality holds.
        """
        if option.even:
            for row in self.tables.rows[option.scanner]:
                self.busy[row] &= ~(((1 << option.dur) - 1) << start)
            return
        gaps, g = self.tables.gaps[option.scanner], option.group
        for h, row in enumerate(self.tables.rows[option.scanner]):
            own = gaps[h]
            first = max(start - own[g], 0)
            taken = self.busy[row] & ~(((1 << (end + gaps[g][h] - first)) - 1) << first)
            for begins, ends, f, _ in near:
                first = max(begins - own[f], 0)
                taken |= ((1 << (ends + gaps[f][h] - first)) - 1) << first
            self.busy[row] = taken

    def uproot(self, r: int) -> list[int]:
        """Removes a request and before it whatever waits for it; returns all of them."""
        gone = []
        for b, _, _ in self.tables.serves[r]:
            if self.start[b] >= 0:
                gone += self.uproot(b)
        self.remove(r)
        return [*gone, r]

    def take_units(self, option: Option, start: int) -> None:
        """Level k takes over level k + n inside the slots: so many units are free no longer."""
        levels = self.levels
        for part in option.segments:
            base = self.tables.level_base[part.pool]
            top, n = base + self.tables.pool_size[part.pool], part.n
            slots = part.slots << (start + part.off)
            for k in range(base + 1, top - n + 1):
                levels[k] ^= (levels[k] ^ levels[k + n]) & slots
            for k in range(max(base, top - n) + 1, top + 1):
                levels[k] &= ~slots

    def give_units(self, option: Option, start: int) -> None:
        levels = self.levels
        for part in option.segments:
            base = self.tables.level_base[part.pool]
            top, n = base + self.tables.pool_size[part.pool], part.n
            slots = part.slots << (start + part.off)
            for k in range(top, base + n, -1):
                levels[k] ^= (levels[k] ^ levels[k - n]) & slots
            for k in range(base + 1, min(base + n, top) + 1):
                levels[k] |= slots

    # memory -----------------------------------------------------------------------------------------------------

    def save(self) -> tuple:
        lines = [line[:] for line in self.lines]
        bookings = self.start[:], self.option[:], self.price[:], self.batch[:], self.absent.copy()
        return self.busy[:], self.levels[:], lines, self.left[:], bookings, self.cost

    def load(self, saved: tuple) -> None:
        """Takes over a saved state; the saved lists are the board's own from then on."""
        self.busy, self.levels, self.lines, self.left, bookings, self.cost = saved
        self.start, self.option, self.price, self.batch, self.absent = bookings
        self.mark()

    def plan(self) -> Plan:
        problem, requests = self.tables.problem, self.tables.requests
        return Plan.of(
            Assignment(
                requests[r].id,
                problem.scanners[self.option[r].scanner].id,
                start,
                problem.batches[self.batch[r]].id if self.batch[r] >= 0 else None,
            )
            for r, start in enumerate(self.start)
            if start >= 0
        )


def idle_between(spans: list[tuple[int, int]]) -> int:
    ordered = sorted(spans)
    return sum(max(0, later[0] - earlier[1]) for earlier, later in zip(ordered, ordered[1:]))
