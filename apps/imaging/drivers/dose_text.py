"""Text of a dose object: the declared character set, and what to do when the bytes are of another one."""

_SINGLE = {
    "": "ascii",
    "ISO_IR 6": "ascii",
    "ISO 2022 IR 6": "ascii",
    "ISO_IR 100": "latin-1",
    "ISO_IR 101": "iso8859-2",
    "ISO_IR 109": "iso8859-3",
    "ISO_IR 110": "iso8859-4",
    "ISO_IR 144": "iso8859-5",
    "ISO_IR 127": "iso8859-6",
    "ISO_IR 126": "iso8859-7",
    "ISO_IR 138": "iso8859-8",
    "ISO_IR 148": "iso8859-9",
    "ISO_IR 13": "shift_jis",
    "ISO_IR 166": "tis-620",
    "ISO_IR 192": "utf-8",
    "GB18030": "gb18030",
    "GBK": "gbk",
}
_GUESSES = ("utf-8", "gb18030")


class TextReader:
    """Decodes in the declared set; UTF-8 under another name is recognised, because its byte patterns do not happen by chance."""

    def __init__(self, declared: str) -> None:
        self.sets = [part.strip() for part in declared.split("\\")] or [""]
        self._codec = _SINGLE.get(self.sets[0]) if len(self.sets) == 1 else None

    def read(self, raw: bytes) -> str:
        raw = raw.replace(b"\0", b"").strip(b" ")
        if raw.isascii() and b"\x1b" not in raw:
            return raw.decode("ascii")
        if b"\x1b" in raw and (text := self._read_escapes(raw)) is not None:
            return text
        for codec in ("utf-8", self._codec, *_GUESSES):
            if codec is None or codec == "ascii":
                continue
            try:
                return raw.decode(codec).strip()
            except (UnicodeDecodeError, LookupError):
                continue
        return raw.decode("latin-1").strip()

    def _read_escapes(self, raw: bytes) -> str | None:
        """ISO 2022 code extensions; pydicom's codecs are loaded only for a text that has them."""
        from pydicom.charset import convert_encodings, decode_bytes

        try:
            return decode_bytes(raw, convert_encodings(self.sets), {"\\", "^", "=", "\r", "\n", "\t", "\f"}).strip()
        except (LookupError, ValueError, UserWarning):
            return None
