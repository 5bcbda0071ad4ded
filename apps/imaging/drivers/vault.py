"""Objects on disk: received into a file of their own, named by their digest, flushed (file, then folder) before any answer.

The name is given before the flush, so that one journal commit carries file and name. After a crash a file may therefore stand
under its name half written: the digest in the name tells (`is_whole`).
"""

import hashlib
import os
import secrets
import socket
import struct
import time
from pathlib import Path

from apps.imaging.drivers.greeting import IMPLEMENTATION_UID, IMPLEMENTATION_VERSION

HEAD_BYTES = 256 * 1024
_SPILL_BYTES = 1 << 20
ABANDONED_S = 86_400


def is_abandoned(part: Path) -> bool:
    """Whether nobody receives it any more: several listeners, and the web, may share the folder. Another machine's is given a day."""
    host, _, pid = part.name.removesuffix(".part").rpartition(".")[0].rpartition(".")
    if host == socket.gethostname() and pid.isdecimal():
        return not Path(f"/proc/{pid}").exists()
    try:
        return not host or time.time() - part.stat().st_mtime > ABANDONED_S
    except FileNotFoundError:
        return False


class Incoming:
    """One data set on its way in: kept in memory up to 1 MiB, then spilled; the first 256 KiB stay for the header."""

    def __init__(self, folder: Path, *, sop_class: str, sop_uid: str, syntax: str, max_bytes: int) -> None:
        self.path = folder / f"{socket.gethostname()}.{os.getpid()}.{secrets.token_hex(12)}.part"
        self.prefix = write_file_meta(sop_class=sop_class, sop_uid=sop_uid, syntax=syntax)
        self.sop_class, self.sop_uid, self.syntax = sop_class, sop_uid, syntax
        self.size, self._max = 0, max_bytes
        self._buffer, self._hash, self.head = bytearray(), hashlib.sha256(), b""
        self._fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(self._fd, self.prefix)

    def write(self, data: memoryview) -> None:
        """Raises OSError when the disk refuses, OverflowError past the size limit."""
        self.size += len(data)
        if self.size > self._max:
            raise OverflowError("object larger than the limit")
        self._buffer += data
        if len(self._buffer) >= _SPILL_BYTES:
            self._spill()

    def finish(self) -> str:
        """Writes the rest; the SHA-256 of the data set as received (without our file meta header)."""
        self._spill()
        os.close(self._fd)
        self._fd = -1
        return self._hash.hexdigest()

    def discard(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self.path.unlink(missing_ok=True)

    def _spill(self) -> None:
        if not self._buffer:
            return
        if not self.head:
            self.head = bytes(self._buffer[:HEAD_BYTES])
        self._hash.update(self._buffer)
        view = memoryview(self._buffer)
        while view:
            view = view[os.write(self._fd, view) :]
        view.release()
        self._buffer = bytearray()


def commit_file(part: str | Path, target: Path) -> None:
    """Names a received file and flushes it with its folder, and with the folders made for it."""
    made = make_folders(target.parent)
    os.rename(part, target)
    flush_file(target)
    for folder in (target.parent, *made):
        flush_folder(folder)


def flush_file(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def read_body(path: Path) -> tuple[dict[int, str], bytes]:
    """(file meta elements as text, data set) of a file written here. Raises ValueError when the header is cut."""
    raw = path.read_bytes()
    if len(raw) < 144 or raw[128:132] != b"DICM":
        raise ValueError("no file meta header")
    end, at, meta = 144 + int.from_bytes(raw[140:144], "little"), 144, {}
    if end > len(raw):
        raise ValueError("file meta header is cut")
    while at < end:
        element, vr, length = struct.unpack_from("<2xH2sH", raw, at)
        if vr == b"OB":
            length, at = struct.unpack_from("<L", raw, at + 8)[0], at + 4
        meta[element] = raw[at + 8 : at + 8 + length].rstrip(b"\0 ").decode("ascii", "replace")
        at += 8 + length
    return meta, raw[end:]


def make_folders(folder: Path) -> list[Path]:
    """Creates what is missing; the parents whose entries changed."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    return [path.parent for path in missing]


def flush_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def free_bytes(folder: Path) -> int:
    stat = os.statvfs(folder)
    return stat.f_bavail * stat.f_frsize


def write_file_meta(*, sop_class: str, sop_uid: str, syntax: str) -> bytes:
    """Preamble and File Meta Information, version 1 (PS3.10 7.1)."""
    body = _element(0x0001, b"OB", b"\0\1")
    for element, vr, text in (
        (0x0002, b"UI", sop_class),
        (0x0003, b"UI", sop_uid),
        (0x0010, b"UI", syntax),
        (0x0012, b"UI", IMPLEMENTATION_UID),
        (0x0013, b"SH", IMPLEMENTATION_VERSION),
    ):
        raw = text.encode("ascii")
        body += _element(element, vr, raw + (b"\0" if vr == b"UI" else b" ") * (len(raw) % 2))
    return b"\0" * 128 + b"DICM" + _element(0x0000, b"UL", struct.pack("<L", len(body))) + body


def _element(number: int, vr: bytes, value: bytes) -> bytes:
    if vr == b"OB":
        return struct.pack("<HH2sHL", 2, number, vr, 0, len(value)) + value
    return struct.pack("<HH2sH", 2, number, vr, len(value)) + value
