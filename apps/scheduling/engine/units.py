"""Units of pools as counts, not as what is left: what was promised beyond the capacity is remembered, and can be given back."""

from collections.abc import Iterable

from apps.scheduling.engine.bits import span_mask
from apps.scheduling.engine.tables import Tables


class Units:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.capacity = tuple(tables.levels)
        self.horizon = tables.problem.horizon
        self.used: list[list[int]] = [[] for _ in tables.problem.pools]
        """Per pool, at index k: the slots in which more than k units are taken."""
        self.changed: set[int] = set()

    def fork(self) -> "Units":
        twin = Units.__new__(Units)
        twin.tables, twin.capacity, twin.horizon = self.tables, self.capacity, self.horizon
        twin.used, twin.changed = [levels[:] for levels in self.used], set()
        return twin

    def take(self, uses: Iterable[tuple[str, int, int, int]]) -> None:
        for pool, start, end, n in uses:
            levels, slots = self._find(pool, start, end)
            for _ in range(n):
                left = slots
                for k, level in enumerate(levels):
                    levels[k], left = level | left, level & left
                    if not left:
                        break
                else:
                    if left:
                        levels.append(left)

    def give(self, uses: Iterable[tuple[str, int, int, int]]) -> None:
        for pool, start, end, n in uses:
            levels, slots = self._find(pool, start, end)
            for _ in range(n):
                left = slots
                for k in range(len(levels) - 1, -1, -1):
                    top = levels[k] & left
                    levels[k] ^= top
                    left ^= top
                while levels and not levels[-1]:
                    levels.pop()

    def write_levels(self, levels: list[int]) -> None:
        """Brings the board's levels (slots with at least n free units) of the changed pools up to date."""
        for pool in self.changed:
            base, size, used = self.tables.level_base[pool], self.tables.pool_size[pool], self.used[pool]
            for n in range(1, size + 1):
                free = 0
                for k in range(size - n + 1):
                    free |= self.capacity[base + n + k] & ~(used[k] if k < len(used) else 0)
                    if k >= len(used):
                        break
                levels[base + n] = free
        self.changed.clear()

    def _find(self, pool: str, start: int, end: int) -> tuple[list[int], int]:
        index = self.tables.pool_index[pool]
        self.changed.add(index)
        return self.used[index], span_mask(start, min(end, self.horizon))
