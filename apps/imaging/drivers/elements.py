"""Writing DICOM elements straight to bytes, and the character sets of the worklist (PS3.3 C.12.1.1.2)."""

import struct
from collections.abc import Callable
from functools import lru_cache

from pydicom.charset import convert_encodings, encode_string

from apps.imaging.drivers.contexts import EXPLICIT_BE, EXPLICIT_LE

_LONG_VRS = frozenset({"OB", "OW", "OF", "SQ", "UC", "UN", "UR", "UT"})
_CODECS = {
    "": "ascii",
    "ISO_IR 6": "ascii",
    "ISO_IR 192": "utf-8",
    "GB18030": "gb18030",
    "GBK": "gbk",
    "ISO_IR 100": "latin-1",
}
UTF_8 = ("ISO_IR 192",)
_TEXT_VRS = frozenset({"LO", "LT", "PN", "SH", "ST", "UT", "UC"})


class Writer:
    """Elements of one transfer syntax and one choice of character sets."""

    def __init__(self, syntax: str, charsets: tuple[str, ...]) -> None:
        self.is_explicit = syntax in {EXPLICIT_LE, EXPLICIT_BE}
        self.end = ">" if syntax == EXPLICIT_BE else "<"
        self.charsets = charsets
        self._codec = _CODECS.get(charsets[0] if charsets else "") if len(charsets) < 2 else None

    def write(self, tag: int, vr: str, value: str) -> bytes:
        """Raises UnicodeError when the character sets cannot say the value."""
        if vr == "US":
            raw = struct.pack(f"{self.end}H", int(value)) if value else b""
        else:
            raw = self._encode_text(vr, value)
        raw += (b"\0" if vr == "UI" else b" ") * (len(raw) % 2)
        return self._head(tag, vr, len(raw)) + raw

    def write_sequence(self, tag: int, items: list[bytes]) -> bytes:
        """Items with explicit lengths."""
        body = b"".join(struct.pack(f"{self.end}HHL", 0xFFFE, 0xE000, len(item)) + item for item in items)
        return self._head(tag, "SQ", len(body)) + body

    def _head(self, tag: int, vr: str, length: int) -> bytes:
        group, element = tag >> 16, tag & 0xFFFF
        if not self.is_explicit:
            return struct.pack("<HHL", group, element, length)
        if vr in _LONG_VRS:
            return struct.pack(f"{self.end}HH2sHL", group, element, vr.encode(), 0, length)
        return struct.pack(f"{self.end}HH2sH", group, element, vr.encode(), length)

    def _encode_text(self, vr: str, value: str) -> bytes:
        if value.isascii():
            return value.encode("ascii")
        if vr not in _TEXT_VRS:
            raise UnicodeError(f"{vr} holds ASCII only")
        if self._codec:
            return value.encode(self._codec)
        codecs = _convert(self.charsets)
        if vr == "PN":  # code extensions start anew in every component
            groups = [[_extend(c, codecs) for c in group.split("^")] for group in value.split("=")]
            raw = b"=".join(b"^".join(parts) for parts in groups)
        else:
            raw = _extend(value, codecs)
        if b"?" in raw and "?" not in value:  # pydicom replaces what it cannot say
            raise UnicodeError("value outside the character sets")
        return raw


def make_writers(syntax: str, asked: tuple[str, ...]) -> list[Writer]:
    """In the character sets that were asked for, when they are known, and in UTF-8."""
    own = asked if asked and is_known_charset(asked) else UTF_8
    return [Writer(syntax, charsets) for charsets in dict.fromkeys([own, UTF_8])]


def write_fitting(writers: list[Writer], write: Callable[[Writer], bytes]) -> bytes:
    """By the first writer whose character sets can say everything; the last one's can."""
    for writer in writers[:-1]:
        try:
            return write(writer)
        except (UnicodeError, LookupError):
            continue
    return write(writers[-1])


def _extend(text: str, codecs: tuple[str, ...]) -> bytes:
    """Text with ISO 2022 code extensions; the escape to GB 2312 is written here because pydicom leaves it out."""
    if "iso_ir_58" in codecs and not text.isascii():
        return b"\x1b$)A" + text.encode("gb2312")
    return encode_string(text, codecs)


@lru_cache(maxsize=64)
def _convert(charsets: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(convert_encodings(list(charsets)))


def is_known_charset(charsets: tuple[str, ...]) -> bool:
    if len(charsets) == 1 and charsets[0] in _CODECS:
        return True
    try:
        return bool(_convert(charsets))
    except (LookupError, ValueError, UserWarning):
        return False
