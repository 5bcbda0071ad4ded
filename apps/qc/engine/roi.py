"""Regions placed once and read in every series of the same geometry: mean, SD, SNR, CNR and relative gain.

SNR = mean / SD; CNR = (mean of target - mean of fat) / SD of fat; gain of b over a = (CNR_b - CNR_a) / CNR_a (source documents,
section 3). A region of few pixels has an uncertain SD of its own, so below the least number it is measured and warned of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

ROLES = ("target", "fat", "muscle", "background")
SHAPES = ("ellipse", "rectangle")


@dataclass(frozen=True)
class Region:
    """In the plane of the slices, in mm along its rows (u) and columns (v) from the origin of the patient's space; the centre and full sides."""

    name: str
    role: str
    shape: str
    u_mm: float
    v_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Plane:
    """Where a slice lies: (u, v) of its first pixel's centre, distances of columns and rows in mm."""

    u_mm: float
    v_mm: float
    column_mm: float
    row_mm: float


def take_pixels(values: np.ndarray, region: Region, plane: Plane) -> np.ndarray:
    """The pixels whose centres lie in the region; fewer where it leaves the picture."""
    rows, columns = values.shape
    u = plane.u_mm + np.arange(columns) * plane.column_mm - region.u_mm
    v = plane.v_mm + np.arange(rows) * plane.row_mm - region.v_mm
    x, y = u[None, :] / (region.width_mm / 2), v[:, None] / (region.height_mm / 2)
    inside = x * x + y * y <= 1 if region.shape == "ellipse" else (np.abs(x) <= 1) & (np.abs(y) <= 1)
    return np.asarray(values[inside], dtype=np.float64)


def measure_regions(values: np.ndarray, regions: Sequence[Region], plane: Plane, *, min_px: int) -> dict[str, Any]:
    """Each region's figures, CNR of target over fat where both are there, and warnings by code."""
    told = [_measure(values, region, plane, min_px) for region in regions]
    first = {row["role"]: row for row in reversed(told) if row["n"] > 1}
    target, fat = first.get("target"), first.get("fat")
    cnr = (target["mean"] - fat["mean"]) / fat["sd"] if target and fat and fat["sd"] else None
    return {"regions": told, "cnr": cnr}


def _measure(values: np.ndarray, region: Region, plane: Plane, min_px: int) -> dict[str, Any]:
    pixels = take_pixels(values, region, plane)
    n = int(pixels.size)
    mean = float(pixels.mean()) if n else None
    sd = float(pixels.std(ddof=1)) if n > 1 else None
    return {
        "name": region.name,
        "role": region.role,
        "n": n,
        "mean": mean,
        "sd": sd,
        "snr": mean / sd if mean is not None and sd else None,
        "warning": "empty" if n < 2 else "few_pixels" if n < min_px else "",
    }


def add_gains(results: Sequence[dict[str, Any]], reference_uid: str) -> None:
    """Relative CNR gain of each series over the reference; none where either has no contrast."""
    of = next((r["cnr"] for r in results if r["series_uid"] == reference_uid), None)
    for row in results:
        row["gain"] = (row["cnr"] - of) / of if of and row["cnr"] is not None else None


def read_plane(facts: Mapping[str, Any]) -> Plane:
    """From header facts; without a position the picture's corner is the origin, without a spacing a pixel is 1 mm."""
    spacing = facts.get("PixelSpacing") or [1.0, 1.0]
    position, turn = facts.get("ImagePositionPatient"), facts.get("ImageOrientationPatient")
    if not (isinstance(position, list) and isinstance(turn, list) and len(position) == 3 and len(turn) == 6):
        return Plane(0.0, 0.0, spacing[1], spacing[0])
    u, v = (float(np.dot(position, axis)) for axis in (turn[:3], turn[3:]))
    return Plane(u, v, spacing[1], spacing[0])


def is_same_geometry(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Same frame of reference and the same orientation; without positions, pictures of the same size and spacing."""
    keys = ["FrameOfReferenceUID"] if "ImagePositionPatient" in one else ["Rows", "Columns", "PixelSpacing"]
    if any(one.get(k) != other.get(k) for k in keys) or ("ImagePositionPatient" in one) != (
        "ImagePositionPatient" in other
    ):
        return False
    a, b = one.get("ImageOrientationPatient"), other.get("ImageOrientationPatient")
    return a is None and b is None or bool(a and b and np.allclose(a, b, atol=1e-3))
