"""A reader of only those DICOM elements that carry dose; all others are stepped over. Bounded in depth, count and text.

Why not pydicom here: it decodes every element of every nested item, which costs 10 to 20 s for one long fluoroscopy report.
"""

import struct
import zlib
from typing import Any

from apps.imaging.engine.dose.content import BadDoseObject

IMPLICIT_LE, EXPLICIT_LE = "1.2.840.10008.1.2", "1.2.840.10008.1.2.1"
DEFLATED, EXPLICIT_BE = "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"
MAX_DEPTH = 32
MAX_ELEMENTS = 600_000
MAX_ITEMS = 200_000  # a fluoroscopy report of 316 events has 75,000
MAX_TEXT = 1 << 20
MAX_INFLATED = 64 << 20
CONTENT = 0x0040A730
_LONG = frozenset({b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"})
_VRS = _LONG | frozenset(
    {b"AE", b"AS", b"AT", b"CS", b"DA", b"DS", b"DT", b"FD", b"FL", b"IS", b"LO", b"LT", b"PN", b"SH", b"SL", b"SS", b"ST"}
    | {b"TM", b"UI", b"UL", b"US"}
)  # fmt: skip
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_UNDEFINED = 0xFFFFFFFF

Elements = dict[int, Any]  # tag -> (VR, bytes), or list of Elements for a sequence


def split_file(raw: Any) -> tuple[str, int]:
    """Transfer syntax and start of the data set; a file without preamble or meta header is guessed. Raises BadDoseObject."""
    if len(raw) < 16:
        raise BadDoseObject("imaging.dose_not_dicom")
    start = 132 if raw[128:132] == b"DICM" else 0
    syntax = ""
    if bytes(raw[start : start + 2]) == b"\x02\x00":
        meta = Reader(raw, explicit=True, big=False, wanted=frozenset({0x00020010}))
        elements, start = meta.read_group(start, 0x0002)
        syntax = elements[0x00020010][1].rstrip(b"\0 ").decode("ascii", "replace") if 0x00020010 in elements else ""
    if not syntax:
        group = raw[start : start + 2]
        if bytes(group) not in (b"\x08\x00", b"\x02\x00"):
            raise BadDoseObject("imaging.dose_not_dicom")
        syntax = EXPLICIT_LE if bytes(raw[start + 4 : start + 6]) in _VRS else IMPLICIT_LE
    return syntax, start


def read_elements(raw: Any, wanted: dict[int, str]) -> tuple[Elements, bool]:
    """Wanted elements of a file, and whether it is big endian. Raises BadDoseObject."""
    syntax, start = split_file(raw)
    if syntax == DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            raw = inflater.decompress(bytes(raw[start:]), MAX_INFLATED)
        except zlib.error:
            raise BadDoseObject("imaging.dose_damaged", detail="deflate", at=start) from None
        if inflater.unconsumed_tail:
            raise BadDoseObject("imaging.dose_too_large", limit_mb=MAX_INFLATED >> 20)
        start = 0
    explicit, big = syntax != IMPLICIT_LE, syntax == EXPLICIT_BE
    if explicit and not big and bytes(raw[start + 4 : start + 6]) not in _VRS:
        explicit = False  # some devices write implicit VR under an explicit transfer syntax
    reader = Reader(raw, explicit=explicit, big=big, wanted=frozenset(wanted), vrs=wanted)
    return reader.read_items(start, len(raw), 0)[0], big


class Reader:
    def __init__(
        self, raw: Any, *, explicit: bool, big: bool, wanted: frozenset[int], vrs: dict[int, str] | None = None
    ) -> None:
        self.raw, self.size, self.explicit, self.wanted = raw, len(raw), explicit, wanted
        self.last = max(wanted, default=0)
        self.vrs = {tag: vr.encode() for tag, vr in (vrs or {}).items()}
        end = ">" if big else "<"
        self.tag_of = struct.Struct(f"{end}HH").unpack_from
        self.long_of = struct.Struct(f"{end}L").unpack_from
        self.short_of = struct.Struct(f"{end}H").unpack_from
        self.count = self.items = 0

    def read_head(self, pos: int, explicit: bool) -> tuple[int, bytes, int, int]:
        """Tag, VR, length, start of the value."""
        if pos + 8 > self.size:
            raise BadDoseObject("imaging.dose_cut", at=pos)
        try:
            group, element = self.tag_of(self.raw, pos)
            tag = group << 16 | element
            if group == 0xFFFE or not explicit:
                return tag, self.vrs.get(tag, b""), self.long_of(self.raw, pos + 4)[0], pos + 8
            vr = bytes(self.raw[pos + 4 : pos + 6])
            if vr in _LONG:
                return tag, vr, self.long_of(self.raw, pos + 8)[0], pos + 12
            if vr not in _VRS:
                raise BadDoseObject("imaging.dose_damaged", detail="VR", at=pos)
            return tag, vr, self.short_of(self.raw, pos + 6)[0], pos + 8
        except struct.error:
            raise BadDoseObject("imaging.dose_cut", at=pos) from None

    def read_group(self, pos: int, group: int) -> tuple[Elements, int]:
        """Elements of one group, and where the next begins."""
        found: Elements = {}
        while pos + 8 <= self.size and self.tag_of(self.raw, pos)[0] == group:
            tag, vr, length, start = self.read_head(pos, self.explicit)
            if length > self.size - start:
                raise BadDoseObject("imaging.dose_cut", at=pos)
            if tag in self.wanted:
                found[tag] = (vr, bytes(self.raw[start : start + length]))
            pos = start + length
        return found, pos

    def read_items(
        self, pos: int, end: int, depth: int, until: int = 0, explicit: bool | None = None
    ) -> tuple[Elements, int]:
        """One data set: elements up to `end`, to the pixels, or to the delimiter `until`."""
        explicit = self.explicit if explicit is None else explicit
        if depth > MAX_DEPTH:
            raise BadDoseObject("imaging.dose_too_deep", limit=MAX_DEPTH)
        found: Elements = {}
        while pos < end:
            tag, vr, length, start = self.read_head(pos, explicit)
            self.count += 1
            if self.count > MAX_ELEMENTS:
                raise BadDoseObject("imaging.dose_too_many", limit=MAX_ELEMENTS)
            if tag == until:
                return found, start
            if depth == 0 and tag > self.last and CONTENT not in found:
                return found, end  # an image: pixels cut short do not make its header wrong
            inner = explicit
            if vr == b"UN":  # a device that does not know its own elements
                vr, inner = self.vrs.get(tag, vr), self._is_explicit(start)
            if vr == b"SQ" or length == _UNDEFINED:
                items, pos = self._read_sequence(start, length, end, depth, inner, tag in self.wanted)
                if tag in self.wanted:
                    found[tag] = items
                continue
            if length > end - start:
                raise BadDoseObject("imaging.dose_cut", at=pos)
            if tag in self.wanted:
                if length > MAX_TEXT:
                    raise BadDoseObject("imaging.dose_text_too_long", limit_kb=MAX_TEXT >> 10)
                found[tag] = (vr, bytes(self.raw[start : start + length]))
            pos = start + length
        if until:
            raise BadDoseObject("imaging.dose_cut", at=pos)
        return found, pos

    def _read_sequence(
        self, pos: int, length: int, limit: int, depth: int, explicit: bool, keep: bool
    ) -> tuple[list[Elements], int]:
        items: list[Elements] = []
        is_open = length == _UNDEFINED
        end = limit if is_open else pos + length
        if end > limit:
            raise BadDoseObject("imaging.dose_cut", at=pos)
        if not is_open and not keep:
            return items, end
        while pos < end:
            tag, _, size, start = self.read_head(pos, explicit)
            if tag == _SEQUENCE_END and is_open:
                return items, start
            if tag != _ITEM:
                raise BadDoseObject("imaging.dose_damaged", detail="sequence", at=pos)
            item: Elements
            self.items += 1
            if self.items > MAX_ITEMS:
                raise BadDoseObject("imaging.dose_too_many", limit=MAX_ITEMS)
            if not keep and size != _UNDEFINED:
                item, pos = {}, start + size
                if pos > end:
                    raise BadDoseObject("imaging.dose_cut", at=start)
            elif size == _UNDEFINED:
                item, pos = self.read_items(start, end, depth + 1, _ITEM_END, explicit)
            elif size > end - start:
                raise BadDoseObject("imaging.dose_cut", at=pos)
            else:
                item, pos = self.read_items(start, start + size, depth + 1, 0, explicit)
            if keep:
                items.append(item)
        if is_open:
            raise BadDoseObject("imaging.dose_cut", at=pos)
        return items, pos

    def _is_explicit(self, pos: int) -> bool:
        """Of an unknown sequence: implicit by PS3.5 6.2.2, yet devices write the VRs; the first element of its first item tells."""
        return bytes(self.raw[pos + 12 : pos + 14]) in _VRS
