"""A slice in small blocks: sums and sums of squares, from which means and standard deviations come without a second look at the pixels."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

CELL = 4  # pixels of a cell; four cells make a block of 8 x 8


@dataclass(frozen=True)
class Blocks:
    """`sums` and `squares` of cells of CELL x CELL pixels; edges that fill no whole block are left out."""

    sums: np.ndarray
    squares: np.ndarray

    @cached_property
    def cell_means(self) -> np.ndarray:
        return self.sums / (CELL * CELL)

    @cached_property
    def means(self) -> np.ndarray:
        return _fold_cells(self.sums) / 64

    @cached_property
    def deviations(self) -> np.ndarray:
        """Sample standard deviation of each block of 64 pixels."""
        variance = (_fold_cells(self.squares) - 64 * self.means * self.means) / 63
        return np.sqrt(np.maximum(variance, 0))

    @cached_property
    def cell_deviations(self) -> np.ndarray:
        """Sample standard deviation of each cell of 16 pixels, for small pictures."""
        n = CELL * CELL
        return np.sqrt(np.maximum((self.squares - self.sums * self.cell_means) / (n - 1), 0))

    def is_block(self, cells: np.ndarray) -> np.ndarray:
        """Blocks whose four cells all lie in a mask of cells."""
        return cells[::2, ::2] & cells[1::2, ::2] & cells[::2, 1::2] & cells[1::2, 1::2]


def choose_cell(shape: tuple[int, ...]) -> int:
    """Side in pixels of the cells that a body's outline is found on: finer in small pictures."""
    side = min(shape)
    return CELL if side >= 224 else CELL // 2 if side >= 112 else 1


def fold_means(values: np.ndarray, cell: int, blocks: Blocks) -> np.ndarray:
    """Mean of each cell of this side, over the same part of the picture as the blocks."""
    if cell == CELL:
        return blocks.cell_means
    part = values[: blocks.sums.shape[0] * CELL, : blocks.sums.shape[1] * CELL]
    rows, columns = (n // cell for n in part.shape)
    return part.reshape(rows, cell, columns, cell).mean(axis=(1, 3))


def coarsen(mask: np.ndarray, cell: int) -> np.ndarray:
    """A mask of finer cells as one of CELL x CELL pixels: where all of them agree."""
    n = CELL // cell
    return mask if n == 1 else mask.reshape(mask.shape[0] // n, n, mask.shape[1] // n, n).all(axis=(1, 3))


def make_blocks(values: np.ndarray) -> Blocks:
    """Of a 2-D float32 array, both sides at least 8."""
    rows, columns = (n // 8 * 8 for n in values.shape)
    part = values[:rows, :columns]
    return Blocks(_fold_pixels(part), _fold_pixels(part * part))


def _fold_pixels(part: np.ndarray) -> np.ndarray:
    lines = part.reshape(part.shape[0] // CELL, CELL, part.shape[1])
    lines = lines[:, 0] + lines[:, 1] + lines[:, 2] + lines[:, 3]
    return lines[:, 0::4] + lines[:, 1::4] + (lines[:, 2::4] + lines[:, 3::4])


def _fold_cells(cells: np.ndarray) -> np.ndarray:
    return cells[::2, ::2] + cells[1::2, ::2] + cells[::2, 1::2] + cells[1::2, 1::2]
