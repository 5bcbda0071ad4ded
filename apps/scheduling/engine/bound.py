"""A proven lower bound of the cost of every plan: prices by the hour first, then by the slot, then chains with changeovers."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from apps.scheduling.engine.ascent import ascend, prove
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.chains import ChainRelaxation
from apps.scheduling.engine.price_lp import find_prices
from apps.scheduling.engine.relaxation import Relaxation

SLOT_SHARE = 0.25
"""Of the time and of the steps, for the slot prices."""
LP_SHARE = 0.5
"""Of the time, the most that the linear program may take."""
SLOT_STEP, CHAIN_STEP, LARGE_STEP = 0.1, 0.05, 0.02
"""First steps, short, for the linear program has come near already."""
PATIENCE, LARGE_PATIENCE = 30, 10
"""A step of a large instance takes half a second."""


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
    free = np.zeros(slots.capacity.shape)
    tell(prove(slots, free))
    prices = find_prices(slots, limit_s=LP_SHARE * (deadline - time.monotonic()))
    tell(prove(slots, prices))
    until = deadline if slots.pooled else time.monotonic() + SLOT_SHARE * (deadline - time.monotonic())
    own = max(1, int(SLOT_SHARE * steps))
    size, patience = (LARGE_STEP, LARGE_PATIENCE) if slots.pooled else (SLOT_STEP, PATIENCE)
    common: dict[str, Any] = {"target": target, "report": tell}
    prices = ascend(slots, prices, deadline=until, steps=own, size=size, patience=patience, **common)
    if not slots.pooled and not all(board.tables.even) and time.monotonic() < deadline:
        chains = ChainRelaxation(slots, board)
        start = chains.start_from(slots.evaluate(prices)[1].worth, prices)
        rest = steps - own
        ascend(chains, start, deadline=deadline, steps=rest, size=CHAIN_STEP, patience=PATIENCE, **common)
    return max(proven[0], 0)
