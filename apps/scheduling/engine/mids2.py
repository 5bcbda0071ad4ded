"""What `mids-2` adds to `mids-1`: release of reserves, travel between sites, staff with shifts; every field may be left out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from apps.scheduling.engine.fields import Fault, Fields, is_whole, show
from apps.scheduling.engine.problem import Pool, Problem

FORMAT = "mids-2"
Shift = tuple[int, int, str]
Travel = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Person:
    """`shifts` keep their place in the instance; None is one that could not be read."""

    id: str
    skills: tuple[str, ...]
    shifts: tuple[Shift | None, ...]


def read_release(block: Fields) -> int | None:
    released_at = block.whole_or_none("released_at") if "released_at" in block.data else None
    if released_at is not None and block.data.get("allow_max_priority") == -1:
        block.name("released_at", "belongs to a reserve: time closed to everybody (allow_max_priority -1) has none")
    return released_at


def read_travel(top: Fields) -> Travel | None:
    """None when a part of it could not be read: what is missing then is no fault of its own."""
    known = len(top.faults)
    ways = top.object("travel")
    rows = {start: ways.object(start) for start in ways.data}
    travel = {start: {end: row.whole(end, 0) for end in row.data} for start, row in rows.items()}
    return travel if len(top.faults) == known else None


def read_staff(top: Fields, last: int | None) -> tuple[Person, ...]:
    return tuple(_read_person(item, last) for item in (top.objects("staff") if "staff" in top.data else ()))


def _read_person(item: Fields, last: int | None) -> Person:
    skills = item.items("skills")
    for index, skill in enumerate(skills):
        if not isinstance(skill, str):
            item.name(f"skills[{index}]", f"must be the id of a pool, not {show(skill)}")
    shifts = tuple(_read_shift(item, index, value, last) for index, value in enumerate(item.items("shifts")))
    return Person(item.text("id"), tuple(skill for skill in skills if isinstance(skill, str)), shifts)


def _read_shift(item: Fields, index: int, value: object, last: int | None) -> Shift | None:
    if not isinstance(value, list) or len(value) != 3 or not all(map(is_whole, value[:2])):
        error = f"must be [start, end, pool], not {show(value)}"
    elif not isinstance(value[2], str):
        error = f"must name a pool, not {show(value[2])}"
    elif value[0] >= value[1]:
        error = f"ends at {value[1]}, not after its start {value[0]}"
    elif value[0] < 0 or (last is not None and value[1] > last):
        error = f"[{value[0]}, {value[1]}] lies outside [0, {last}], the horizon and the day after it"
    else:
        return value[0], value[1], value[2]
    item.name(f"shifts[{index}]", error)
    return None


def check_extension(problem: Problem, staff: tuple[Person, ...], travel: Travel | None) -> Iterator[Fault]:
    for index, block in enumerate(problem.blocks):
        if block.released_at is not None and problem.now is None:
            yield Fault("now", f"is missing: blocks[{index}] has a release time")
            break
    if travel is not None and all(scanner.site for scanner in problem.scanners):
        yield from _check_travel(travel, {scanner.site for scanner in problem.scanners})
    yield from _check_staff(staff, {pool.id for pool in problem.pools})


def _check_travel(travel: Travel, sites: set[str]) -> Iterator[Fault]:
    for start, ways in travel.items():
        for end, slots in ways.items():
            unknown = next((site for site in (start, end) if site not in sites), None)
            if unknown is not None:
                yield Fault(f"travel.{start}.{end}", f"no scanner stands at site {unknown!r}")
            elif start == end and slots:
                yield Fault(f"travel.{start}.{end}", f"must be 0 within one site, not {slots}: use patient_gap")
    for start in sorted(sites):
        for end in sorted(sites - {start}):
            if end not in travel.get(start, {}):
                yield Fault(f"travel.{start}.{end}", "is missing: every two sites need a way in both directions")
                continue
            via = next((site for site in sorted(sites - {start, end}) if _is_shorter(travel, start, site, end)), None)
            if via is not None:
                yield Fault(f"travel.{start}.{end}", f"is longer than the way over {via!r}: no triangle inequality")


def _is_shorter(travel: Travel, start: str, via: str, end: str) -> bool:
    first, second = travel.get(start, {}).get(via), travel.get(via, {}).get(end)
    return first is not None and second is not None and first + second < travel[start][end]


def _check_staff(staff: tuple[Person, ...], pools: set[str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, person in enumerate(staff):
        place = f"staff[{at}]"
        if person.id and first.setdefault(person.id, at) != at:
            yield Fault(f"{place}.id", f"{person.id!r} is already staff[{first[person.id]}]")
        for index, skill in enumerate(person.skills):
            if skill not in pools:
                yield Fault(f"{place}.skills[{index}]", f"there is no pool {skill!r}")
        for index, shift in enumerate(person.shifts):
            if shift and shift[2] not in pools:
                yield Fault(f"{place}.shifts[{index}]", f"there is no pool {shift[2]!r}")
            elif shift and shift[2] not in person.skills:
                yield Fault(f"{place}.shifts[{index}]", f"{person.id!r} does not hold the skill {shift[2]!r}")
        yield from _check_overlaps(place, person)


def _check_overlaps(place: str, person: Person) -> Iterator[Fault]:
    """Against whoever of the earlier shifts lasts longest, so that every late one is named."""
    ordered = sorted((shift, index) for index, shift in enumerate(person.shifts) if shift)
    until, before = -1, -1
    for (start, end, _), index in ordered:
        if start < until:
            yield Fault(f"{place}.shifts[{index}]", f"{person.id!r} is still in shifts[{before}] until {until}")
        if end > until:
            until, before = end, index


def add_shifts(problem: Problem, staff: tuple[Person, ...]) -> Problem:
    """Every person on shift is one more unit of the pool."""
    worked: dict[str, list[tuple[int, int, int]]] = {}
    for person in staff:
        for start, end, pool in person.shifts:
            worked.setdefault(pool, []).append((start, end, 1))
    pools = (
        Pool(pool.id, tuple(_add_up([*pool.capacity, *worked[pool.id]]))) if pool.id in worked else pool
        for pool in problem.pools
    )
    return replace(problem, pools=tuple(pools))


def _add_up(spans: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Spans that may overlap as spans that never do."""
    change: Counter[int] = Counter()
    for start, end, n in spans:
        change[start] += n
        change[end] -= n
    cuts, units = sorted(slot for slot, n in change.items() if n), 0
    for start, end in zip(cuts, cuts[1:]):
        units += change[start]
        if units:
            yield start, end, units
