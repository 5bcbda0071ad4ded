"""Reading a multipart message (RFC 2046 5.1) as it arrives: parts in order, each in pieces, nothing held but a little."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MOST_HEAD = 8192
PIECE = 1 << 18
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{1,70}")


class BadMessage(ValueError):
    """The message is no multipart message, or ends early."""


@dataclass(frozen=True)
class Part:
    """`pieces` must be read, or are passed over, before the next part."""

    headers: dict[str, str]
    pieces: Iterator[bytes]


def read_parameters(text: str) -> tuple[str, dict[str, str]]:
    """(media type, parameters) of a Content-Type."""
    kind, _, rest = text.partition(";")
    found = re.findall(r'([\w-]+)\s*=\s*("[^"]*"|[^;\s]+)', rest)
    return kind.strip().lower(), {name.lower(): value.strip('"') for name, value in found}


def read_parts(read: Callable[[int], bytes], boundary: str) -> Iterator[Part]:
    """`read(n)` gives at most n bytes, none at the end. Raises BadMessage."""
    if not _BOUNDARY.fullmatch(boundary) or boundary.endswith(" "):
        raise BadMessage("no boundary")
    return _Reader(read, boundary.encode("ascii")).read_parts()


class _Reader:
    def __init__(self, read: Callable[[int], bytes], boundary: bytes) -> None:
        self._read = read
        self._mark = b"\r\n--" + boundary
        self._buffer = bytearray(b"\r\n")  # the first boundary may stand at the very beginning

    def read_parts(self) -> Iterator[Part]:
        for _ in self._read_until_mark():  # what stands before the first boundary means nothing
            pass
        while not self._is_last():
            pieces = self._read_until_mark()
            yield Part(self._read_head(), pieces)
            for _ in pieces:
                pass

    def _is_last(self) -> bool:
        """Passes the rest of a boundary line; True after the closing one."""
        while len(self._buffer) < 2:
            self._fill()
        if self._buffer[:2] == b"--":
            return True
        while (end := self._buffer.find(b"\r\n")) < 0:
            if len(self._buffer) > MOST_HEAD:
                raise BadMessage("a boundary line does not end")
            self._fill()
        if self._buffer[:end].strip():
            raise BadMessage("more than a boundary in its line")
        del self._buffer[:end]
        return False

    def _read_head(self) -> dict[str, str]:
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if len(self._buffer) > MOST_HEAD:
                raise BadMessage("the head of a part does not end")
            self._fill()
        lines = bytes(self._buffer[:end]).decode("latin-1").split("\r\n")
        del self._buffer[: end + 4]
        pairs = (line.partition(":") for line in lines if line.strip())
        return {name.strip().lower(): value.strip() for name, _, value in pairs}

    def _read_until_mark(self) -> Iterator[bytes]:
        while True:
            at = self._buffer.find(self._mark)
            if at >= 0:
                if at:
                    yield bytes(self._buffer[:at])
                del self._buffer[: at + len(self._mark)]
                return
            ready = len(self._buffer) - len(self._mark)
            if ready > 0:
                yield bytes(self._buffer[:ready])
                del self._buffer[:ready]
            self._fill()

    def _fill(self) -> None:
        piece = self._read(PIECE)
        if not piece:
            raise BadMessage("the message ends before its last boundary")
        self._buffer += piece
