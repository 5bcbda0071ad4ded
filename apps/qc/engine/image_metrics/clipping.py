"""Values cut off at a ceiling or a floor: many pixels at one extreme value, few just beside it."""

from dataclasses import dataclass

import numpy as np

_BESIDE = 12.0  # units below the ceiling (above the floor) that are looked at
_MIN_PX = 24
_TIMES = 6.0  # a spike stands so much over the mean count of its neighbours


@dataclass(frozen=True)
class Clipping:
    """Ceiling and floor with the share of the body's pixels at them; 0 where the extreme is no spike."""

    ceiling: float
    floor: float
    high_share: float
    low_share: float


def measure_clipping(values: np.ndarray, n_body_px: int) -> Clipping:
    """`values` of the whole picture; the floor is judged by the caller, since air and padding end there too."""
    low, high = float(values.min()), float(values.max())
    return Clipping(
        high,
        low,
        _count_spike(values, high, -1) / max(n_body_px, 1),
        _count_spike(values, low, 1) / max(values.size, 1),
    )


def _count_spike(values: np.ndarray, extreme: float, direction: int) -> int:
    near = values[values > extreme - _BESIDE] if direction < 0 else values[values < extreme + _BESIDE]
    at = int((near == extreme).sum())
    beside = near.size - at
    return at if at >= _MIN_PX and at > _TIMES * beside / _BESIDE else 0
