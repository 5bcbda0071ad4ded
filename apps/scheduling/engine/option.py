"""A mode of a request made ready for the board: where it may start at all, and what each start costs by itself."""

from dataclasses import dataclass

from apps.scheduling.engine.bits import erode, reach, span_mask
from apps.scheduling.engine.problem import STAT, Mode, Problem, Request


@dataclass(frozen=True, slots=True)
class Segment:
    """`n` units of a pool over [start + off, start + off + length)."""

    pool: int
    off: int
    length: int
    n: int

    @property
    def slots(self) -> int:
        return (1 << self.length) - 1


@dataclass(slots=True, eq=False)
class Option:
    """`pattern`: cost of the start itself and the starts that would have it, cheapest first; `mask` lies inside their union."""

    scanner: int
    dur: int
    group: int
    row: int
    segments: tuple[Segment, ...]
    mask: int
    pattern: tuple[tuple[int, int], ...]
    even: bool
    """Every changeover of the scanner is free, so that the start's own price is the whole price."""
    _prices: tuple[tuple[int, int], ...] | None = None

    @property
    def prices(self) -> tuple[tuple[int, int], ...]:
        """The pattern cut down to `mask`; made when it is asked for, for a first plan never looks at most of them."""
        if self._prices is None:
            self._prices = tuple((cost, part) for cost, mask in self.pattern if (part := mask & self.mask))
        return self._prices

    def price_of(self, start: int) -> int:
        bit = 1 << start
        for cost, mask in self.pattern:
            if mask & bit:
                return cost
        raise ValueError(f"no start at {start}")


