"""Noise and contrast of a picture.

Global noise level after Christianson et al. (AJR 2015): the most frequent local standard deviation in soft
tissue; here over blocks of 8 x 8 pixels. SNR = mean / SD, CNR = (mean of target - mean of fat) / SD of fat,
relative gain = (CNR_b - CNR_a) / CNR_a (house definitions, source documents section 3).
"""

from dataclasses import dataclass

import numpy as np

from apps.qc.engine.image_metrics.blocks import Blocks
from apps.qc.engine.image_metrics.body import erode

SOFT_TISSUE_HU = (-160.0, 220.0)
MIN_ROI_PX = 300  # a smaller region's own SD is too uncertain to divide by
_MIN_BLOCKS = 4
_ENOUGH_CELLS = 24


def measure_noise(blocks: Blocks, body: np.ndarray, *, within: tuple[float, float] = SOFT_TISSUE_HU) -> float | None:
    """Global noise level (HU) of one slice; None when too little even tissue is there."""
    return choose_noise(blocks.deviations[choose_blocks(blocks, body, within=within)])


def choose_blocks(blocks: Blocks, body: np.ndarray, *, within: tuple[float, float] = SOFT_TISSUE_HU) -> np.ndarray:
    """Mask of blocks that lie in soft tissue, away from the skin."""
    even = _choose_cells(blocks, body, within=(within[0] - 40, within[1] + 60))
    means = blocks.means
    return blocks.is_block(even) & (means > within[0]) & (means < within[1])


def _choose_cells(blocks: Blocks, body: np.ndarray, *, within: tuple[float, float]) -> np.ndarray:
    """Cells of this range whose neighbours are of it too, so that no edge counts as noise; where a thin wall is all there is, the cells alone."""
    soft = body & (blocks.cell_means > within[0]) & (blocks.cell_means < within[1])
    inner = erode(soft)
    return inner if inner.sum() >= _ENOUGH_CELLS else soft & erode(body)


def measure_fine_noise(
    blocks: Blocks, body: np.ndarray, *, within: tuple[float, float] = SOFT_TISSUE_HU
) -> float | None:
    """The same over cells of 4 x 4 pixels: in a small picture a block of 8 x 8 spans an organ's edge too often."""
    return choose_noise(blocks.cell_deviations[_choose_cells(blocks, body, within=within)])


def choose_noise(deviations: np.ndarray) -> float | None:
    """The level of the even blocks: those near the lower part of the distribution, edges and textures cut off above."""
    found = deviations[deviations > 0]
    if len(found) < _MIN_BLOCKS:
        return None if len(deviations) < _MIN_BLOCKS else 0.0
    low, level = np.percentile(found, [5, 30])
    spread = (level - low) / max(level, 1e-6) / 1.12  # of a normal distribution between these two
    level /= 1 - 0.52 * spread
    for _ in range(4):
        kept = found[found < level * (1 + max(0.25, 3.2 * spread))]
        level = float(np.sqrt(np.mean(kept * kept)))
    return level


def measure_correlation(values: np.ndarray, chosen: np.ndarray, deviations: np.ndarray, level: float) -> float | None:
    """Correlation of neighbouring pixels within even blocks: near 0 for white noise, near 1 where noise is smoothed away."""
    even = chosen & (deviations < 1.25 * level) & (deviations > 0)
    places = np.argwhere(even)
    if len(places) < _MIN_BLOCKS or level < 0.05:
        return None
    if len(places) > 240:
        places = places[:: len(places) // 240 + 1]
    rows, columns = (places * 8).T
    grid = np.arange(8)
    parts = values[rows[:, None, None] + grid[:, None], columns[:, None, None] + grid]
    parts = parts - _plane(parts)
    power = (parts * parts).mean()
    along = (parts[:, :, 1:] * parts[:, :, :-1]).mean(), (parts[:, 1:] * parts[:, :-1]).mean()
    return float(min(along) / power) if power else None


def _plane(parts: np.ndarray) -> np.ndarray:
    """Mean and slope of each block: shading is no noise."""
    grid = np.arange(8) - 3.5
    scale = (grid * grid).sum() * 8
    mean = parts.mean(axis=(1, 2), keepdims=True)
    down = (parts.mean(axis=2) * grid).sum(axis=1)[:, None, None] * 8 / scale
    across = (parts.mean(axis=1) * grid).sum(axis=1)[:, None, None] * 8 / scale
    return mean + down * grid[:, None] + across * grid


@dataclass(frozen=True)
class Roi:
    mean: float
    sd: float
    n: int


def measure_roi(values: np.ndarray) -> Roi:
    """Mean and sample SD of the pixels of a region."""
    flat = np.asarray(values, dtype=np.float64).ravel()
    return Roi(float(flat.mean()), float(flat.std(ddof=1)), int(flat.size))


def get_snr(target: Roi) -> float:
    """Raises ValueError when the region is too small or has no spread."""
    _check(target)
    return target.mean / target.sd


def get_cnr(target: Roi, fat: Roi) -> float:
    """Raises ValueError when a region is too small or fat has no spread."""
    _check(fat)
    if target.n < MIN_ROI_PX:
        raise ValueError(f"region of {target.n} pixels, at least {MIN_ROI_PX} are needed")
    return (target.mean - fat.mean) / fat.sd


def get_relative_gain(cnr_a: float, cnr_b: float) -> float:
    """Of b over a; raises ZeroDivisionError when a shows no contrast."""
    return (cnr_b - cnr_a) / cnr_a


def _check(roi: Roi) -> None:
    if roi.n < MIN_ROI_PX or roi.sd <= 0:
        raise ValueError(f"region of {roi.n} pixels, at least {MIN_ROI_PX} with some spread are needed")
