"""Rates with their intervals: plain ones after Wilson, those of weighted draws by inverse inclusion probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from apps.common.kernel.later import Later

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = Later("pandas")
stats = Later("scipy.stats")


@dataclass(frozen=True)
class Judged:
    """One judged case of a draw: whether it counts, and how probable it was to be drawn."""

    draw: str
    hit: bool
    probability: float


@dataclass(frozen=True)
class Estimate:
    """`rate` of the frame by weights, `raw` of the cases as they were drawn; `n` judged cases."""

    n: int
    hits: int
    raw: float
    rate: float
    interval: tuple[float, float]


def estimate_rate(cases: Sequence[Judged], *, confidence: float = 0.95) -> Estimate | None:
    """Hájek's ratio over draws; its variance with residuals centred a draw (Hájek's approximation), the interval
    after Wilson with the number of cases that a simple random sample of that variance would have."""
    if not cases:
        return None
    table = pd.DataFrame([{"draw": c.draw, "y": float(c.hit), "p": c.probability} for c in cases])
    table["w"] = 1 / table["p"]
    total, hits = table["w"].sum(), int(table["y"].sum())
    rate = float((table["y"] * table["w"]).sum() / total)
    worth = _count_worth(table, rate, total)
    return Estimate(len(cases), hits, hits / len(cases), rate, _wilson_of(rate, worth, confidence))


def _count_worth(table: pd.DataFrame, rate: float, total: float) -> float:
    """Effective number of cases: p(1-p)/variance; Kish's where no variance can be seen."""
    variance = sum(_vary(group, rate) for _, group in table.groupby("draw")) / total**2
    kish = float(total**2 / (table["w"] ** 2).sum())
    if variance <= 0:
        return kish
    return min(len(table), max(1.0, rate * (1 - rate) / variance)) if 0 < rate < 1 else kish


def _vary(group: pd.DataFrame, rate: float) -> float:
    n, spare = len(group), 1 - group["p"]
    if n < 2 or spare.sum() <= 0:
        return 0.0
    residual = (group["y"] - rate) * group["w"]
    centre = (spare * residual).sum() / spare.sum()
    return float(n / (n - 1) * (spare * (residual - centre) ** 2).sum())


def _wilson_of(rate: float, n: float, confidence: float) -> tuple[float, float]:
    z = float(stats.norm.ppf(0.5 + confidence / 2))
    middle = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z * float(np.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def bound_clean(n: int, *, confidence: float = 0.95) -> float | None:
    """Highest rate that `n` clean cases in a row do not rule out at this confidence (exact, one-sided)."""
    return float(1 - (1 - confidence) ** (1 / n)) if n else None
