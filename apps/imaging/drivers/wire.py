"""One DICOM upper-layer connection: bounded reads with deadlines, whole writes. PDU codecs are pynetdicom's.

A thread blocks in here instead of polling, every response leaves in one write on a socket without Nagle, and a peer that
sends nothing, half of something or nonsense costs one thread until its deadline and nothing after it.
"""

import contextlib
import select
import socket
import ssl
import struct
import time
from dataclasses import dataclass

P_DATA, RELEASE_RQ, RELEASE_RP, ABORT = 0x04, 0x05, 0x06, 0x07
MAX_ASSOCIATE_BYTES = 512 * 1024
MAX_PDU_BYTES = 1024 * 1024
OUR_PDU_BYTES = 131_072
MAX_COMMAND_BYTES = 64 * 1024


class Closed(Exception):
    """The peer went away."""


class TooSlow(Closed):
    """A deadline passed."""


class NotSecured(Exception):
    """The TLS handshake failed."""


class BadPdu(Exception):
    """Bytes that are no PDU we may accept; `reason` is the A-ABORT reason of PS3.8 table 9-26."""

    def __init__(self, words: str, reason: int = 0x06) -> None:
        super().__init__(words)
        self.reason = reason


@dataclass(frozen=True)
class Fragment:
    context_id: int
    is_command: bool
    is_last: bool
    data: memoryview


class Wire:
    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.peer_pdu_bytes = 16_384

    def start_tls(self, context: ssl.SSLContext, *, wait_s: float) -> bytes | None:
        """The certificate that the peer showed (DER), None without. Raises NotSecured, Closed."""
        try:
            self.sock.settimeout(wait_s)
            secured = context.wrap_socket(self.sock, server_side=True, do_handshake_on_connect=False)
            self.sock = secured
            secured.do_handshake()
            return secured.getpeercert(binary_form=True)
        except TimeoutError as error:
            raise TooSlow("no TLS handshake before the deadline") from error
        except ssl.SSLEOFError as error:
            raise Closed(str(error)) from error
        except ssl.SSLError as error:
            verify = getattr(error, "verify_message", "")
            raise NotSecured(": ".join(filter(None, [error.reason or "handshake failed", verify]))) from error
        except (OSError, ValueError, AttributeError) as error:  # the last two: closed by us meanwhile, as one too many
            raise Closed(str(error)) from error

    def read_pdu(self, *, wait_s: float, max_bytes: int = MAX_PDU_BYTES, body_s: float = 30.0) -> tuple[int, bytearray]:
        """(type, body). `wait_s` bounds the wait for the first byte, `body_s` the rest. Raises Closed, TooSlow, BadPdu."""
        head = self._read(6, time.monotonic() + wait_s)
        kind, _, length = struct.unpack(">BBL", head)
        if not 0x01 <= kind <= 0x07:
            raise BadPdu(f"unknown PDU type {kind:02X}H", 0x01)
        if length > max_bytes:
            raise BadPdu(f"PDU of {length} bytes")
        return kind, self._read(length, time.monotonic() + body_s)

    def _read(self, size: int, deadline: float) -> bytearray:
        buffer = bytearray(size)
        view, got = memoryview(buffer), 0
        while got < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TooSlow("no data before the deadline")
            try:
                self.sock.settimeout(left)
                n = self.sock.recv_into(view[got:])
            except TimeoutError as error:
                raise TooSlow("no data before the deadline") from error
            except OSError as error:
                raise Closed(str(error)) from error
            if n == 0:
                raise Closed("closed by the peer")
            got += n
        return buffer

    def is_readable(self, wait_s: float = 0) -> bool:
        try:
            if isinstance(self.sock, ssl.SSLSocket) and self.sock.pending():
                return True
            return bool(select.select([self.sock], [], [], wait_s)[0])
        except (OSError, ValueError) as error:
            raise Closed(str(error)) from error

    def write(self, data: bytes, timeout_s: float = 30.0) -> None:
        try:
            self.sock.settimeout(timeout_s)
            self.sock.sendall(data)
        except OSError as error:
            raise Closed(str(error)) from error

    def frame(self, context_id: int, data: bytes, *, is_command: bool) -> bytes:
        """P-DATA-TF PDUs of one command or data set, cut to what the peer accepts."""
        room = self.room
        parts = []
        for at in range(0, max(len(data), 1), room):
            is_last = at + room >= len(data)
            parts.append(_frame(context_id, data[at : at + room], (1 if is_command else 0) | (2 if is_last else 0)))
        return b"".join(parts)

    @property
    def room(self) -> int:
        """Bytes of a data set that go into one PDU."""
        return max(self.peer_pdu_bytes - 6, 1024) if self.peer_pdu_bytes else OUR_PDU_BYTES

    def frame_piece(self, context_id: int, piece: bytes, *, is_last: bool) -> bytes:
        """One PDU of a data set that goes out piece by piece; at most `room` bytes."""
        return _frame(context_id, piece, 2 if is_last else 0)

    def abort(self, reason: int = 0x00) -> None:
        """A-ABORT by the provider; the peer may be gone already."""
        with contextlib.suppress(Closed):
            self.write(struct.pack(">BBLBBBB", ABORT, 0, 4, 0, 0, 0x02, reason), timeout_s=1.0)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        self.sock.close()


def _frame(context_id: int, piece: bytes, header: int) -> bytes:
    return struct.pack(">BBLLBB", P_DATA, 0, len(piece) + 6, len(piece) + 2, context_id, header) + piece


def split_fragments(body: bytearray) -> list[Fragment]:
    """Presentation data values of one P-DATA-TF. Raises BadPdu."""
    view, found, at = memoryview(body), [], 0
    while at < len(view):
        if at + 6 > len(view):
            raise BadPdu("cut presentation data value")
        length, context_id, header = struct.unpack_from(">LBB", view, at)
        if length < 2 or at + 4 + length > len(view):
            raise BadPdu("presentation data value longer than its PDU")
        found.append(Fragment(context_id, bool(header & 1), bool(header & 2), view[at + 6 : at + 4 + length]))
        at += 4 + length
    return found
