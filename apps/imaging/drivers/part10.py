"""The head of a DICOM file on its way in (PS3.10 7.1): what its meta information says, and where the data set begins."""

from collections.abc import Iterable, Iterator
from itertools import chain

from apps.imaging.drivers.headers import BadObject

MOST_HEAD = 64 * 1024
_FIRST = {b"UL", b"OB", b"UI"}
_LONG = {b"OB", b"OW", b"OF", b"SQ", b"UT", b"UN", b"OD", b"OL", b"UC", b"UR", b"OV", b"SV", b"UV"}


def split_file(pieces: Iterable[bytes]) -> tuple[dict[int, str], Iterator[bytes]]:
    """({element of group 0002: text}, pieces of the data set). Raises BadObject."""
    source = iter(pieces)
    head = bytearray()
    for piece in source:
        head += piece
        if len(head) >= MOST_HEAD:
            break
    meta, begin = _read_meta(bytes(head[:MOST_HEAD]))
    return meta, chain([bytes(head[begin:])], source)


def _read_meta(head: bytes) -> tuple[dict[int, str], int]:
    has_preamble = head[128:132] == b"DICM"
    if not has_preamble and (
        head[:2] != b"\x02\x00" or head[4:6] not in _FIRST
    ):  # some programs leave the preamble out
        raise BadObject("no DICOM file: the meta information is missing")
    at, meta = 132 if has_preamble else 0, {}
    while head[at : at + 2] == b"\x02\x00":
        vr, lead = head[at + 4 : at + 6], 8
        if vr in _LONG:
            lead = 12
        length = int.from_bytes(head[at + 8 : at + 12] if lead == 12 else head[at + 6 : at + 8], "little")
        end = at + lead + length
        if end > len(head):
            raise BadObject("the file meta information is cut or too long")
        value = head[at + lead : end]
        meta[int.from_bytes(head[at + 2 : at + 4], "little")] = value.rstrip(b"\0 ").decode("ascii", "replace")
        at = end
    if at >= len(head):
        raise BadObject("the file ends with its meta information")
    return meta, at
