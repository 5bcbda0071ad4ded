"""Slices of a drawn CatPhan 504 (its four modules along its axis), with values that an analysis must find again."""

from pathlib import Path

import numpy as np

from tests.builders.phantoms import blur
from tests.imaging.drivers.objects import make_ct

SIZE, SPACING_MM, SLICE_MM, RADIUS_MM, RODS_AT_MM = 512, 0.46, 2.5, 100.0, 58.7
BACKGROUND = 90.0
RODS = {"Air": (-90, -1000), "PMP": (-120, -200), "LDPE": (180, -100), "Poly": (120, -35), "Acrylic": (60, 120), "Delrin": (0, 340), "Teflon": (-60, 990)}  # fmt: skip
"""Material: its angle in the image (degrees, downwards from the right) and its value."""
GAUGE_AT_MM = 47.0
GAUGE = ((0.0, 0.107, 2, 5.0), (0.107, 0.173, 3, 2.5), (0.173, 0.236, 4, 1.67), (0.236, 0.286, 4, 1.25), (0.286, 0.335, 4, 1.0))  # fmt: skip
"""Share of the circle from and to, bars, and their width in mm: 0.1 to 0.5 line pairs a mm."""


def write_catphan(folder: Path, *, shift_hu: float = 0.0, thickness_mm: float = SLICE_MM) -> list[Path]:
    """`shift_hu` is a scanner out of calibration, `thickness_mm` what its slices really are."""
    rng, paths = np.random.default_rng(5), []
    for n, z in enumerate(np.arange(-80.0, 46.0, SLICE_MM)):
        plane = blur(_draw(z, thickness_mm), 0.7) + rng.normal(0, 4, (SIZE, SIZE)) + shift_hu
        ds = make_ct(n + 1, size=SIZE)
        ds.PixelSpacing, ds.SliceThickness, ds.ImagePositionPatient = [SPACING_MM] * 2, SLICE_MM, [0, 0, float(z)]
        ds.SpacingBetweenSlices, ds.PatientPosition, ds.StationName = SLICE_MM, "HFS", "CT-1"
        ds.PixelData = np.rint(plane + 1024).clip(0, 4000).astype("<i2").tobytes()
        paths.append(folder / f"{n:03d}.dcm")
        ds.save_as(paths[-1], enforce_file_format=True)
    return paths


def _draw(z: float, thickness_mm: float) -> np.ndarray:
    at = (np.arange(SIZE) - (SIZE - 1) / 2) * SPACING_MM
    x, y = at[None, :], at[:, None]
    plane = np.full((SIZE, SIZE), -1000.0)
    plane[x * x + y * y <= RADIUS_MM**2] = 10.0 if z < -45 else BACKGROUND
    if -12 <= z <= 12:
        _draw_materials(plane, x, y, z, thickness_mm)
    elif z > 20:
        turn = (np.pi - np.arctan2(y, x)) / (2 * np.pi) % 1.0
        is_gauge = np.abs(np.hypot(x, y) - GAUGE_AT_MM) <= 5
        for start, end, n, width in GAUGE:
            for bar in range(n):
                middle = (start + end) / 2 + (bar - (n - 1) / 2) * 2 * width / (2 * np.pi * GAUGE_AT_MM)
                plane[is_gauge & (np.abs(turn - middle) * 2 * np.pi * GAUGE_AT_MM <= width / 2)] = 800.0
    return plane


def _draw_materials(plane: np.ndarray, x: np.ndarray, y: np.ndarray, z: float, thickness_mm: float) -> None:
    for angle, value in [*RODS.values(), (90, -1000)]:
        turn = np.radians(angle)
        plane[(x - RODS_AT_MM * np.cos(turn)) ** 2 + (y - RODS_AT_MM * np.sin(turn)) ** 2 <= 6.2**2] = value
    for across in (-25, 25):  # four rods 50 mm apart
        for down in (-25, 25):
            plane[(x - across) ** 2 + (y - down) ** 2 <= 1.5**2] = -1000.0
    rise = np.tan(np.radians(23))  # of the wires: each slice shows the next part of them
    long, middle = thickness_mm / rise / 2, z / rise
    for side in (-38, 38):
        plane[(np.abs(x - side) <= 0.6) & (np.abs(y - middle) <= long)] = 400.0
        plane[(np.abs(y - side) <= 0.6) & (np.abs(x - middle) <= long)] = 400.0
