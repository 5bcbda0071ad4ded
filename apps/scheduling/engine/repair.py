"""Repair: the reference plan with as little change as possible: first nobody dropped, then few moves, then short and cheap ones."""

from collections.abc import Iterator
from functools import cached_property

from apps.scheduling.engine.bits import span_mask
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.cost import move_price
from apps.scheduling.engine.greedy import insert_all, place_fixed
from apps.scheduling.engine.option import Option
from apps.scheduling.engine.plan import Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.problem import Problem
from apps.scheduling.engine.tables import Tables

RING = 6
"""Slots that one unit of the shift price pays for."""


class MovedOption:
    """An option of somebody who already has an appointment: home costs nothing more, every other start is a move."""

    def __init__(self, option: Option, problem: Problem, home: int, at_home: bool, surcharge: int) -> None:
        self.scanner, self.dur, self.group, self.row = option.scanner, option.dur, option.group, option.row
        self.segments, self.mask, self.even = option.segments, option.mask, option.even
        self._option, self._problem, self._home = option, problem, home
        self._at_home, self._surcharge = at_home, surcharge

    @property
    def pattern(self) -> tuple[tuple[int, int], ...]:
        return self.prices

    @cached_property
    def prices(self) -> tuple[tuple[int, int], ...]:
        found: dict[int, int] = {}
        home, problem = self._home, self._problem
        morning = home - home % problem.slots_per_day
        today = span_mask(morning, morning + problem.slots_per_day)
        for price, mask in self._option.prices:
            if self._at_home and mask >> home & 1:
                found[price] = found.get(price, 0) | 1 << home
                mask &= ~(1 << home)
            for near in list_rings(mask, home):
                for part in (near & today, near & ~today):
                    if part:
                        start = part.bit_length() - 1
                        dear = price + self._surcharge + move_price(problem, home, start)
                        found[dear] = found.get(dear, 0) | part
        return tuple(sorted(found.items()))

    def price_of(self, start: int) -> int:
        price = self._option.price_of(start)
        if self._at_home and start == self._home:
            return price
        return price + self._surcharge + move_price(self._problem, self._home, start)


def list_rings(mask: int, home: int) -> Iterator[int]:
    """The starts of a mask in parts that are equally far from home as the shift price counts, later ones first."""
    later = mask >> home
    while later:
        ring = ((later & -later).bit_length() - 1) // RING
        part = later & span_mask(RING * ring, RING * (ring + 1))
        yield part << home
        later ^= part
    earlier = mask & span_mask(0, home)
    while earlier:
        ring = (home - earlier.bit_length() + 1) // RING
        part = earlier & span_mask(home - RING * (ring + 1) + 1, home - RING * ring + 1)
        yield part
        earlier ^= part


class RepairTables(Tables):
    """A move is dearer than any gain of a plan, a dropped appointment dearer than all moves together."""

    def __init__(self, problem: Problem, reference: Plan) -> None:
        super().__init__(problem)
        self.reference = reference
        move = 1 + sum(sorted(self.reject)[-4:])
        drop = move * (len(reference) + 1) * 4
        self.homes: list[tuple[int, int, int]] = []
        """Of everybody in the reference: request, start, scanner."""
        for key, item in reference.items():
            r = self.index[key]
            self.homes.append((r, item.start, self.scanner_index[item.scanner]))
            self.reject[r] = drop + 2 * self.reject[r]
            scanner = self.scanner_index[item.scanner]
            self.options[r] = tuple(
                MovedOption(option, problem, item.start, option.scanner == scanner, move) for option in self.options[r]
            )


def start_repair(board: Board) -> None:
    """Everything that can stay stays; who lost the place gets the nearest one that is free."""
    tables = board.tables
    lay_out(board, tables.reference)
    place_fixed(board)
    for r in range(len(tables.requests)):
        # Laid out beside a predecessor that found no place itself.
        if (
            board.start[r] >= 0
            and any(board.start[a] < 0 for a, *_ in tables.needs[r])
            and not tables.requests[r].fixed
        ):
            board.uproot(r)
    order = sorted(
        range(len(tables.requests)),
        key=lambda r: (not tables.must[r], -tables.reject[r], tables.requests[r].due_day, r),
    )
    insert_all(board, order)


def list_displaced(board: Board) -> list[int]:
    """Who of the reference has another place now, or none."""
    starts, options = board.start, board.option
    return [r for r, start, scanner in board.tables.homes if starts[r] != start or options[r].scanner != scanner]
