"""A proven lower bound of the cost of every plan: slot prices first, then chains with changeovers from where those ended."""

import time
from collections.abc import Callable

import numpy as np

from apps.scheduling.engine.ascent import ascend
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.chains import ChainRelaxation
from apps.scheduling.engine.relaxation import Relaxation

SLOT_SHARE = 0.25
"""Of the time and of the steps, for the slot prices."""


def find_bound(
    board: Board,
    *,
    target: int,
    deadline: float,
    steps: int = 1_000_000,
    report: Callable[[int], None] = lambda bound: None,
) -> int:
    """`board` holds the fixed bookings only; `target` is the cost of a known plan. Reports every proven improvement."""
    proven = [-1]

    def tell(bound: int) -> None:
        if bound > proven[0]:
            proven[0] = bound
            report(bound)

    slots = Relaxation(board)
    until = time.monotonic() + SLOT_SHARE * (deadline - time.monotonic())
    own = max(1, int(SLOT_SHARE * steps))
    free = np.zeros(slots.capacity.shape)
    tell(prove_free(slots, free))
    prices = ascend(slots, free, target=target, deadline=until, steps=own, size=0.5, report=tell)
    if any(any(row) for table in board.tables.gaps for row in table) and time.monotonic() < deadline:
        chains = ChainRelaxation(slots, board)
        start = chains.start_from(slots.evaluate(prices)[1].worth, prices)
        ascend(chains, start, target=target, deadline=deadline, steps=steps - own, size=0.7, report=tell)
    return max(proven[0], 0)


def prove_free(slots: Relaxation, free: np.ndarray) -> int:
    """What every request costs at its cheapest start, as if it were alone: the bound of the first moment."""
    return int(slots.evaluate(free.astype(np.int64))[0])
