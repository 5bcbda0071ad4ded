"""The bytes of a stored object for the wire: as they lie, or written anew, decoded, in an uncompressed little endian syntax that the other side takes."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from pydicom import Dataset, dcmread
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.uid import UID
from pynetdicom.dsutils import decode

from apps.imaging.drivers.contexts import EXPLICIT_BE, EXPLICIT_LE, IMPLICIT_LE, NATIVE

MAX_RECODED_BYTES = 512 << 20
PLAIN = (EXPLICIT_LE, IMPLICIT_LE)
WORDS = {"OW": 2, "OL": 4, "OF": 4, "OD": 8, "OV": 8}
"""Bytes of one word of the values that pydicom hands over as they lie; numbers it reads itself."""


class NotRecoded(ValueError):
    """It cannot be decoded, or would not fit into memory."""


def list_syntaxes(stored: str, size: int = 0) -> tuple[str, ...]:
    """In which an object can go out, the stored one first. Video stays as it is."""
    if size <= MAX_RECODED_BYTES and (stored in NATIVE or can_decode(stored)):
        return (stored, *(s for s in PLAIN if s != stored))
    return (stored,)


@cache
def can_decode(syntax: str) -> bool:
    """Of compressed ones."""
    from pydicom.pixels import get_decoder  # takes a second and a half: only who sends needs it

    try:
        return UID(syntax).is_encapsulated and get_decoder(UID(syntax)).is_available
    except (NotImplementedError, ValueError):  # nothing decodes it, or it is no transfer syntax
        return False


def read_pieces(path: Path, *, stored: str, syntax: str, room: int) -> Iterator[bytes]:
    """The data set without file meta header, in pieces of `room` bytes, read as they are taken. Raises OSError, ValueError."""
    if syntax != stored:
        yield from _cut(_recode(path, syntax), room)
        return
    with path.open("rb") as source:
        head = source.read(144)
        if len(head) < 144 or head[128:132] != b"DICM":
            raise ValueError("no file meta header")
        source.seek(144 + int.from_bytes(head[140:144], "little"))
        yield from _cut(source, room)


def _cut(source, room: int) -> Iterator[bytes]:
    while piece := source.read(room):
        yield piece


def _recode(path: Path, syntax: str) -> BytesIO:
    return BytesIO(_write(read_recoded(path, syntax), syntax))


def _write(dataset: Dataset, syntax: str) -> bytes:
    out = DicomBytesIO()
    out.is_little_endian, out.is_implicit_VR = True, syntax == IMPLICIT_LE
    write_dataset(out, dataset)
    return out.getvalue()


def read_recoded(path: Path, syntax: str) -> Dataset:
    """The data set to be written in `syntax`; its UIDs and what it says of lossy compression stay. Raises NotRecoded, OSError.

    Pixels are decoded without loss of what was stored, so that it stays the same object (PS3.5 8.2).
    """
    dataset = dcmread(path)
    stored = UID(dataset.file_meta.TransferSyntaxUID)
    if stored.is_encapsulated and "PixelData" in dataset:
        if _count_bytes(dataset) > MAX_RECODED_BYTES:
            raise NotRecoded("too large to be decoded")
        try:
            dataset.decompress(as_rgb=True, generate_instance_uid=False)
        except Exception as error:  # decoders raise whatever damaged pixels lead them to
            raise NotRecoded(f"{type(error).__name__}: {error}"[:200]) from error
    if stored == EXPLICIT_BE:
        dataset = _turn(dataset)
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    return dataset


def _turn(dataset: Dataset) -> Dataset:
    """The same values in little endian (PS3.5 7.3). Raises NotRecoded."""
    if int(dataset.get("BitsAllocated") or 0) > 16 and "PixelData" in dataset:
        raise NotRecoded("the order of words within a big endian pixel of more than 16 bits is not settled")
    for element in dataset.iterall():
        if (width := WORDS.get(element.VR)) and element.value:
            if len(element.value) % width:
                raise NotRecoded(f"{element.tag}: cut in the middle of a word")
            element.value = np.frombuffer(element.value, f"u{width}").byteswap().tobytes()
    turned = decode(BytesIO(_write(dataset, EXPLICIT_LE)), False, True)
    turned.file_meta = dataset.file_meta
    return turned


def _count_bytes(dataset: Dataset) -> int:
    n = int(dataset.get("NumberOfFrames") or 1) * int(dataset.Rows) * int(dataset.Columns)
    return n * int(dataset.get("SamplesPerPixel") or 1) * ((int(dataset.BitsAllocated) + 7) // 8)