class StartRules:
    """Masks shared by requests: hours, blocks, windows and prices, each computed once; scanners with equal hours share them."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        spd = problem.slots_per_day
        self.days = [span_mask(day * spd, (day + 1) * spd) for day in range(problem.days)]
        self._known: dict = {}
        self._blocks: dict[str, list] = {scanner.id: [] for scanner in problem.scanners}
        self._reserves: dict[str, list] = {scanner.id: [] for scanner in problem.scanners}
        for block in problem.blocks:
            if block.released_at is None:
                self._blocks[block.scanner].append((block.start, block.end, block.allow_max_priority))
            elif problem.now < block.released_at:
                self._reserves[block.scanner].append((block.start, block.end, block.allow_max_priority))
        self.like: dict[str, str] = {}
        """Per scanner the first one with the same hours."""
        first: dict = {}
        for scanner in problem.scanners:
            self.like[scanner.id] = first.setdefault((scanner.open, scanner.overtime), scanner.id)
        self._open = {s.id: union_mask(s.open) for s in problem.scanners}
        self._hours = {s.id: union_mask(s.open) | union_mask(s.overtime) for s in problem.scanners}

    def own_mask(self, request: Request, dur: int) -> int:
        """Starts that the request's own rules allow an exam of this length, wherever it is."""
        starts = self.once("windows", request.windows, request.lead, request.tail + dur)
        starts &= ~span_mask(0, request.release)
        if request.deadline is not None:
            starts &= span_mask(0, request.deadline - dur + 1)
        return starts

    def mask(self, request: Request, mode: Mode, own: int) -> int:
        """Starts of `own_mask` that the scanner's hours and blocks allow too."""
        starts = own & self.once("free", mode.scanner, mode.dur, request.priority)
        if request.fixed:
            fixed_here = request.fixed.scanner == mode.scanner and request.fixed.start >= 0
            starts &= 1 << request.fixed.start if fixed_here else 0
        return starts

    def pattern(self, request: Request, mode: Mode) -> tuple[tuple[int, int], ...]:
        """What every start within the scanner's hours from the release on costs by itself, cheapest first."""
        exact = request.release if request.priority == STAT else request.release // self.problem.slots_per_day
        preferred = request.preferred
        due_day = min(request.due_day, self.problem.days)
        key = ("pattern", self.like[mode.scanner], mode.dur, request.priority, exact, due_day, preferred)
        if key not in self._known:
            self._known[key] = self._find_pattern(request, mode)
        return self._known[key]

    def _find_pattern(self, request: Request, mode: Mode) -> tuple[tuple[int, int], ...]:
        weights, spd, p = self.problem.weights, self.problem.slots_per_day, request.priority
        hourly = p == STAT and weights.stat_hour
        found: dict[int, int] = {}
        preferred = self.once("union", request.preferred) if request.preferred else -1
        first, wait, late, due = request.release // spd, weights.wait_day[p], weights.late_day[p], request.due_day
        released = ~span_mask(0, request.release if p == STAT else first * spd)
        for day, slots, level in self.once("overtime_days", self.like[mode.scanner], mode.dur):
            part = level & released
            if not part:
                continue
            cost = wait * (day - first) + (late * (day - due) if day > due else 0) + weights.overtime * slots
            liked = part & preferred
            for price, mask in ((cost, liked), (cost + weights.pref, part ^ liked)):
                if mask and hourly:
                    self._add_hours(found, request, price, mask)
                elif mask:
                    found[price] = found.get(price, 0) | mask
        return tuple(sorted(found.items()))

    def _add_hours(self, found: dict[int, int], request: Request, cost: int, mask: int) -> None:
        """Starts that cost more with every hour after the release."""
        grid = self.problem.grid_min
        hour = ((mask & -mask).bit_length() - 1 - request.release) * grid // 60
        while mask:
            end = request.release - (-(hour + 1) * 60 // grid)
            part = mask & span_mask(0, end)
            if part:
                price = cost + self.problem.weights.stat_hour * hour
                found[price] = found.get(price, 0) | part
            mask ^= part
            hour += 1

    def once(self, *key):
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = getattr(self, f"_find_{key[0]}")(*key[1:])
        return found

    def _find_hours(self, scanner: str, dur: int) -> int:
        return erode(self._hours[scanner], dur)

    def _find_free(self, scanner: str, dur: int, priority: int) -> int:
        return self.once("hours", self.like[scanner], dur) & ~(
            self.once("blocked", scanner, dur, priority) | self.once("reserve", scanner, dur, priority)
        )

    def _find_blocked(self, scanner: str, dur: int, priority: int) -> int:
        return _find_closed(self._blocks[scanner], dur, priority)

    def _find_reserve(self, scanner: str, dur: int, priority: int) -> int:
        return _find_closed(self._reserves[scanner], dur, priority)

    def _find_windows(self, windows, lead: int, rest: int) -> int:
        return union_mask((start + lead, end - rest + 1) for start, end in windows)

    def _find_union(self, spans) -> int:
        return union_mask(spans)

    def _find_overtime_days(self, scanner: str, dur: int) -> list[tuple[int, int, int]]:
        """(day, slots outside the regular hours, starts of that day with exactly so many)."""
        levels = self._find_overtime(scanner, dur)
        parts = ((day, slots, today & level) for day, today in enumerate(self.days) for slots, level in levels)
        return [part for part in parts if part[2]]

    def _find_overtime(self, scanner: str, dur: int) -> list[tuple[int, int]]:
        """(slots outside the regular hours, starts with exactly so many)."""
        closed = self._hours[scanner] & ~self._open[scanner]
        possible = self.once("hours", scanner, dur)
        at_least = [possible] + [0] * dur
        for slot in range(dur if closed else 0):
            over = closed >> slot
            for k in range(dur, 0, -1):
                at_least[k] |= at_least[k - 1] & over & possible
        exact = [a & ~b for a, b in zip(at_least, [*at_least[1:], 0])]
        return [(slots, mask) for slots, mask in enumerate(exact) if mask]


def _find_closed(blocks: list[tuple[int, int, int]], dur: int, priority: int) -> int:
    return reach(union_mask((start, end) for start, end, allowed in blocks if priority > allowed), dur)


def union_mask(spans) -> int:
    mask = 0
    for start, end in spans:
        mask |= span_mask(start, end)
    return mask


def find_segments(request: Request, dur: int, pool_index: dict[str, int]) -> tuple[Segment, ...]:
    """The demands as steps that never overlap within one pool, relative to the start."""
    by_pool: dict[str, list[tuple[int, int, int]]] = {}
    for demand in request.demands:
        start, end = demand.span(0, dur)
        if demand.n and end > start:
            by_pool.setdefault(demand.pool, []).append((start, end, demand.n))
    found = []
    for pool, parts in by_pool.items():
        cuts = sorted({cut for start, end, _ in parts for cut in (start, end)})
        for left, right in zip(cuts, cuts[1:]):
            n = sum(n for start, end, n in parts if start <= left and right <= end)
            if n:
                found.append(Segment(pool_index[pool], left, right - left, n))
    return tuple(found)
