"""Slices of a drawn large ACR MR phantom, with the size, slice thickness and slice position that an analysis must find again."""

from pathlib import Path

import numpy as np

from tests.builders.phantoms import blur
from tests.imaging.drivers.objects import make_ct

SIZE, PIXEL_MM, RADIUS_MM, STEP_MM, N_SLICES = 256, 1.0, 95.0, 10.0, 11
MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4"
DARK, WATER, RAMP, INSERT = 20.0, 1000.0, 700.0, 350.0


def write_acr_mr_phantom(folder: Path, *, thickness_mm: float = 5.0, shift_mm: float = 2.0) -> list[Path]:
    """`shift_mm` is how far slice 1 lies from where it should; the wedges tell twice of it."""
    rng, paths = np.random.default_rng(3), []
    for n in range(N_SLICES):
        z = n * STEP_MM
        ds = make_ct(n + 1, size=SIZE)
        ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = MR_IMAGE
        ds.Modality, ds.MagneticFieldStrength, ds.PatientPosition = "MR", 1.5, "HFS"
        ds.PixelSpacing, ds.SliceThickness, ds.SpacingBetweenSlices = [PIXEL_MM] * 2, 5, STEP_MM
        ds.ImagePositionPatient, ds.ImageOrientationPatient = [0, 0, z], [1, 0, 0, 0, 1, 0]
        for keyword in ("RescaleIntercept", "RescaleSlope"):
            if keyword in ds:
                delattr(ds, keyword)
        plane = blur(_draw(z, thickness_mm, shift_mm), 0.8) + rng.normal(0, 8, (SIZE, SIZE))
        ds.PixelData = np.rint(plane).clip(0, 4000).astype("<i2").tobytes()
        paths.append(folder / f"{n:03d}.dcm")
        ds.save_as(paths[-1], enforce_file_format=True)
    return paths


def _draw(z: float, thickness_mm: float, shift_mm: float) -> np.ndarray:
    at = (np.arange(SIZE) - (SIZE - 1) / 2) * PIXEL_MM
    x, y = at[None, :], at[:, None]
    plane = np.full((SIZE, SIZE), DARK)
    plane[x * x + y * y <= RADIUS_MM**2] = WATER
    if z == 0:
        hole = 65 * np.cos(np.radians(-135))
        plane[(x - hole) ** 2 + (y - hole) ** 2 <= 19**2] = DARK
        plane[(np.abs(x) <= 60) & (np.abs(y) <= 6)] = DARK
        for row in (-3.0, 2.5):  # two ramps of 1 to 10: a slice of 5 mm lights 50 mm of each
            plane[(np.abs(x) <= thickness_mm * 5) & (np.abs(y - row) <= 2)] = RAMP
    if z >= 70:
        plane[x * x + y * y <= 40**2] = INSERT
    if z in (0, 100):
        for side, longer in ((-2.8, 0.0), (2.8, 2 * shift_mm if z == 0 else 0.0)):
            plane[(np.abs(x - side) <= 2.6) & (y < -65 + longer) & (y > -92)] = DARK
    return plane
