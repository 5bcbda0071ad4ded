"""The bytes of a stored object for the wire: as they lie, or written anew in the other uncompressed little endian syntax."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pydicom import dcmread
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset

from apps.imaging.drivers.contexts import EXPLICIT_LE, IMPLICIT_LE

PLAIN = frozenset({EXPLICIT_LE, IMPLICIT_LE})
MAX_RECODED_BYTES = 512 << 20


def list_syntaxes(stored: str, size: int) -> tuple[str, ...]:
    """In which an object can go out, the stored one first."""
    if stored in PLAIN and size <= MAX_RECODED_BYTES:
        return (stored, *sorted(PLAIN - {stored}))
    return (stored,)


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
    dataset = dcmread(path)
    out = DicomBytesIO()
    out.is_little_endian, out.is_implicit_VR = True, syntax == IMPLICIT_LE
    write_dataset(out, dataset)
    return BytesIO(out.getvalue())
