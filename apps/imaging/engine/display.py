"""Grey values to eight bits for the eye: the window functions of PS3.3 C.11.2.1."""

from dataclasses import dataclass

import numpy as np

LINEAR, LINEAR_EXACT, SIGMOID = "linear", "linear-exact", "sigmoid"
FUNCTIONS = (LINEAR, LINEAR_EXACT, SIGMOID)


@dataclass(frozen=True)
class Window:
    """Centre and width in output units; `linear` wants a width of at least 1, the others more than 0."""

    center: float
    width: float
    function: str = LINEAR

    @property
    def is_good(self) -> bool:
        return self.function in FUNCTIONS and (self.width >= 1 if self.function == LINEAR else self.width > 0)


def choose_window(windows: tuple[tuple[float, float], ...], low: float, high: float) -> Window:
    """The first one of the image; without any, all that is in it."""
    for center, width in windows:
        if width >= 1:
            return Window(center, width)
    return Window((low + high) / 2, max(high - low, 1e-6), LINEAR_EXACT)


def apply_window(values: np.ndarray, window: Window) -> np.ndarray:
    """0..255, rows x columns; what is no number is black."""
    x = np.nan_to_num(values.astype(np.float32), nan=-np.inf, posinf=np.inf, neginf=-np.inf)
    center, width = np.float32(window.center), np.float32(window.width)
    if window.function == SIGMOID:
        with np.errstate(over="ignore"):
            share = 1 / (1 + np.exp(-4 * (x - center) / width))
    elif window.function == LINEAR and width > 1:
        share = (x - (center - 0.5)) / (width - 1) + 0.5
    elif window.function == LINEAR:
        share = (x > center - 0.5).astype(np.float32)
    else:
        share = (x - center) / width + 0.5
    return np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
