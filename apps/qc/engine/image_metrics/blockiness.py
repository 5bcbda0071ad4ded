"""Traces of block transform coding (JPEG): steps between pixels are greater where blocks of 8 meet."""

import numpy as np


def measure_blockiness(values: np.ndarray) -> float:
    """Mean step at the borders of 8 x 8 blocks over the mean step elsewhere, the smaller of both directions; 1 without traces.

    Strong edges are left out, so that anatomy does not decide.
    """
    return min(_measure(values), _measure(values.T))


def _measure(values: np.ndarray) -> float:
    rows = slice(values.shape[0] // 4, values.shape[0] * 3 // 4)
    steps = np.abs(np.diff(values[rows], axis=1))
    steps = steps[:, : steps.shape[1] // 8 * 8]
    some = steps[steps > 0]  # where a block came out flat there is no step at all
    limit = 4 * float(np.median(some)) if some.size else 1.0
    steps = np.where(steps < limit, steps, np.nan)
    with np.errstate(all="ignore"):
        phases = np.nanmean(steps.reshape(-1, 8), axis=0)
    others = np.delete(phases, 7)
    if not np.isfinite(phases).all() or others.mean() <= 0:
        return 1.0
    return float(phases[7] / max(others.max(), 1e-6))
