"""A file of HL7 v2 messages: in MLLP frames as a line was recorded, or one after the other as text."""

import re
from collections.abc import Iterator

START, END = b"\x0b", b"\x1c"
BATCH = (b"FHS", b"BHS", b"BTS", b"FTS")  # HL7 v2 batch protocol (2.10.3): the envelope, not a message


def split_messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(byte where it begins, message). Frames are kept as they are; segments of plain text end with CR, as HL7 says."""
    if START in data and END in data:
        for frame in re.finditer(rb"\x0b(.*?)\x1c", data, re.DOTALL):
            yield frame.start(1), frame[1]
        return
    begin, segments = 0, []
    for line in re.finditer(rb"[^\r\n]+", data.removeprefix(b"\xef\xbb\xbf")):
        text = line[0].strip(b" \t")
        if not text or text[:3] in BATCH:
            continue
        if text.startswith(b"MSH") and segments:
            yield begin, b"\r".join(segments) + b"\r"
            segments = []
        if not segments:
            begin = line.start()
        segments.append(text)
    if segments:
        yield begin, b"\r".join(segments) + b"\r"
