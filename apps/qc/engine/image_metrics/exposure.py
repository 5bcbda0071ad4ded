"""Exposure index and deviation index of projection radiography (IEC 62494-1; AAPM TG-116): DI = 10 log10(EI / EI_target)."""

import math


def get_deviation_index(exposure_index: float, target: float) -> float:
    """Raises ValueError when either is not positive."""
    if exposure_index <= 0 or target <= 0:
        raise ValueError("exposure index and its target are positive")
    return 10 * math.log10(exposure_index / target)
