"""MLLP (HL7 v2 Minimal Lower Layer Protocol, release 1): one message between VT (0x0B) and FS CR (0x1C 0x0D)."""

import asyncio
import contextlib
import logging
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from apps.common.kernel.errors import Transient
from apps.common.kernel.reason import Reason

log = logging.getLogger(__name__)
HEAD_BYTES = 65_536
START, END = b"\x0b", b"\x1c\x0d"
Handle = Callable[[bytes, str], Awaitable[bytes]]
Refuse = Callable[[bytes, Reason, str], Awaitable[bytes]]


@dataclass(frozen=True)
class Limits:
    """Bytes of a message, seconds without a byte, connections at once."""

    message_bytes: int = 4 * 1024 * 1024
    idle_s: float = 300.0
    connections: int = 50


class BadFrame(Exception):
    """What came of a message that did not come whole, and why not."""

    def __init__(self, head: bytes, reason: Reason) -> None:
        super().__init__(reason.code)
        self.head, self.reason = head, reason


def frame(message: bytes) -> bytes:
    return START + message + END


async def serve(
    host: str, port: int, handle: Handle, *, refuse: Refuse | None = None, limits: Limits | None = None
) -> asyncio.Server:
    """Listens; each connection is answered message by message. What is outside a frame is skipped; a bad frame is the last."""
    allowed, open_now = limits or Limits(), set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = str((writer.get_extra_info("peername") or ("?",))[0])
        if len(open_now) >= allowed.connections:
            log.warning("MLLP: %s refused, %s connections are open", peer, len(open_now))
            writer.close()
            return
        open_now.add(writer)
        try:
            while (message := await _read(reader, allowed)) is not None:
                writer.write(frame(await handle(message, peer)))
                await writer.drain()
        except BadFrame as bad:
            log.warning("MLLP: %s: %s", peer, bad)
            if refuse:
                with contextlib.suppress(Exception):  # the line closes in any case
                    writer.write(frame(await refuse(bad.head, bad.reason, peer)))
                    await asyncio.wait_for(writer.drain(), 5)
        except Exception as error:  # no answer: the sender keeps the message and tries again
            log.warning("MLLP: %s: %s", peer, error or type(error).__name__)
        finally:
            open_now.discard(writer)
            writer.close()
            with contextlib.suppress(ConnectionError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 5)

    return await asyncio.start_server(talk, host, port, limit=allowed.message_bytes + 16)


async def _read(reader: asyncio.StreamReader, limits: Limits) -> bytes | None:
    """The next message; None at the end of the stream. Raises BadFrame for one that is too long or cut."""
    try:
        raw = await asyncio.wait_for(reader.readuntil(END), limits.idle_s)
    except asyncio.IncompleteReadError as error:
        at = error.partial.rfind(START)
        if at < 0:
            return None
        head = error.partial[at + 1 :]
        raise BadFrame(head, Reason("interop.cut", {"bytes": len(head)}, "error")) from None
    except asyncio.LimitOverrunError:
        head = (await reader.read(HEAD_BYTES)).lstrip(START)
        raise BadFrame(head, Reason("interop.too_long", {"most": limits.message_bytes}, "error")) from None
    at = raw.rfind(START, 0, len(raw) - len(END))
    if at < 0:
        raise ValueError("no start of frame")
    return raw[at + 1 : -len(END)]


def send(host: str, port: int, message: bytes, *, timeout_s: float = 10.0) -> bytes:
    """Sends one message and returns its acknowledgement; raises Transient when the peer does not answer."""
    try:
        with socket.create_connection((host, port), timeout=timeout_s) as link:
            link.settimeout(timeout_s)
            link.sendall(frame(message))
            got, until = b"", time.monotonic() + timeout_s
            while END not in got:
                link.settimeout(max(until - time.monotonic(), 0.001))  # for the whole answer, however slowly it drips
                part = link.recv(65536)
                if not part or len(got) > HEAD_BYTES:
                    raise Transient("interop.peer_closed", host=host, port=port)
                got += part
    except OSError as error:
        raise Transient("interop.peer_unreachable", host=host, port=port, error=str(error)) from None
    return got[got.find(START) + 1 : got.find(END)]
