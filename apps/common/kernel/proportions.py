"""A rate with its interval, and a funnel that tells differences between units from chance. None ranks anybody."""

from dataclasses import dataclass

import numpy as np

from apps.common.kernel.later import Later

stats = Later("scipy.stats")


def compute_wilson(hits: int, n: int, *, confidence: float = 0.95) -> tuple[float, float] | None:
    """Wilson interval of a rate; None without data."""
    if n == 0:
        return None
    interval = stats.binomtest(hits, n).proportion_ci(confidence, method="wilson")
    return float(interval.low), float(interval.high)


@dataclass(frozen=True)
class FunnelPoint:
    """One unit; under the minimum count it has no rate. `is_out`: outside the limits of 99.8 %."""

    key: str
    hits: int
    n: int
    rate: float | None
    interval: tuple[float, float] | None
    is_out: bool


@dataclass(frozen=True)
class Funnel:
    """Points in the order of their keys, never by rate; `limits` are (n, low 99.8, low 95, high 95, high 99.8)."""

    centre: float | None
    points: tuple[FunnelPoint, ...]
    limits: tuple[tuple[int, float, float, float, float], ...]


def compute_funnel(units: dict[str, tuple[int, int]], *, min_cases: int) -> Funnel:
    """Exact binomial limits around the rate of all units together (Spiegelhalter 2005, 95 % and 99.8 %)."""
    total = sum(n for _, n in units.values())
    if total == 0:
        return Funnel(None, tuple(FunnelPoint(key, 0, 0, None, None, False) for key in sorted(units)), ())
    centre = sum(hits for hits, _ in units.values()) / total
    points = tuple(_place(key, *units[key], centre, min_cases) for key in sorted(units))
    most = max(n for _, n in units.values())
    counts = sorted({int(n) for n in np.linspace(max(1, min(min_cases, most)), most, 24)})
    return Funnel(centre, points, tuple((n, *_limit(n, centre)) for n in counts))


def _place(key: str, hits: int, n: int, centre: float, min_cases: int) -> FunnelPoint:
    if n < max(1, min_cases):
        return FunnelPoint(key, hits, n, None, None, False)
    low, _, _, high = _limit(n, centre)
    rate = hits / n
    return FunnelPoint(key, hits, n, rate, compute_wilson(hits, n), not low <= rate <= high)


def _limit(n: int, centre: float) -> tuple[float, float, float, float]:
    low, near, far, high = (float(stats.binom.ppf(q, n, centre)) / n for q in (0.001, 0.025, 0.975, 0.999))
    return low, near, far, high
