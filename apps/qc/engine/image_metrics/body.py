"""The patient in a slice: the largest thing above fat and lung, without table, wires and blankets, on cells of a few pixels."""

import numpy as np

FROM_HU = -350.0  # below fat, above lung and foam: what a body's outline is told from air by
_MOSTLY = 0.92
_THIN = 2  # cells that a table shell or a wire is not thicker than


def find_body(cell_means: np.ndarray, *, above: float = FROM_HU) -> np.ndarray:
    """Mask of cells, inner air filled; empty when nothing is there."""
    tissue = cell_means > above
    whole = _take_body(_fill(tissue), within=_fill(tissue))
    # a table's hollow is filled too when it lies under the body: so thin things go first, unless the chest's wall is as thin
    bare = _take_body(_fill(erode(tissue, _THIN)), within=tissue, depth=0)
    return bare if bare.sum() > _MOSTLY * whole.sum() else whole


def _take_body(mask: np.ndarray, *, within: np.ndarray, depth: int = _THIN) -> np.ndarray:
    core = erode(mask, depth)
    largest = _take_largest(core if core.any() else mask)
    return _fill(grow(largest, within, _THIN + 1))


def erode(mask: np.ndarray, times: int = 1) -> np.ndarray:
    """The edge of the picture does not count as outside, so that a body cut there stays cut there."""
    for _ in range(times):
        out = mask.copy()
        out[1:] &= mask[:-1]
        out[:-1] &= mask[1:]
        out[:, 1:] &= mask[:, :-1]
        out[:, :-1] &= mask[:, 1:]
        mask = out
    return mask


def grow(mask: np.ndarray, within: np.ndarray, times: int) -> np.ndarray:
    for _ in range(times):
        out = mask.copy()
        out[1:] |= mask[:-1]
        out[:-1] |= mask[1:]
        out[:, 1:] |= mask[:, :-1]
        out[:, :-1] |= mask[:, 1:]
        mask = out & within | mask
    return mask


def _fill(mask: np.ndarray) -> np.ndarray:
    """Cells that have body on both sides in their row and in their column: lungs, bowel, airways."""
    seen = np.logical_or.accumulate
    row = seen(mask, axis=1) & seen(mask[:, ::-1], axis=1)[:, ::-1]
    column = seen(mask, axis=0) & seen(mask[::-1], axis=0)[::-1]
    return row & column | mask


def _take_largest(mask: np.ndarray) -> np.ndarray:
    """The largest connected part (4 neighbours), by runs of a row joined to the runs of the row above."""
    rows, starts, ends = _list_runs(mask)
    if not len(rows):
        return mask
    parent = list(range(len(rows)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    first = np.searchsorted(rows, np.arange(mask.shape[0] + 1))
    for row in range(1, mask.shape[0]):
        above, here = int(first[row - 1]), int(first[row])
        n, m = above, here
        while n < first[row] and m < first[row + 1]:
            if starts[n] < ends[m] and starts[m] < ends[n]:
                parent[root(m)] = root(n)
            if ends[n] < ends[m]:
                n += 1
            else:
                m += 1
    roots = np.array([root(n) for n in range(len(rows))])
    sizes = np.bincount(roots, weights=ends - starts)
    out = np.zeros_like(mask)
    for n in np.flatnonzero(roots == sizes.argmax()):
        out[rows[n], starts[n] : ends[n]] = True
    return out


def _list_runs(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(row, start, end) of each stretch of True, in reading order."""
    framed = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    framed[:, 1:-1] = mask
    change = np.diff(framed, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return rows, starts, ends


def measure_cut(body: np.ndarray) -> tuple[float, float]:
    """How much of the picture's edge the body covers, and of the circle inscribed in it (shares of their lengths, 0 to 1).

    The circle counts only when nothing of the body lies outside it: reconstruction fields are round.
    """
    border = np.concatenate([body[0], body[-1], body[1:-1, 0], body[1:-1, -1]])
    rows, columns = body.shape
    y, x = np.ogrid[:rows, :columns]
    radius = np.hypot((y - (rows - 1) / 2) / (rows / 2), (x - (columns - 1) / 2) / (columns / 2))
    outside = body & (radius > 1.0)
    ring = (radius > 1 - 3.0 / rows) & (radius <= 1.0)
    circle = float(body[ring].mean()) if outside.sum() <= 2 else 0.0
    return float(border.mean()), circle
