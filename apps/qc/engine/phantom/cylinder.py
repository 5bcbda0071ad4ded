"""A water cylinder in a CT slice: where it lies, its CT number, how even it is and how noisy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from apps.qc.engine.image_metrics.blocks import choose_cell, fold_means, make_blocks
from apps.qc.engine.image_metrics.body import find_body

_ROUND = 0.9  # of its box a circle fills pi / 4; what is far off that is no cylinder
_COMPASS = ((-1, 0), (0, 1), (1, 0), (0, -1))  # 12, 3, 6 and 9 o'clock


class NoCylinder(ValueError):
    """The slice shows no round phantom; the message says why."""


@dataclass(frozen=True)
class Cylinder:
    row: float
    column: float
    radius_px: float


@dataclass(frozen=True)
class WaterValues:
    """HU: mean and sample SD of the middle region, means of the four edge regions (12, 3, 6, 9 o'clock) less the middle."""

    water: float
    noise: float
    edges: tuple[float, ...]
    n_px: int

    @property
    def uniformity(self) -> float:
        """The largest difference between an edge and the middle, with its sign."""
        return max(self.edges, key=abs)


def find_cylinder(values: np.ndarray) -> Cylinder:
    """Raises NoCylinder."""
    cell = choose_cell(values.shape)
    body = find_body(fold_means(values, cell, make_blocks(values)))
    size = int(body.sum())
    if size < 100:
        raise NoCylinder("nothing above air")
    y, x = np.nonzero(body)
    height, width = np.ptp(y) + 1, np.ptp(x) + 1
    fill = size / (height * width) / (np.pi / 4)
    if not (_ROUND < height / width < 1 / _ROUND and _ROUND < fill < 1 / _ROUND):
        raise NoCylinder("not round")
    half = (cell - 1) / 2
    return Cylinder(float(y.mean() * cell + half), float(x.mean() * cell + half), float(np.sqrt(size / np.pi) * cell))


def measure_water(values: np.ndarray, *, pixel_mm: float, regions: Mapping[str, float]) -> WaterValues:
    """Regions by policy: shares of the diameter, and the edge regions' distance from the wall in mm. Raises NoCylinder."""
    found = find_cylinder(values)
    middle = take_circle(values, found.row, found.column, found.radius_px * regions["middle_share"])
    small = found.radius_px * regions["edge_share"]
    reach = found.radius_px - regions["wall_mm"] / pixel_mm - small
    if reach <= small:
        raise NoCylinder("too small for regions at its edge")
    mean = float(middle.mean())
    edges = tuple(
        float(take_circle(values, found.row + down * reach, found.column + right * reach, small).mean()) - mean
        for down, right in _COMPASS
    )
    return WaterValues(mean, float(middle.std(ddof=1)), edges, int(middle.size))


def summarise_slices(slices: Sequence[WaterValues]) -> WaterValues:
    """Medians over the slices of a series."""
    edges = np.median([s.edges for s in slices], axis=0)
    return WaterValues(
        float(np.median([s.water for s in slices])),
        float(np.median([s.noise for s in slices])),
        tuple(float(e) for e in edges),
        int(np.median([s.n_px for s in slices])),
    )


def take_circle(values: np.ndarray, row: float, column: float, radius_px: float) -> np.ndarray:
    y, x = np.ogrid[: values.shape[0], : values.shape[1]]
    return np.asarray(values[np.hypot(y - row, x - column) <= radius_px], dtype=np.float64)
