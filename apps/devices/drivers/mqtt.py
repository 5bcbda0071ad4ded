"""The MQTT side of the intake: a persistent session whose messages are acknowledged only when the caller says so.

A reader of its own: a general client spends more on each message than the whole rest of the intake, and acknowledges one by one.
"""

import logging
import select
import socket
import ssl
import threading
import time
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from apps.devices.drivers import mqtt_frames as frames

log = logging.getLogger(__name__)
QUEUE_SIZE = 20_000
KEEPALIVE_S = 30
QUIET_S = 1.5 * KEEPALIVE_S  # the broker answers each ping: no byte for so long is a dead line
CONNECT_S, STEP_S = 10.0, 5.0
RETRY_S, MOST_RETRY_S = 1.0, 10.0
CHUNK = 1 << 18


class Arrival(NamedTuple):
    """One message as it came; `connection` tells whether its packet id is still valid."""

    topic: str
    payload: bytes
    mid: int
    qos: int
    connection: int


class Subscriber:
    """Fixed client id, clean session off, QoS 1, acknowledgement by hand. `mqtts://` asks for TLS with a known authority.

    What is published waits for its answer and is sent again after a new connection, the newest of a topic alone. `clean`: the
    broker throws the session away, with what waits in it.
    """

    def __init__(self, url: str, client_id: str, *topic_filters: str, clean: bool = False) -> None:
        parts = urlsplit(url)
        self._tls = parts.scheme == "mqtts"
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or (8883 if self._tls else 1883)
        username = unquote(parts.username) if parts.username else None
        password = unquote(parts.password or "") if parts.username else None
        self._hello = frames.make_connect(
            client_id, keepalive_s=KEEPALIVE_S, username=username, password=password, clean=clean
        )
        self._filters = topic_filters
        self.settled = threading.Event()  # the broker has taken the subscriptions
        self._connection, self._mid = 0, 0
        self._was_down = False
        self._stopped = threading.Event()
        self._line: socket.socket | None = None
        self._ready = False
        self._sending = threading.RLock()
        self._arrivals: deque[Arrival] = deque()
        self._changed = threading.Condition()
        self._unanswered: dict[str, tuple[int, bytes, bool]] = {}
        self._thread = threading.Thread(target=self._run, name="mqtt", daemon=True)

    def start(self) -> None:
        """Connects in the background and keeps trying."""
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()
        self._send(frames.DISCONNECT)
        self._hang_up()
        if self._thread.is_alive():
            self._thread.join(5)

    @property
    def connected(self) -> bool:
        return self._ready

    def take(self, most: int, *, wait_s: float, linger_s: float, enough: int) -> list[Arrival]:
        """What has come, at most `most`: waits for the first one, then until there are `enough` or the linger is over."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._arrivals or self._stopped.is_set(), wait_s):
                return []
            self._changed.wait_for(lambda: len(self._arrivals) >= enough or self._stopped.is_set(), linger_s)
            out = [self._arrivals.popleft() for _ in range(min(most, len(self._arrivals)))]
            self._changed.notify_all()
        return out

    def acknowledge(self, arrivals: Iterable[Arrival]) -> None:
        """After the commit. A packet id of an older connection is left alone: the broker sends that message again."""
        with self._sending:
            self._send(frames.make_pubacks(a.mid for a in arrivals if a.qos and a.connection == self._connection))

    def publish(self, messages: Iterable[tuple[str, bytes]], *, retain: bool = True) -> None:
        """(topic, payload) of each, in one send."""
        with self._sending:
            packets = []
            for topic, payload in messages:
                self._mid = self._mid % 65_535 + 1
                self._unanswered[topic] = (self._mid, payload, retain)
                packets.append(frames.make_publish(topic, payload, mid=self._mid, retain=retain))
            self._send(b"".join(packets))

    def _run(self) -> None:
        wait = RETRY_S
        while not self._stopped.is_set():
            began = self._connection
            try:
                self._converse()
            except (OSError, ValueError) as error:
                if not self._stopped.is_set() and not self._was_down:
                    log.warning("telemetry intake has no broker (%s), tries again", error)
                self._was_down = True
            finally:
                self._hang_up()
            wait = RETRY_S if self._connection > began else min(wait * 2, MOST_RETRY_S)
            self._stopped.wait(wait)

    def _converse(self) -> None:
        """One connection, until it breaks."""
        line = self._line = self._dial()
        cutter, heard_at, asked_at = frames.Cutter(), time.monotonic(), time.monotonic()
        line.settimeout(STEP_S)
        while not self._stopped.is_set():
            now = time.monotonic()
            if now - heard_at > QUIET_S:
                raise TimeoutError("the broker is silent")
            if now - asked_at > KEEPALIVE_S / 2:
                asked_at = now
                self._send(frames.PINGREQ)
            try:
                data = self._receive(line)
            except TimeoutError:
                continue
            if not data:
                raise ConnectionResetError("the broker closed the connection")
            heard_at = time.monotonic()
            self._take(cutter.cut(data))

    def _dial(self) -> socket.socket:
        """A connection on which the broker has been asked for the session; its answer is taken by `_take`."""
        line = socket.create_connection((self._host, self._port), timeout=CONNECT_S)
        if self._tls:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=self._host)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(self._hello)
        return line

    def _receive(self, line: socket.socket) -> bytes:
        """Raises TimeoutError when nothing came for a while. A TLS line may not be read and written at the same time."""
        if not isinstance(line, ssl.SSLSocket):
            return line.recv(CHUNK)
        if not line.pending() and not select.select([line], [], [], STEP_S)[0]:
            raise TimeoutError
        with self._sending:
            return line.recv(CHUNK)

    def _take(self, packets: list[tuple[int, bytes]]) -> None:
        fresh = []
        for first, body in packets:
            kind = first >> 4
            if kind == frames.PUBLISH:
                topic, payload, mid = frames.read_publish(first, body)
                fresh.append(Arrival(topic, payload, mid, (first & frames.QOS_BITS) >> 1, self._connection))
            elif kind == frames.PUBACK:
                self._hear_answer(int.from_bytes(body[:2], "big"))
            elif kind == frames.CONNACK:
                self._begin(body)
            elif kind == frames.SUBACK:
                if 0x80 in body[2:]:
                    log.warning("the broker refuses a subscription of the intake")
                else:
                    self.settled.set()
        if fresh:
            with self._changed:
                # a full queue holds the line back: the broker keeps what is not acknowledged
                self._changed.wait_for(lambda: len(self._arrivals) < QUEUE_SIZE or self._stopped.is_set())
                self._arrivals.extend(fresh)
                self._changed.notify_all()

    def _begin(self, connack: bytes) -> None:
        code = connack[1] if len(connack) == 2 else 255
        if code:
            raise ConnectionRefusedError(f"refused: {frames.REFUSALS.get(code, code)}")
        with self._sending:
            self._connection += 1
            self._ready = True
            self._mid = self._mid % 65_535 + 1
            self._send(frames.make_subscribe(self._mid, self._filters))
            for retain in (True, False):
                again = [(topic, payload) for topic, (_, payload, kept) in self._unanswered.items() if kept == retain]
                self.publish(again, retain=retain)
        log.info("telemetry intake connected%s", " again" if self._was_down else "")
        self._was_down = False

    def _hear_answer(self, mid: int) -> None:
        with self._sending:
            for topic, (asked, *_) in list(self._unanswered.items()):
                if asked == mid:
                    del self._unanswered[topic]

    def _send(self, data: bytes) -> None:
        """Nothing while there is no connection. A line that breaks is noticed by the reader."""
        with self._sending:
            if self._line is None or not self._ready or not data:
                return
            try:
                self._line.sendall(data)
            except OSError as error:
                log.debug("telemetry intake: not sent (%s)", error)
                self._hang_up()

    def _hang_up(self) -> None:
        with self._sending:
            line, self._line, self._ready = self._line, None, False
        if line is not None:
            with suppress(OSError):  # it was never up or is gone already
                line.shutdown(socket.SHUT_RDWR)
            line.close()
