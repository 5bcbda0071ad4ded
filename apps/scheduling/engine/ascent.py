"""Raises the prices of a relaxation step by step towards its best bound, and proves in whole numbers what it found.

The steps are floating point, the proof is not: the best prices are rounded to whole numbers and the bound is computed from
them in whole numbers, so that it holds whatever the steps did.
"""

import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

SCALE = 1024
MEMORY = 0.8
SLOWER = 0.6
LEAST_STEP = 1e-4
TELL_EVERY_S = 2.0


class Relaxed(Protocol):
    limit: Any
    """Greatest price of each row; the least is 0."""

    def evaluate(self, prices: np.ndarray, scale: int = 1) -> tuple: ...

    def slope(self, choice: Any) -> np.ndarray: ...


def ascend(
    relaxed: Relaxed,
    prices: np.ndarray,
    *,
    target: int,
    deadline: float,
    steps: int,
    size: float,
    patience: int,
    report: Callable[[int], None],
) -> np.ndarray:
    """Subgradient steps of Polyak's length with some memory of the last direction. Returns the best prices.

    After `patience` steps without a better bound they become shorter.
    """
    best, best_prices, told, known = -np.inf, prices, time.monotonic(), -np.inf
    direction, since = np.zeros_like(prices), 0
    for _ in range(steps):
        if time.monotonic() >= deadline or size < LEAST_STEP:
            break
        value, choice = relaxed.evaluate(prices)
        if value > best + 1e-6:
            best, best_prices, since = value, prices, 0
        else:
            since += 1
        if since > patience:
            size, since, prices = size * SLOWER, 0, best_prices
            direction[:] = 0
            continue
        slope = relaxed.slope(choice)
        slope[((prices <= 0) & (slope < 0)) | ((prices >= relaxed.limit) & (slope > 0))] = 0
        direction = MEMORY * direction + (1 - MEMORY) * slope
        norm = float((direction * direction).sum())
        if norm < 1e-9:
            break
        step = size * max(target - value, 1.0) / norm
        prices = np.minimum(np.maximum(0, prices + direction * step), relaxed.limit)
        if best > known and time.monotonic() - told > TELL_EVERY_S:
            report(prove(relaxed, best_prices))
            told, known = time.monotonic(), best
    report(prove(relaxed, best_prices))
    return best_prices


def prove(relaxed: Relaxed, prices: np.ndarray) -> int:
    """The bound of these prices in whole numbers; rounded up, for every plan's cost is whole."""
    whole = np.rint(prices * SCALE).astype(np.int64)
    value, _ = relaxed.evaluate(whole, SCALE)
    return -(-int(value) // SCALE)
