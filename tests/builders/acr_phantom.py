"""Slices of a drawn ACR CT phantom (module 1 to 4 along its axis), with values that an analysis must find again."""

from pathlib import Path

import numpy as np

from tests.imaging.drivers.objects import make_ct

SIZE, SPACING_MM, SLICE_MM, RADIUS_MM, RODS_AT_MM = 512, 0.46, 5.0, 100.0, 63.0
RODS = {"Air": (45, -1000), "Poly": (225, -95), "Acrylic": (135, 120), "Bone": (-45, 955), "Water": (180, 0)}
"""Material: its angle in the image (degrees, downwards from the right) and its value."""
BARS = {-135: 0.4, 180: 0.5, 135: 0.6, 90: 0.7, 45: 0.8, 0: 0.9, -45: 1.0, -90: 1.2}
"""Line pairs a mm of the bar pattern at an angle of module 4."""
BEADS = ((-45, 20), (135, 80))
"""Angle and distance (mm) of the two beads of module 3, 100 mm apart."""


def write_acr_phantom(folder: Path, *, shift_hu: float = 0.0, noise_hu: float = 4.0) -> list[Path]:
    """`shift_hu` is a scanner out of calibration."""
    rng, paths = np.random.default_rng(5), []
    for n, z in enumerate(np.arange(-15.0, 116.0, SLICE_MM)):
        plane = draw_plane(z) + rng.normal(0, noise_hu, (SIZE, SIZE)) + shift_hu
        ds = make_ct(n + 1, size=SIZE)
        ds.PixelSpacing, ds.SliceThickness, ds.ImagePositionPatient = [SPACING_MM] * 2, SLICE_MM, [0, 0, float(z)]
        ds.SpacingBetweenSlices, ds.PatientPosition, ds.StationName = SLICE_MM, "HFS", "CT-1"
        ds.PixelData = np.rint(plane + 1024).clip(0, 4000).astype("<i2").tobytes()
        paths.append(folder / f"{n:03d}.dcm")
        ds.save_as(paths[-1], enforce_file_format=True)
    return paths


def draw_plane(z_mm: float) -> np.ndarray:
    plane = np.full((SIZE, SIZE), -1000.0)
    _fill(plane, 0, 0, RADIUS_MM, 0.0)
    if z_mm < 20:
        for angle, value in RODS.values():
            _fill(plane, *_at(angle, RODS_AT_MM), 12.5, value)
    elif z_mm < 50:
        _fill(plane, 0, 0, 98.0, 90.0)
        _fill(plane, *_at(-90, 60), 12.5, 98.0)
    elif z_mm < 85:
        for angle, distance in BEADS:
            _fill(plane, *_at(angle, distance), 0.8, 600.0)
    else:
        for angle, pairs in BARS.items():
            _fill_bars(plane, *_at(angle, 70), 7.5, pairs)
    return plane


def _at(angle: float, distance: float) -> tuple[float, float]:
    return distance * np.cos(np.radians(angle)), distance * np.sin(np.radians(angle))


def _axes() -> tuple[np.ndarray, np.ndarray]:
    along = (np.arange(SIZE) - (SIZE - 1) / 2) * SPACING_MM
    return along[None, :], along[:, None]


def _fill(plane: np.ndarray, x: float, y: float, radius: float, value: float) -> None:
    across, down = _axes()
    plane[(across - x) ** 2 + (down - y) ** 2 <= radius**2] = value


def _fill_bars(plane: np.ndarray, x: float, y: float, half: float, pairs: float) -> None:
    across, down = _axes()
    inside = (np.abs(across - x) <= half) & (np.abs(down - y) <= half)
    depth = np.exp(-((pairs / 1.2) ** 2))  # what the scanner's own blur leaves of the pattern
    wave = 500 + 500 * depth * np.sin(2 * np.pi * pairs * (across - x))
    plane[inside] = np.broadcast_to(wave, plane.shape)[inside]
