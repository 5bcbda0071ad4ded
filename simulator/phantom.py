"""Invented images: a body with organs, noise and now and then a nodule, as 16-bit slices. No patient was imaged."""

import numpy as np


def draw_slice(
    modality: str,
    n: int,
    total: int,
    *,
    seed: int,
    size: int = 256,
    has_finding: bool = False,
    degrees: float = 0.0,
    noise_hu: float = 14.0,
) -> np.ndarray:
    """One slice, shape (size, size), int16: HU for CT and PT, free units for others; the body turned by so many degrees."""
    rng = np.random.default_rng([seed, n])
    down, right = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    turn = np.radians(degrees)
    y, x = down * np.cos(turn) - right * np.sin(turn), right * np.cos(turn) + down * np.sin(turn)
    along = (n + 0.5) / total - 0.5
    width, height = 0.78 - 0.25 * along**2, 0.58 - 0.2 * along**2
    body = (x / width) ** 2 + (y / height) ** 2 < 1
    wall = (x / (width - 0.06)) ** 2 + (y / (height - 0.06)) ** 2 < 1
    image = np.full((size, size), -1000.0)
    image[body] = -90
    image[wall] = 45
    for side in (-1, 1):  # lungs, or what looks like them, in the upper half
        lung = ((x - side * 0.36) / 0.27) ** 2 + ((y + 0.02) / 0.38) ** 2 < max(0.0, 1 - 2.4 * max(0.0, along))
        image[lung & wall] = -840
    spine = (x / 0.1) ** 2 + ((y - 0.36) / 0.12) ** 2 < 1
    image[spine] = 380
    heart = ((x - 0.1) / 0.2) ** 2 + ((y + 0.06) / 0.2) ** 2 < 1
    image[heart & wall] = 60
    if has_finding and abs(along) < 0.12:
        nodule = (x + 0.42) ** 2 + (y - 0.06) ** 2 < (0.035 + 0.02 * (0.12 - abs(along)) / 0.12) ** 2
        image[nodule] = 35
    image += rng.normal(0, noise_hu, image.shape)
    if modality in ("MR", "US", "NM", "PT"):
        image = np.clip((image + 1000) * (0.5 if modality == "MR" else 0.35), 0, 4000) + rng.normal(0, 12, image.shape)
    if modality in ("DX", "MG", "XA"):
        image = np.clip(2600 - image * 0.9, 0, 4095)
    return np.clip(image, -1024 if modality == "CT" else 0, 4095).astype(np.int16)


def draw_water(*, hu: float, noise_hu: float, seed: int, size: int = 256) -> np.ndarray:
    """A slice through a water cylinder of 200 mm in a field of 400 mm, HU."""
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    image = np.where(np.hypot(x, y) < 0.5, hu, -1000.0)
    return np.rint(image + np.random.default_rng(seed).normal(0, noise_hu, image.shape)).astype(np.int16)
