"""Control charts of one parameter: Shewhart limits and EWMA (NIST/SEMATECH e-Handbook, 6.3.2 and 6.3.2.4)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev


@dataclass(frozen=True)
class Centre:
    """What a parameter was like while the baseline was taken."""

    mean: float
    sd: float
    n: int


@dataclass(frozen=True)
class EwmaPoint:
    value: float
    lower: float
    upper: float

    @property
    def is_out(self) -> bool:
        return not self.lower <= self.value <= self.upper


def make_centre(values: Sequence[float], *, sd_floor: float) -> Centre:
    """Mean and sample SD, the SD never below the floor: a chart of rounding errors alarms at everything. Needs two values."""
    return Centre(fmean(values), max(stdev(values), sd_floor), len(values))


def get_limits(centre: Centre, sigmas: float) -> tuple[float, float]:
    return centre.mean - sigmas * centre.sd, centre.mean + sigmas * centre.sd


def compute_ewma(values: Sequence[float], centre: Centre, *, weight: float, sigmas: float) -> list[EwmaPoint]:
    """Starts at the centre; the limits widen from the first point to their steady value."""
    points, level = [], centre.mean
    for index, value in enumerate(values, start=1):
        level = weight * value + (1 - weight) * level
        half = sigmas * centre.sd * math.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * index)))
        points.append(EwmaPoint(level, centre.mean - half, centre.mean + half))
    return points
