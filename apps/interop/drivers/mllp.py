"""MLLP (HL7 v2 Minimal Lower Layer Protocol, release 1): one message between VT (0x0B) and FS CR (0x1C 0x0D)."""

import asyncio
import contextlib
import logging
import socket
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from apps.common.kernel.errors import Transient
from apps.common.kernel.reason import Reason

log = logging.getLogger(__name__)
HEAD_BYTES = 65_536
LINGER_S = 2.0
MOST_SKIPPED = 16
"""Times the longest message: what is read and thrown away before a line is given up."""
START, END = b"\x0b", b"\x1c\x0d"
Handle = Callable[[bytes, str], Awaitable[bytes]]
Refuse = Callable[[bytes, Reason, str], Awaitable[bytes]]


@dataclass(frozen=True)
class Limits:
    """Bytes of a message, seconds without a byte, connections at once."""

    message_bytes: int = 4 * 1024 * 1024
    idle_s: float = 300.0
    connections: int = 50


class Unreachable(Transient):
    """Nobody listens there: it says nothing about the message."""


class BadFrame(Exception):
    """What came of a message that is not taken, and why not; `ends_line` when what follows on the line cannot be told apart."""

    def __init__(self, head: bytes, reason: Reason, *, ends_line: bool) -> None:
        super().__init__(reason.code)
        self.head, self.reason, self.ends_line = head, reason, ends_line


def frame(message: bytes) -> bytes:
    return START + message + END


async def serve(
    host: str,
    port: int,
    handle: Handle,
    *,
    refuse: Refuse | None = None,
    limits: Limits | None = None,
    tls: ssl.SSLContext | None = None,
    reuse_port: bool = False,
) -> asyncio.Server:
    """Listens, by TLS where a context is given; with `reuse_port` beside other processes, among which the kernel shares the lines out. Each connection is answered message by message. What is outside a frame is skipped; a bad frame is the last."""
    allowed, open_now = limits or Limits(), set()

    async def _answer(reader: asyncio.StreamReader, peer: str) -> bytes | None:
        try:
            message = await _read(reader, allowed)
        except BadFrame as bad:
            if bad.ends_line or refuse is None:
                raise
            log.warning("MLLP: %s: %s", peer, bad)
            return await refuse(bad.head, bad.reason, peer)
        return None if message is None else await handle(message, peer)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = str((writer.get_extra_info("peername") or ("?",))[0])
        if len(open_now) >= allowed.connections:
            log.warning("MLLP: %s refused, %s connections are open", peer, len(open_now))
            writer.close()
            return
        open_now.add(writer)
        try:
            while (answer := await _answer(reader, peer)) is not None:
                writer.write(frame(answer))
                await writer.drain()
        except BadFrame as bad:
            log.warning("MLLP: %s: %s", peer, bad)
            if refuse:
                with contextlib.suppress(Exception):  # the line closes in any case
                    writer.write(frame(await refuse(bad.head, bad.reason, peer)))
                    await asyncio.wait_for(writer.drain(), 5)
                    await asyncio.wait_for(_discard(reader), LINGER_S)
        except Exception as error:  # no answer: the sender keeps the message and tries again
            log.warning("MLLP: %s: %s", peer, error or type(error).__name__)
        finally:
            open_now.discard(writer)
            writer.close()
            with contextlib.suppress(ConnectionError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 5)

    return await asyncio.start_server(
        talk, host, port, limit=allowed.message_bytes + 16, ssl=tls, reuse_port=reuse_port
    )


async def _read(reader: asyncio.StreamReader, limits: Limits) -> bytes | None:
    """The next message; None at the end of the stream. Raises BadFrame for one that is too long or cut."""
    try:
        raw = await asyncio.wait_for(reader.readuntil(END), limits.idle_s)
    except asyncio.IncompleteReadError as error:
        at = error.partial.rfind(START)
        if at < 0:
            return None
        head = error.partial[at + 1 :]
        raise BadFrame(head, Reason("interop.cut", {"bytes": len(head)}, "error"), ends_line=True) from None
    except asyncio.LimitOverrunError:
        head, has_ended = await _skip(reader, limits)
        reason = Reason("interop.too_long", {"most": limits.message_bytes}, "error")
        raise BadFrame(head.lstrip(START), reason, ends_line=not has_ended) from None
    at = raw.rfind(START, 0, len(raw) - len(END))
    if at < 0:
        raise ValueError("no start of frame")
    return raw[at + 1 : -len(END)]


async def _discard(reader: asyncio.StreamReader) -> None:
    """Closing a line with bytes unread would take the answer from the sender again."""
    while await reader.read(HEAD_BYTES):
        pass


async def _skip(reader: asyncio.StreamReader, limits: Limits) -> tuple[bytes, bool]:
    """Reads a message that is too long to its end, keeping its beginning only; False when no end comes within what a sender may waste."""
    head, skipped = b"", 0
    while skipped < MOST_SKIPPED * limits.message_bytes:
        try:
            part = await asyncio.wait_for(reader.readuntil(END), limits.idle_s)
            return (head + part)[:HEAD_BYTES], True
        except asyncio.LimitOverrunError as error:
            part = await reader.readexactly(max(error.consumed, 1))
        except (asyncio.IncompleteReadError, TimeoutError):
            break
        head, skipped = (head + part)[:HEAD_BYTES], skipped + len(part)
    return head, False


class Link:
    """A line to one receiver, kept open from message to message; `tls` is its context, None for plain TCP."""

    def __init__(self, host: str, port: int, *, timeout_s: float = 10.0, tls: ssl.SSLContext | None = None) -> None:
        self.host, self.port, self.timeout_s, self.tls = host, port, timeout_s, tls
        self._socket: socket.socket | None = None

    def __enter__(self) -> "Link":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def send(self, message: bytes) -> bytes:
        """Sends one message and returns its acknowledgement. Raises Unreachable when nobody is there, Transient when somebody is who
        does not answer. A line that the receiver had closed since the last message is opened once more."""
        was_open = self._socket is not None
        try:
            return self._exchange(message)
        except Transient:
            self.close()
            if not was_open:
                raise
            return self._exchange(message)

    def _exchange(self, message: bytes) -> bytes:
        until = time.monotonic() + self.timeout_s
        link = self._open()
        try:
            link.settimeout(self.timeout_s)
            link.sendall(frame(message))
            got = b""
            while END not in got:
                link.settimeout(max(until - time.monotonic(), 0.001))  # for the whole answer, however slowly it drips
                part = link.recv(65536)
                if not part or len(got) > HEAD_BYTES:
                    raise Transient("interop.peer_closed", host=self.host, port=self.port)
                got += part
        except OSError as error:
            self.close()
            raise Transient("interop.peer_silent", host=self.host, port=self.port, error=str(error)) from None
        except Transient:
            self.close()
            raise
        return got[got.find(START) + 1 : got.find(END)]

    def _open(self) -> socket.socket:
        if self._socket is None:
            try:
                plain = socket.create_connection((self.host, self.port), timeout=self.timeout_s)
                self._socket = self.tls.wrap_socket(plain, server_hostname=self.host) if self.tls else plain
            except OSError as error:
                raise Unreachable(
                    "interop.peer_unreachable", host=self.host, port=self.port, error=str(error)
                ) from None
        return self._socket


def send(host: str, port: int, message: bytes, *, timeout_s: float = 10.0) -> bytes:
    """One message over a line of its own."""
    with Link(host, port, timeout_s=timeout_s) as link:
        return link.send(message)
