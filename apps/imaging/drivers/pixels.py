"""One frame of a stored object, decoded: stored values little-endian for grey images, RGB bytes for colour."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.pixels import apply_color_lut, pixel_array

_CACHE_BYTES = 96 << 20


class NoPixels(ValueError):
    """The object has no image, no such frame, or an encoding that cannot be decoded here."""


@dataclass(frozen=True)
class Frame:
    """`kind`: u1, i1, u2, i2, f4 (one value a pixel) or rgb. Windows are (centre, width) in output units after slope and intercept."""

    kind: str
    rows: int
    columns: int
    data: bytes
    is_inverted: bool = False
    slope: float = 1.0
    intercept: float = 0.0
    windows: tuple[tuple[float, float], ...] = ()
    spacing_mm: tuple[float, float] | None = None
    spacing_kind: str = ""
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    facts: dict = field(default_factory=dict)


class _Cache:
    def __init__(self) -> None:
        self._frames: OrderedDict[tuple[str, int], Frame] = OrderedDict()
        self._size, self._lock = 0, threading.Lock()

    def get(self, key: tuple[str, int]) -> Frame | None:
        with self._lock:
            frame = self._frames.get(key)
            if frame is not None:
                self._frames.move_to_end(key)
            return frame

    def put(self, key: tuple[str, int], frame: Frame) -> None:
        with self._lock:
            if key in self._frames:
                return
            self._frames[key] = frame
            self._size += len(frame.data)
            while self._size > _CACHE_BYTES and self._frames:
                self._size -= len(self._frames.popitem(last=False)[1].data)


_cache = _Cache()


def read_frame(path: str, number: int = 0) -> Frame:
    """Frame `number` (from 0). Raises NoPixels, OSError."""
    key = (path, number)
    if (found := _cache.get(key)) is not None:
        return found
    frame = _decode(path, number)
    _cache.put(key, frame)
    return frame


def read_values(path: str, number: int = 0) -> np.ndarray:
    """The frame as numbers, slope and intercept applied (HU for CT)."""
    frame = read_frame(path, number)
    if frame.kind == "rgb":
        return np.frombuffer(frame.data, np.uint8).reshape(frame.rows, frame.columns, 3)
    stored = np.frombuffer(frame.data, f"<{frame.kind}").reshape(frame.rows, frame.columns)
    return stored * np.float32(frame.slope) + np.float32(frame.intercept)


def _decode(path: str, number: int) -> Frame:
    ds = dcmread(path, defer_size=1 << 16, stop_before_pixels=True, force=True)
    n_frames = max(1, int(ds.get("NumberOfFrames") or 1))
    if "Rows" not in ds or not 0 <= number < n_frames:
        raise NoPixels("no such frame")
    try:
        values = pixel_array(path, index=number)
    except OSError:
        raise
    except Exception as error:  # decoders raise whatever the damaged bytes lead them to
        raise NoPixels(f"{type(error).__name__}: {error}"[:200]) from error
    photometric = str(ds.get("PhotometricInterpretation", ""))
    if photometric == "PALETTE COLOR":
        values = _apply_palette(values, ds)
    if values.ndim == 3:
        rgb = values if values.dtype == np.uint8 else (values >> max(0, int(ds.BitsStored) - 8)).astype(np.uint8)
        return Frame(
            "rgb", rgb.shape[0], rgb.shape[1], np.ascontiguousarray(rgb).tobytes(), **_geometry(ds, number), high=255
        )
    values, kind = _narrow(values)
    slope, intercept, unit = _rescale(ds, number)
    return Frame(
        kind,
        values.shape[0],
        values.shape[1],
        values.astype(f"<{kind}").tobytes(),
        is_inverted=photometric == "MONOCHROME1",
        slope=slope,
        intercept=intercept,
        windows=_windows(ds, number),
        low=float(values.min()) * slope + intercept,
        high=float(values.max()) * slope + intercept,
        unit=unit,
        **_geometry(ds, number),
    )


def _narrow(values: np.ndarray) -> tuple[np.ndarray, str]:
    kinds = {"uint8": "u1", "int8": "i1", "uint16": "u2", "int16": "i2"}
    kind = kinds.get(str(values.dtype))
    return (values, kind) if kind else (values.astype(np.float32), "f4")


def _apply_palette(values: np.ndarray, ds: Dataset) -> np.ndarray:
    rgb = apply_color_lut(values, ds)
    return (rgb >> 8).astype(np.uint8) if rgb.dtype == np.uint16 else rgb


def _group(ds: Dataset, number: int, name: str) -> Dataset:
    """Functional group of the frame, else the shared one, else the object itself (not enhanced)."""
    per_frame = ds.get("PerFrameFunctionalGroupsSequence") or []
    shared = ds.get("SharedFunctionalGroupsSequence") or []
    for holder in ([per_frame[number]] if number < len(per_frame) else []) + list(shared[:1]):
        items = holder.get(name) or []
        if items:
            return items[0]
    return ds


def _rescale(ds: Dataset, number: int) -> tuple[float, float, str]:
    group = _group(ds, number, "PixelValueTransformationSequence")
    slope, intercept = _float(group.get("RescaleSlope"), 1.0), _float(group.get("RescaleIntercept"), 0.0)
    kind = str(group.get("RescaleType") or ("HU" if ds.get("Modality") == "CT" else ""))
    return slope or 1.0, intercept, "" if kind == "US" else kind


def _windows(ds: Dataset, number: int) -> tuple[tuple[float, float], ...]:
    group = _group(ds, number, "FrameVOILUTSequence")
    pairs = zip(_floats(group.get("WindowCenter")), _floats(group.get("WindowWidth")), strict=False)
    return tuple((c, w) for c, w in pairs if w > 0)


def _geometry(ds: Dataset, number: int) -> dict:
    """Row and column spacing; `spacing_kind` says whether it holds in the patient or only at the detector."""
    inside = _floats(_group(ds, number, "PixelMeasuresSequence").get("PixelSpacing"))
    if len(inside) == 2 and min(inside) > 0:
        return {"spacing_mm": (inside[0], inside[1]), "spacing_kind": "patient"}
    detector = _floats(ds.get("ImagerPixelSpacing"))
    if len(detector) == 2 and min(detector) > 0:
        return {"spacing_mm": (detector[0], detector[1]), "spacing_kind": "detector"}
    return {}


def _float(value: object, default: float) -> float:
    found = _floats(value)
    return found[0] if found else default


def _floats(value: object) -> list[float]:
    if value is None or value == "":
        return []
    items = value if isinstance(value, (list, tuple)) or type(value).__name__ == "MultiValue" else [value]
    out = []
    for item in items:
        try:
            number = float(item)
        except (TypeError, ValueError):
            continue
        if np.isfinite(number):
            out.append(number)
    return out
