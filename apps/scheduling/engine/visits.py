"""Several exams of one patient as one visit: the cheapest ways to book them all beside a plan that stays as it is."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import NamedTuple

from apps.scheduling.engine.best_starts import find_best_starts
from apps.scheduling.engine.board import Board

# Places looked at for one question: two exams are searched through, with more the cheapest branches come first.
NODES = 20_000
EVERY = 1 << 30


class Place(NamedTuple):
    request: int
    scanner: int
    start: int
    dur: int


class VisitPlan(NamedTuple):
    """`price` is what the plan's cost rises by; `places` in order of time."""

    price: int
    places: tuple[Place, ...]


def find_visits(
    board: Board, members: Sequence[int], count: int, *, gaps: tuple[int, int | None], keeps_order: bool, apart: int
) -> list[VisitPlan]:
    """The `count` cheapest visits, equal prices in order of time; of those that begin within `apart` slots on the same scanners one.

    `gaps` are the least and the most slots between one exam's end and the next one's start, on top of whatever the problem
    asks of its requests. Leaves the board as it was.
    """
    search = _Search(board, count, apart)
    orders: Iterable[Sequence[int]] = [tuple(members)] if keeps_order else permutations(members)
    saved = [(r, board.tables.needs[r], board.tables.serves[r], board.tables.linked[r]) for r in members]
    for order in orders:
        _chain(board, saved, order, gaps)
        search.run(order)
    for r, needs, serves, linked in saved:
        board.tables.needs[r], board.tables.serves[r], board.tables.linked[r] = needs, serves, linked
    return sorted(search.best.values())[:count]


def _chain(board: Board, saved: Sequence[tuple], order: Sequence[int], gaps: tuple[int, int | None]) -> None:
    """The precedences of one order, beside those that the requests have anyway."""
    tables, (low, high) = board.tables, gaps
    for r, needs, serves, _ in saved:
        at = order.index(r)
        before = [(order[at - 1], low, high)] if at else []
        after = [(order[at + 1], low, high)] if at + 1 < len(order) else []
        tables.needs[r], tables.serves[r], tables.linked[r] = [*needs, *before], [*serves, *after], True


class _Search:
    def __init__(self, board: Board, count: int, apart: int) -> None:
        self.board, self.count, self.apart = board, count, apart
        self.best: dict[tuple, VisitPlan] = {}
        self.limit = EVERY

    def run(self, order: Sequence[int]) -> None:
        self.nodes = NODES
        self._extend(order, (), 0)

    def _extend(self, order: Sequence[int], places: tuple[Place, ...], price: int) -> None:
        """Books the next member at each of its starts, the cheapest first; of the last one only the cheapest counts."""
        r, is_last = order[len(places)], len(places) + 1 == len(order)
        for best in find_best_starts(self.board, r, 1 if is_last else EVERY):
            total, place = price + best.price, Place(r, best.scanner, best.start, best.option.dur)
            if total > self.limit or self.nodes <= 0:
                return
            self.nodes -= 1
            if is_last:
                self._keep(VisitPlan(total, (*places, place)))
                return
            self.board.place(r, best.option, best.start)
            self._extend(order, (*places, place), total)
            self.board.remove(r)

    def _keep(self, plan: VisitPlan) -> None:
        key = (tuple(place[:2] for place in plan.places), plan.places[0].start // self.apart)
        known = self.best.get(key)
        if known is None or plan < known:
            self.best[key] = plan
        if len(self.best) >= self.count:
            self.limit = sorted(self.best.values())[self.count - 1].price
