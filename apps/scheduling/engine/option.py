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


@dataclass(frozen=True, slots=True)
class Option:
    """`prices`: cost of the start itself and the starts that have it, cheapest first; together they are `mask`."""

    scanner: int
    dur: int
    group: int
    row: int
    segments: tuple[Segment, ...]
    mask: int
    prices: tuple[tuple[int, int], ...]
    even: bool
    """Every changeover of the scanner is free, so that the start's own price is the whole price."""

    def price_of(self, start: int) -> int:
        bit = 1 << start
        for cost, mask in self.prices:
            if mask & bit:
                return cost
        raise ValueError(f"no start at {start}")


class StartRules:
    """Masks shared by requests: hours, blocks, windows and overtime, each computed once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        spd = problem.slots_per_day
        self.days = [span_mask(day * spd, (day + 1) * spd) for day in range(problem.days)]
        self._open = {s.id: _union(s.open) for s in problem.scanners}
        self._hours = {s.id: _union(s.open) | _union(s.overtime) for s in problem.scanners}
        self._known: dict = {}

    def mask(self, request: Request, mode: Mode) -> int:
        """Starts that the request's own rules and the scanner's hours and blocks allow."""
        starts = self.once("hours", mode.scanner, mode.dur) & ~self.once(
            "blocked", mode.scanner, mode.dur, request.priority
        )
        starts &= self.once("windows", request.windows, request.lead, request.tail + mode.dur)
        starts &= ~span_mask(0, request.release)
        if request.deadline is not None:
            starts &= span_mask(0, request.deadline - mode.dur + 1)
        if request.fixed:
            fixed_here = request.fixed.scanner == mode.scanner and request.fixed.start >= 0
            starts &= 1 << request.fixed.start if fixed_here else 0
        return starts

    def prices(self, request: Request, mode: Mode, starts: int) -> tuple[tuple[int, int], ...]:
        weights, spd, p = self.problem.weights, self.problem.slots_per_day, request.priority
        found: dict[int, int] = {}
        levels = self.once("overtime", mode.scanner, mode.dur)
        preferred = _union(request.preferred)
        for day, day_mask in enumerate(self.days):
            today = starts & day_mask
            if not today:
                continue
            base = weights.wait_day[p] * (day - request.release // spd)
            base += weights.late_day[p] * max(0, day - request.due_day)
            for slots, level in levels:
                part = today & level
                if not part:
                    continue
                cost = base + weights.overtime * slots
                liked = part & preferred if request.preferred else part
                for extra, mask in ((0, liked), (weights.pref, part & ~liked)):
                    if mask:
                        self._add(found, request, cost + extra, mask)
        return tuple(sorted(found.items()))

    def _add(self, found: dict[int, int], request: Request, cost: int, mask: int) -> None:
        if request.priority != STAT or not self.problem.weights.stat_hour:
            found[cost] = found.get(cost, 0) | mask
            return
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

    def once(self, kind: str, *key):
        if (kind, *key) not in self._known:
            self._known[(kind, *key)] = getattr(self, f"_find_{kind}")(*key)
        return self._known[(kind, *key)]

    def _find_hours(self, scanner: str, dur: int) -> int:
        return erode(self._hours[scanner], dur)

    def _find_blocked(self, scanner: str, dur: int, priority: int) -> int:
        closed = [
            (b.start, b.end) for b in self.problem.blocks if b.scanner == scanner and priority > b.allow_max_priority
        ]
        return reach(_union(closed), dur)

    def _find_windows(self, windows, lead: int, rest: int) -> int:
        return _union((start + lead, end - rest + 1) for start, end in windows)

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


def _union(spans) -> int:
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
