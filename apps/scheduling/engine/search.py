"""Ruin and recreate: remove a few related requests, put them back in another order, accept by annealing.

With one seed and a number of iterations the result is the same to the byte; with a time limit it is the best so far.
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import insert_all
from apps.scheduling.engine.ruin import Ruin

HOT, COLD = 40.0, 1.0
LONGEST_WAY = 300_000
"""Changes without a better plan after which the search starts again from the best one."""
ANYBODY, DEAREST = 0.25, 0.35
"""Shares of the orders in which the removed are put back; the rest also looks at their length."""


@dataclass(frozen=True)
class Budget:
    """Ends after so many iterations or at `deadline` of the monotonic clock, whichever comes first."""

    iterations: int | None = None
    deadline: float | None = None


def search(
    board: Board,
    *,
    seed: int,
    budget: Budget,
    report: Callable[[Board], None] = lambda board: None,
    focus: Callable[[], list[int]] | None = None,
) -> Board:
    """Improves the board in place and leaves it at the best plan found; `report` hears every better plan.

    `focus` names the requests whose places matter: the search works around them and ends when there are none.
    """
    rng = Random(seed)
    ruin = Ruin(board, rng, focus)
    best_cost = board.cost
    since: list[tuple] = []
    """Changes after the best plan: a copy of the board at every better plan would take longer than finding it."""
    settled = bool(focus) and not focus()
    for progress in _steps(budget):
        if settled:
            break
        cost = board.cost
        board.mark()
        removed = ruin.run()
        if removed is None:
            board.undo()
            continue
        rest = insert_all(board, _order(board, removed, ruin.pick_waiting(), rng), rng)
        heat = HOT * (COLD / HOT) ** progress
        wanted = cost - heat * math.log(1.0 - rng.random() + 1e-12)
        if any(board.tables.must[r] for r in rest) or board.cost >= wanted and board.cost > cost:
            board.undo()
        elif board.cost < best_cost:
            best_cost = board.cost
            since.clear()
            report(board)
            settled = bool(focus) and not focus()
        else:
            since += board.journal
            if len(since) > LONGEST_WAY:
                board.take_back(since, best_cost)
                since.clear()
    board.take_back(since, best_cost)
    board.mark()
    return board


def _steps(budget: Budget) -> Iterator[float]:
    """Progress from 0 to 1, once an iteration; it follows the iterations where they are given, else the clock."""
    began, step = time.monotonic(), 0
    while budget.iterations is None or step < budget.iterations:
        now = time.monotonic() if budget.deadline is not None else began
        if budget.deadline is not None and now >= budget.deadline:
            return
        if budget.iterations is not None:
            yield step / budget.iterations
        elif budget.deadline is not None:
            yield (now - began) / (budget.deadline - began)
        else:
            raise ValueError("a budget needs iterations or a deadline")
        step += 1


def _order(board: Board, removed: list[int], waiting: list[int], rng: Random) -> list[int]:
    """Who chooses first: mostly the dearest to reject and among them the longest, sometimes anybody."""
    tables, die = board.tables, rng.random()
    everyone = list(dict.fromkeys(removed + waiting))
    rng.shuffle(everyone)
    if die < ANYBODY:
        return everyone
    if die < ANYBODY + DEAREST:
        return sorted(everyone, key=lambda r: -tables.reject[r])
    return sorted(everyone, key=lambda r: (-tables.reject[r], -tables.options[r][0].dur))
