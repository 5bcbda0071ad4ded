"""How few appointments of a reference can lose their place in any repair: a count that needs no search.

Whoever cannot stand at home even alone must go. Of the others, where homes together ask a pool for more units than it has,
enough of them must go; such places are counted together only when nobody has a part in two of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from apps.scheduling.engine.bits import span_mask
from apps.scheduling.engine.option import Option
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.tables import Tables


def count_least_changed(tables: Tables, reference: Plan) -> int:
    """Moved and dropped together, at least."""
    homes = {tables.index[key]: item for key, item in reference.items()}
    stay: dict[int, tuple[int, Option]] = {}
    for r, item in homes.items():
        if option := _find_home(tables, r, item.scanner, item.start):
            stay[r] = item.start, option
    return len(homes) - len(stay) + _count_short_places(tables, stay)


def _find_home(tables: Tables, r: int, scanner: str, start: int) -> Option | None:
    """The option that the appointment stands on, when it could stand there alone."""
    for option in tables.options[r]:
        if option.scanner == tables.scanner_index[scanner] and option.mask >> start & 1:
            return option if _has_units(tables, option, start) else None
    return None


def _has_units(tables: Tables, option: Option, start: int) -> bool:
    return all(
        not span_mask(start + part.off, start + part.off + part.length) & ~_slots_with(tables, part.pool, part.n)
        for part in option.segments
    )


def _slots_with(tables: Tables, pool: int, n: int) -> int:
    """Slots in which the pool has at least `n` units."""
    return tables.levels[tables.level_base[pool] + n] if n <= tables.pool_size[pool] else 0


def _count_short_places(tables: Tables, stay: dict[int, tuple[int, Option]]) -> int:
    found, spoken_for = 0, set()
    for needed, members in sorted(_list_short_places(tables, stay), key=lambda place: -place[0]):
        if spoken_for.isdisjoint(members):
            found += needed
            spoken_for |= members
    return found


def _list_short_places(tables: Tables, stay: dict[int, tuple[int, Option]]) -> Iterator[tuple[int, set[int]]]:
    """(how many must go, of whom) at each slot at which a use begins and the pool has too few units."""
    uses = defaultdict(list)
    for r, (start, option) in stay.items():
        for part in option.segments:
            uses[part.pool].append((start + part.off, start + part.off + part.length, part.n, r))
    for pool, rows in uses.items():
        edges = {row[0] for row in rows} | set(_list_drops(tables, pool))
        for slot in sorted(edges):
            units: dict[int, int] = defaultdict(int)
            for first, last, n, r in rows:
                if first <= slot < last:
                    units[r] += n
            if needed := _count_to_go(units.values(), _units_at(tables, pool, slot)):
                yield needed, set(units)


def _list_drops(tables: Tables, pool: int) -> Iterator[int]:
    """Slots at which the pool has fewer units than before."""
    for n in range(1, tables.pool_size[pool] + 1):
        mask = _slots_with(tables, pool, n)
        ends = (mask << 1) & ~mask
        while ends:
            low = ends & -ends
            yield low.bit_length() - 1
            ends ^= low


def _units_at(tables: Tables, pool: int, slot: int) -> int:
    return max((n for n in range(1, tables.pool_size[pool] + 1) if _slots_with(tables, pool, n) >> slot & 1), default=0)


def _count_to_go(units: Iterable[int], capacity: int) -> int:
    """The fewest whose units bring the sum down to the capacity."""
    rows = sorted(units, reverse=True)
    over, count = sum(rows) - capacity, 0
    while over > 0:
        over -= rows[count]
        count += 1
    return count
