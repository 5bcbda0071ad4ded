"""Frames as they lie in a stored file, or as plain little-endian samples; where nothing must be decoded only their own bytes are read."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
from pydicom import dcmread
from pydicom.encaps import get_frame
from pydicom.pixels import pixel_array

from apps.imaging.drivers import recode
from apps.imaging.drivers.contexts import DEFLATED, EXPLICIT_BE, EXPLICIT_LE, IMPLICIT_LE, LITTLE_ENDIAN, NATIVE
from apps.imaging.drivers.pixels import NoPixels

_TAGS = [
    "Rows", "Columns", "NumberOfFrames", "SamplesPerPixel", "BitsAllocated", "PhotometricInterpretation", "PlanarConfiguration",
    "ExtendedOffsetTable", "ExtendedOffsetTableLengths",
]  # fmt: skip
_PIXEL_TAGS = {0x7FE00008, 0x7FE00009, 0x7FE00010}


@dataclass(frozen=True)
class FrameMap:
    """Where the frames of a file begin: `offset` is the first byte of the value, `frame_bits` the size of each when it is not encapsulated."""

    syntax: str
    n_frames: int
    offset: int
    length: int
    frame_bits: int
    is_planar: bool
    offsets: tuple[bytes, bytes] | None


@lru_cache(maxsize=4096)
def map_frames(path: str) -> FrameMap:
    """Raises NoPixels, OSError. The files of the store never change, so neither does this."""
    with open(path, "rb") as file:
        try:
            ds = dcmread(file, stop_before_pixels=True, specific_tags=_TAGS, force=True)
            syntax = str(ds.file_meta.TransferSyntaxUID)
            sizes = [int(ds.get(name) or 1) for name in ("Rows", "Columns", "SamplesPerPixel", "BitsAllocated")]
            n_frames = max(1, int(ds.get("NumberOfFrames") or 1))
        except OSError:
            raise
        except Exception as error:  # pydicom raises whatever the damaged bytes lead it to
            raise NoPixels(f"{type(error).__name__}: {error}"[:200]) from error
        if syntax == DEFLATED:
            return FrameMap(syntax, n_frames, 0, 0, 0, False, None)
        length = _read_pixel_head(file, syntax)
        rows, columns, samples, bits = sizes
        if str(ds.get("PhotometricInterpretation")) == "YBR_FULL_422":
            samples = 2
        table = ds.get("ExtendedOffsetTable"), ds.get("ExtendedOffsetTableLengths")
        return FrameMap(
            syntax, n_frames, file.tell(), length, rows * columns * samples * bits, ds.get("PlanarConfiguration") == 1,
            table if all(table) else None,
        )  # fmt: skip


def _read_pixel_head(file, syntax: str) -> int:
    """Passes the head of the pixel element; the length of its value."""
    order = "big" if syntax == EXPLICIT_BE else "little"
    head = file.read(8 if syntax == IMPLICIT_LE else 12)
    if len(head) < 8 or int.from_bytes(head[:2], order) << 16 | int.from_bytes(head[2:4], order) not in _PIXEL_TAGS:
        raise NoPixels("the object has no pixel data")
    return int.from_bytes(head[-4:], order)


def read_stored_frame(path: str, number: int) -> bytes:
    """Frame `number` (from 0) as it lies in the file. Raises NoPixels, OSError."""
    where = map_frames(path)
    _check_number(where, number)
    if where.syntax in LITTLE_ENDIAN:
        return _read_plain(path, where, number)
    if where.syntax in {DEFLATED, EXPLICIT_BE}:
        return decode_frame(path, number)
    with open(path, "rb") as file:
        file.seek(where.offset)
        try:
            return get_frame(file, number, extended_offsets=where.offsets, number_of_frames=where.n_frames)
        except Exception as error:
            raise NoPixels(f"{type(error).__name__}: {error}"[:200]) from error


def read_plain_frame(path: str, number: int) -> bytes:
    """Frame `number` (from 0) as explicit little-endian samples, colours as RGB. Raises NoPixels, OSError."""
    where = map_frames(path)
    _check_number(where, number)
    return _read_plain(path, where, number) if where.syntax in LITTLE_ENDIAN else decode_frame(path, number)


def _read_plain(path: str, where: FrameMap, number: int) -> bytes:
    first, bits = number * where.frame_bits, where.frame_bits
    begin, end = first // 8, -(-(first + bits) // 8)
    if not bits or end > where.length:
        raise NoPixels("pixel data is cut")
    with open(path, "rb") as file:
        file.seek(where.offset + begin)
        raw = file.read(end - begin)
    if len(raw) < end - begin:
        raise NoPixels("pixel data is cut")
    if first % 8 or bits % 8:  # one bit a pixel, and frames that begin inside a byte
        window = np.unpackbits(np.frombuffer(raw, np.uint8), bitorder="little")[first % 8 : first % 8 + bits]
        return np.packbits(window, bitorder="little").tobytes()
    return raw


def decode_frame(path: str, number: int) -> bytes:
    where = map_frames(path)
    try:
        values = pixel_array(path, index=number)
    except OSError:
        raise
    except Exception as error:
        raise NoPixels(f"{type(error).__name__}: {error}"[:200]) from error
    if values.ndim == 3 and where.is_planar:
        values = np.moveaxis(values, -1, 0)
    return np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<"))).tobytes()


def _check_number(where: FrameMap, number: int) -> None:
    if not 0 <= number < where.n_frames:
        raise NoPixels(f"the object has {where.n_frames} frames")


def can_decode(syntax: str) -> bool:
    """Whether objects of this transfer syntax can be given as explicit little endian."""
    return syntax in NATIVE or recode.can_decode(syntax)


def transcode(path: Path) -> bytes:
    """The whole object as a DICOM file in explicit little endian. Raises NoPixels, OSError."""
    try:
        ds, out = recode.read_recoded(path, EXPLICIT_LE), BytesIO()
        ds.save_as(out, enforce_file_format=True, implicit_vr=False, little_endian=True)
        return out.getvalue()
    except OSError:
        raise
    except Exception as error:
        raise NoPixels(f"{type(error).__name__}: {error}"[:200]) from error
