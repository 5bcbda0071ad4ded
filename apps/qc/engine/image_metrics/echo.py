"""What a movement does to the grain of a picture: noise that comes twice, or that is drawn out along one line. No outline is asked, so anatomy says nothing.

A picture laid over itself at a distance d repeats its noise at d: shares s and 1 - s give a correlation of s(1-s) / (s^2 + (1-s)^2), 0.46 at 0.4
and 0.5 at 0.5. A smear makes neighbours along its line alike, and leaves those across it as they were; a soft kernel makes all alike.
"""

from dataclasses import dataclass

import numpy as np

_SIDE = 223  # pixels of the part that is looked at
_REACH = 17  # pixels that a movement is looked for over
_NEAREST = 4  # nearer ones are alike in any soft kernel
_SOFT = 9  # side of the mean that is taken off, pixels
_MIN_PX = 900


@dataclass(frozen=True)
class Echo:
    """`peak` is the highest correlation at a distance; `along` and `across` those at four pixels on the axis where they are higher, and on the other."""

    peak: float
    along: float
    across: float


def measure_echo(values: np.ndarray, body: np.ndarray, cell: int) -> Echo | None:
    """`body` is the mask of the same slice, on cells of this side in pixels; None where too little of it is even."""
    y, x = np.nonzero(body)
    if not len(y):
        return None
    rows, columns = (
        _choose_part(int(np.median(at)) * cell, size) for at, size in ((y, values.shape[0]), (x, values.shape[1]))
    )
    part = np.asarray(values[rows, columns], dtype=np.float32)
    inside = np.repeat(np.repeat(body, cell, axis=0), cell, axis=1)
    inside = np.pad(inside, [(0, max(0, n - m)) for n, m in zip(values.shape, inside.shape)])[rows, columns]
    grain = part - _mean(part)
    power = _mean(grain * grain)
    even = inside & (power > 0)
    if even.sum() < _MIN_PX:
        return None
    even &= power < 2.0 * np.percentile(power[even], 30)  # edges are no grain
    if even.sum() < _MIN_PX:
        return None
    found = _correlate(np.where(even, grain - grain[even].mean(), 0.0), even)
    middle = _REACH
    down, right = float(found[middle + _NEAREST, middle]), float(found[middle, middle + _NEAREST])
    near = max(2, _NEAREST - 1)
    found[middle - near : middle + near + 1, middle - near : middle + near + 1] = 0.0
    return Echo(float(found.max()), max(down, right), min(down, right))


def _choose_part(centre: int, size: int) -> slice:
    first = min(max(0, centre - _SIDE // 2), max(0, size - _SIDE))
    return slice(first, min(size, first + _SIDE))


def _mean(picture: np.ndarray) -> np.ndarray:
    """Over a square around each pixel."""
    half = _SOFT // 2
    sums = np.pad(np.pad(picture, half, mode="edge").cumsum(0, dtype=np.float64).cumsum(1), ((1, 0), (1, 0)))
    return (sums[_SOFT:, _SOFT:] - sums[:-_SOFT, _SOFT:] - sums[_SOFT:, :-_SOFT] + sums[:-_SOFT, :-_SOFT]) / _SOFT**2


def _correlate(grain: np.ndarray, even: np.ndarray) -> np.ndarray:
    """By distance, up to the reach each way, of pairs that both are even; the middle is 1."""
    shape = [n + _REACH for n in grain.shape]
    sums, pairs = (
        np.fft.irfft2(np.abs(np.fft.rfft2(one, shape)) ** 2, shape) for one in (grain, even.astype(np.float64))
    )
    at = np.arange(-_REACH, _REACH + 1)
    near = np.ix_(at, at)
    found = sums[near] / np.maximum(pairs[near], 1.0)
    return np.where(pairs[near] > _MIN_PX / 3, found, 0.0) / max(found[_REACH, _REACH], 1e-9)
