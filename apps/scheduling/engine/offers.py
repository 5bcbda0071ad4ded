"""The first start of every gap, and what each costs everybody else; exact: the board is asked about every start."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from apps.common.kernel.intervals import subtract
from apps.scheduling.engine.bits import span_mask
from apps.scheduling.engine.calendar import Calendar
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.problem import Mode, Request


class GapStart(NamedTuple):
    start: int
    scanner: str
    mode: Mode


class Price(NamedTuple):
    """Slots that nobody can use because of a start: more changeover, and leftovers shorter than any exam."""

    changeover: int
    crumbs: int
    is_last_long: bool
    """No gap is left that day that is long enough for a long exam, and there was one."""


def list_gap_starts(calendar: Calendar, request: Request, *, grid: int, count: int) -> list[GapStart]:
    """The first `count` starts in order of time, then scanner: on the grid, the first of each run of possible starts."""
    firsts = {}
    on_grid = _grid_mask(calendar.problem.horizon, grid)
    for mode in request.modes:
        starts = calendar.starts(request, mode) & on_grid
        firsts[mode] = starts & ~(starts << grid)
    found: list[GapStart] = []
    while len(found) < count and any(firsts.values()):
        start, scanner, mode = min(
            ((mask & -mask).bit_length() - 1, mode.scanner, mode) for mode, mask in firsts.items() if mask
        )
        found.append(GapStart(start, scanner, mode))
        firsts[mode] &= firsts[mode] - 1
    return found


def price_start(calendar: Calendar, request: Request, start: int, mode: Mode, *, useful: int, long: int) -> Price:
    problem, end = calendar.problem, start + mode.dur
    free = calendar.free(mode.scanner)
    left = min(_run_before(free, start), start - request.release)  # nobody misses what is over
    right = _run_after(free, end)
    changeover = _added_changeover(calendar, request.family, mode.scanner, start, end)
    spare = [rest for rest in (left, right) if 0 < rest < useful]
    whole = left + mode.dur + right
    breaks_long = whole >= long > max(left, right)
    day = span_mask(start // problem.slots_per_day * problem.slots_per_day, start)
    day |= span_mask(start, (start // problem.slots_per_day + 1) * problem.slots_per_day)
    is_last = breaks_long and not _has_long_gap(calendar, request, day, mode.scanner, (start - left, end + right), long)
    return Price(changeover, sum(spare), is_last)


def _added_changeover(calendar: Calendar, family: int, scanner: str, start: int, end: int) -> int:
    problem, (before, after) = calendar.problem, calendar.neighbours(scanner, start, end)
    day = start // problem.slots_per_day
    before = before if before and before[0] // problem.slots_per_day == day else None
    after = after if after and after[0] // problem.slots_per_day == day else None
    added = problem.setup_between(scanner, before[2], family) if before else 0
    added += problem.setup_between(scanner, family, after[2]) if after else 0
    if before and after:
        added -= problem.setup_between(scanner, before[2], after[2])
    return max(0, added)


def _has_long_gap(
    calendar: Calendar, request: Request, day: int, scanner: str, gap: tuple[int, int], long: int
) -> bool:
    """Whether another gap of that day, on any of the scanners that would do, is long enough."""
    for mode in request.modes:
        free = calendar.free(mode.scanner) & day
        if mode.scanner == scanner:
            free &= ~span_mask(*gap)
        while free:
            first = (free & -free).bit_length() - 1
            run = _run_after(free, first)
            if run >= long:
                return True
            free &= ~span_mask(first, first + run)
    return False


def _run_before(free: int, at: int) -> int:
    """How many slots right before `at` are free."""
    barred = ~free & span_mask(0, at)
    return at - barred.bit_length()


def _run_after(free: int, at: int) -> int:
    barred = ~(free >> at)
    return (barred & -barred).bit_length() - 1


@cache
def _grid_mask(horizon: int, grid: int) -> int:
    return int(("0" * (grid - 1) + "1") * (horizon // grid + 1), 2)


@dataclass(frozen=True)
class ResourceTime:
    """One resource for the load strip: its open spans and what is taken in them."""

    resource_id: int
    opens: tuple[Span, ...]
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True)
class PlaceQuery:
    duration_min: int
    not_before: datetime
    grid_min: int = 5


def count_places(query: PlaceQuery, resources: Iterable[ResourceTime], within: Span) -> int:
    """How many exams of this length still fit one after another inside `within`, over all resources."""
    length = timedelta(minutes=query.duration_min)
    places = 0
    for resource in resources:
        for start, end in list_free_spans(query, resource):
            first = ceil_to_grid(max(start, within[0]), query.grid_min)
            places += max(0, (min(end, within[1]) - first) // length)
    return places


def list_free_spans(query: PlaceQuery, resource: ResourceTime) -> Iterator[Span]:
    opens = [(max(start, query.not_before), end) for start, end in resource.opens]
    yield from subtract(opens, resource.busy)


def ceil_to_grid(at: datetime, grid_min: int) -> datetime:
    """The next full grid minute, counted from the full hour."""
    floor = at.replace(minute=at.minute - at.minute % grid_min, second=0, microsecond=0)
    return floor if floor == at else floor + timedelta(minutes=grid_min)
