"""A proven lower bound of the cost of every plan: prices of scanner and pool slots raised by subgradient steps.

The steps are floating point, the proof is not: the best prices are rounded to whole numbers and the bound is computed from
them in whole numbers, so that it holds whatever the steps did.
"""

import time
from collections.abc import Callable

import numpy as np

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.relaxation import Relaxation

SCALE = 1024
PATIENCE = 12
MEMORY = 0.6


def find_bound(
    board: Board,
    *,
    target: int,
    deadline: float,
    steps: int = 100_000,
    report: Callable[[int], None] = lambda bound: None,
) -> int:
    """`board` holds the fixed bookings only; `target` is the cost of a known plan. Reports every proven improvement."""
    relaxed = Relaxation(board)
    prices = np.zeros(relaxed.capacity.shape)
    proven = prove(relaxed, prices)
    report(proven)
    best, best_prices, told = -np.inf, prices, time.monotonic()
    direction, size, since = np.zeros_like(prices), 1.0, 0
    for _ in range(steps):
        if time.monotonic() >= deadline or size < 1e-4:
            break
        value, choice = relaxed.evaluate(prices)
        if value > best + 1e-6:
            best, best_prices, since = value, prices, 0
        else:
            since += 1
        if since > PATIENCE:
            size, since, prices = size * 0.7, 0, best_prices
            direction[:] = 0
            continue
        slope = relaxed.usage(choice) - relaxed.capacity
        slope[(prices <= 0) & (slope < 0)] = 0
        direction = MEMORY * direction + (1 - MEMORY) * slope
        norm = float((direction * direction).sum())
        if norm < 1e-9:
            break
        prices = np.maximum(0, prices + direction * (size * max(target - value, 1.0) / norm))
        if time.monotonic() - told > 2.0:
            proven, told = max(proven, prove(relaxed, best_prices)), time.monotonic()
            report(proven)
    proven = max(proven, prove(relaxed, best_prices))
    report(proven)
    return proven


def prove(relaxed: Relaxation, prices: np.ndarray) -> int:
    """The bound of these prices in whole numbers; rounded up, for every plan's cost is whole."""
    whole = np.rint(prices * SCALE).astype(np.int64)
    value, _ = relaxed.evaluate(whole, SCALE)
    return -(-int(value) // SCALE)
