"""MQTT 3.1.1 packets as far as a subscriber needs them (OASIS standard 2014, sections 2 and 3): bytes out, and bytes cut into packets."""

from collections.abc import Iterable
from struct import Struct

CONNACK, PUBLISH, PUBACK, SUBACK = 2, 3, 4, 9
PINGREQ, DISCONNECT = b"\xc0\x00", b"\xe0\x00"
QOS_BITS = 0x06
REFUSALS = {1: "protocol version", 2: "client id", 3: "unavailable", 4: "user name or password", 5: "not authorised"}
_ACK = Struct(">BBH")


class ProtocolError(ConnectionError):
    """What came is no MQTT 3.1.1; the connection is of no more use."""


def make_connect(
    client_id: str, *, keepalive_s: int, username: str | None, password: str | None, clean: bool = False
) -> bytes:
    """A session that the broker keeps, or with `clean` one that begins with nothing and leaves nothing."""
    flags, fields = 0x02 if clean else 0, [client_id]
    if username is not None:
        flags, fields = flags | 0x80, [*fields, username]
        if password is not None:
            flags, fields = flags | 0x40, [*fields, password]
    body = _write_text("MQTT") + bytes([4, flags]) + keepalive_s.to_bytes(2, "big") + b"".join(map(_write_text, fields))
    return _make(0x10, body)


def make_subscribe(mid: int, filters: Iterable[str]) -> bytes:
    """All of them at QoS 1."""
    return _make(0x82, mid.to_bytes(2, "big") + b"".join(_write_text(one) + b"\x01" for one in filters))


def make_publish(topic: str, payload: bytes, *, mid: int, retain: bool) -> bytes:
    """At QoS 1."""
    return _make(0x32 | retain, _write_text(topic) + mid.to_bytes(2, "big") + payload)


def make_pubacks(mids: Iterable[int]) -> bytes:
    return b"".join(_ACK.pack(0x40, 2, mid) for mid in mids)


def read_publish(first: int, body: bytes) -> tuple[str, bytes, int]:
    """(topic, payload, packet id, which is 0 at QoS 0). A topic that is no UTF-8 has a mark in place of each wrong byte."""
    end = 2 + int.from_bytes(body[:2], "big")
    start = end + 2 if first & QOS_BITS else end
    if start > len(body):
        raise ProtocolError("a publish packet is shorter than its topic")
    mid = int.from_bytes(body[end:start], "big")
    return body[2:end].decode("utf-8", "replace"), body[start:], mid


class Cutter:
    """Bytes as they come from a socket, cut into packets (first byte, body); what is not yet whole waits."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._held = 0
        self._wanted = 0

    def cut(self, data: bytes) -> list[tuple[int, bytes]]:
        """The packets that are whole now. A large packet is put together once, not at every piece of it."""
        if self._parts:
            self._parts.append(data)
            self._held += len(data)
            if self._held < self._wanted:
                return []
            data = b"".join(self._parts)
        out, at, n = [], 0, len(data)
        self._wanted = 0
        while n - at >= 2:
            size, start, shift = data[at + 1], at + 2, 7
            if size > 127:
                size &= 127
                while True:
                    if start >= n:
                        start = 0  # the length itself is not whole
                        break
                    digit = data[start]
                    start += 1
                    size |= (digit & 127) << shift
                    if digit < 128:
                        break
                    shift += 7
                    if shift > 21:
                        raise ProtocolError("a packet length of more than four bytes")
            if not start:
                break
            if start + size > n:
                self._wanted = start + size - at
                break
            out.append((data[at], data[start : start + size]))
            at = start + size
        rest = data[at:]
        self._parts, self._held = ([rest], len(rest)) if rest else ([], 0)
        return out


def _write_text(text: str) -> bytes:
    raw = text.encode()
    return len(raw).to_bytes(2, "big") + raw


def _make(first: int, body: bytes) -> bytes:
    size, length = len(body), bytearray()
    while True:
        size, digit = size >> 7, size & 127
        length.append(digit | (0x80 if size else 0))
        if not size:
            return bytes([first]) + bytes(length) + body
