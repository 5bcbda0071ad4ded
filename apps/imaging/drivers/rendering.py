"""A decoded frame as a picture that every browser shows: JPEG or PNG, windowed, right in its proportions, scaled to fit."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from apps.imaging.drivers.pixels import Frame
from apps.imaging.engine.display import Window, apply_window, choose_window

JPEG, PNG = "image/jpeg", "image/png"
LARGEST = 8192


@dataclass(frozen=True)
class Look:
    """`size` is the box that the picture must fit in, None for one dot a pixel."""

    kind: str = JPEG
    window: Window | None = None
    size: tuple[int, int] | None = None
    quality: int = 90


def render(frame: Frame, look: Look) -> bytes:
    """The picture file."""
    picture, out = draw(frame, look), BytesIO()
    if look.kind == PNG:
        picture.save(out, "PNG", compress_level=3)
    else:
        picture.save(out, "JPEG", quality=look.quality)
    return out.getvalue()


def draw(frame: Frame, look: Look) -> Image.Image:
    picture = Image.fromarray(_to_eight_bits(frame, look.window))
    wanted = _choose_size(frame, look.size)
    if wanted != picture.size:
        picture = picture.resize(wanted, Image.Resampling.BICUBIC if wanted > picture.size else Image.Resampling.BOX)
    return picture


def _to_eight_bits(frame: Frame, window: Window | None) -> np.ndarray:
    if frame.kind == "rgb":
        return np.frombuffer(frame.data, np.uint8).reshape(frame.rows, frame.columns, 3)
    stored = np.frombuffer(frame.data, f"<{frame.kind}").reshape(frame.rows, frame.columns)
    values = stored * np.float32(frame.slope) + np.float32(frame.intercept)
    shown = apply_window(values, window or choose_window(frame.windows, frame.low, frame.high))
    return 255 - shown if frame.is_inverted else shown


def _choose_size(frame: Frame, box: tuple[int, int] | None) -> tuple[int, int]:
    """(columns, rows) with square dots. Pixels that are higher than wide make the picture higher, and the other way round."""
    width, height = float(frame.columns), float(frame.rows)
    if frame.spacing_mm and abs(frame.spacing_mm[0] / frame.spacing_mm[1] - 1) > 0.01:
        ratio = min(16.0, max(1 / 16, frame.spacing_mm[0] / frame.spacing_mm[1]))
        width, height = (width, height * ratio) if ratio > 1 else (width / ratio, height)
    largest = (min(LARGEST, box[0]), min(LARGEST, box[1])) if box else (LARGEST, LARGEST)
    scale = min(largest[0] / width, largest[1] / height)
    if box is None:
        scale = min(scale, 1.0)
    return max(1, round(width * scale)), max(1, round(height * scale))
