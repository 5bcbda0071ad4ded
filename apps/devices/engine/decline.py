"""A level that falls slowly, such as helium in a magnet: how fast, and when it reaches a limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, sqrt
from statistics import median

from apps.devices.engine.plans import FAR_DAYS, MIN_DAYS, Z80, Pace
from apps.devices.engine.trend import list_slopes


@dataclass(frozen=True)
class Decline:
    """`days`: medians since the last refill that could be used. Slopes a day: 10, 50 and 90 % of what the pairs of days say, steepest first.

    `level`: the median of the last days, brought to the newest day along the slope. Without enough days there is no slope.
    """

    days: int
    level: float | None
    slopes: tuple[float, float, float] | None = None


def measure_decline(medians: Sequence[tuple[int, float]], *, refill: float) -> Decline:
    """From (day number, median of that day), oldest first. A day that stands `refill` above the one before begins anew.

    Theil-Sen slope; its 80 % interval by Sen's order statistics of the pair slopes (Sen, JASA 63, 1968; Kendall's variance without ties,
    made wider where the scatter of one day goes on into the next).
    """
    rows = list(medians)
    for n in range(len(rows) - 1, 0, -1):
        if rows[n][1] - rows[n - 1][1] >= refill:
            rows = rows[n:]
            break
    if not rows:
        return Decline(0, None)
    if len(rows) < MIN_DAYS:
        return Decline(len(rows), rows[-1][1])
    slopes = sorted(list_slopes(rows))
    n, pairs, middle = len(rows), len(slopes), median(slopes)
    tied = _find_memory([value - middle * day for day, value in rows])
    half = Z80 * sqrt(n * (n - 1) * (2 * n + 5) / 18 * (1 + tied) / (1 - tied)) / 2
    low = slopes[max(0, floor(pairs / 2 - half))]
    high = slopes[min(pairs - 1, ceil(pairs / 2 + half))]
    level = median(value + middle * (rows[-1][0] - day) for day, value in rows)
    return Decline(n, level, (low, middle, high))


def _find_memory(scatter: Sequence[float]) -> float:
    """How much of a day's scatter is still there on the next, in [0, 0.8]."""
    middle = median(scatter)
    rest = [value - middle for value in scatter]
    whole = sum(value * value for value in rest)
    if whole <= 0:
        return 0.0
    return min(0.8, max(0.0, sum(a * b for a, b in pairwise(rest)) / whole))


def forecast_limit(decline: Decline, limit: float) -> Pace | None:
    """Days until the level is at `limit`, from the newest day on; FAR_DAYS where a slope does not lead there. None without a slope."""
    if decline.slopes is None or decline.level is None:
        return None
    left = decline.level - limit
    if left <= 0:
        return Pace(0, 0, 0)
    days = [min(FAR_DAYS, left / -slope) if slope < 0 else FAR_DAYS for slope in decline.slopes]
    return Pace(floor(days[0]), round(days[1]), ceil(days[2]))
