"""How far a body moved from one slice to the next, by laying its profiles over each other: finer than the cells they are made of."""

from dataclasses import dataclass

import numpy as np

_REACH = 0.2  # share of the picture's side that a body is looked for over
_LOW_HU, _HIGH_HU = -1000.0, 300.0  # bone and metal do not decide


@dataclass(frozen=True)
class Profiles:
    """The body's mass along the columns (`across`) and along the rows (`down`), one value a cell."""

    across: np.ndarray
    down: np.ndarray


@dataclass(frozen=True)
class Shift:
    """In cells; `explains` is how much of the two profiles' difference is gone once they are laid over each other."""

    cells: float
    explains: float


def make_profiles(cell_means: np.ndarray, body: np.ndarray) -> Profiles:
    mass = np.where(body, np.clip(cell_means, _LOW_HU, _HIGH_HU) - _LOW_HU, 0.0)
    return Profiles(mass.sum(axis=0), mass.sum(axis=1))


def measure_shift(one: np.ndarray, other: np.ndarray) -> Shift:
    """From the first profile to the second, both of one length; no shift where they are already alike."""
    reach = max(2, round(_REACH * len(one)))
    padded = np.pad(one, reach)
    windows = np.lib.stride_tricks.sliding_window_view(padded, len(one))
    costs = ((windows - other) ** 2).sum(axis=1)  # window k shows `one` moved by reach - k
    best = int(costs.argmin())
    if best in (0, len(costs) - 1) or costs[reach] <= 0:
        return Shift(0.0, 0.0)
    before, here, after = costs[best - 1 : best + 2]
    bend = before - 2 * here + after
    offset = 0.5 * (before - after) / bend if bend > 0 else 0.0
    lowest = here - 0.25 * (before - after) * offset
    return Shift(float(reach - best - offset), float(1 - max(lowest, 0.0) / costs[reach]))
