"""The way to the broker for one device: sends what the outbox holds, until the department's watermark covers it."""

import json
import logging
import threading
import time
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

from apps.devices.drivers.wire import STATUS_TOPIC, TOPIC, WATERMARK_TOPIC, is_watermark_true, sign
from edge import VERSION
from edge.clock import Offset
from edge.outbox import Outbox

log = logging.getLogger(__name__)
WINDOW = 400  # messages of the backlog on their way at a time
BURST = 200
STALL_S = 10.0  # no news of the watermark for so long: send again from it
STATUS_S = 30.0
IDLE_S = 0.5


class Link:
    def __init__(self, url: str, *, device: str, key: str, outbox: Outbox) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 1883
        self._device, self._key, self._outbox = device, key, outbox
        self.offset = Offset()
        self._lock = threading.Lock()
        self._wake, self.stop_asked = threading.Event(), threading.Event()
        self._mark = 0
        self._live_from = self._cursor = self._live_cursor = 0
        self._moved_at = self._status_at = 0.0
        self._sent_at: dict[int, float] = {}
        self._client = paho.Client(CallbackAPIVersion.VERSION2, client_id=f"radflow-edge-{outbox.boot}")
        if parts.scheme == "mqtts":
            self._client.tls_set()
        if parts.username:
            self._client.username_pw_set(unquote(parts.username), unquote(parts.password or ""))
        self._client.max_inflight_messages_set(100)
        self._client.reconnect_delay_set(min_delay=1, max_delay=15)
        self._client.will_set(STATUS_TOPIC.format(device=device), self._make_status("offline"), qos=1, retain=True)
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message
        self._thread = threading.Thread(target=self._run, name=f"link-{device}", daemon=True)

    def start(self) -> None:
        """Connects in the background and keeps trying."""
        self._client.connect_async(self._host, self._port, keepalive=20)
        self._client.loop_start()
        self._thread.start()

    def stop(self) -> None:
        """What is held stays held."""
        self.stop_asked.set()
        self._wake.set()
        self._thread.join(5)
        if self._client.is_connected():
            done = self._client.publish(STATUS_TOPIC.format(device=self._device), self._make_status("offline"), 1, True)
            done.wait_for_publish(2)
        self._client.disconnect()
        self._client.loop_stop()

    def wake(self) -> None:
        """There is something new in the outbox."""
        self._wake.set()

    def _run(self) -> None:
        while not self.stop_asked.is_set():
            sent = self._send() if self._client.is_connected() else 0
            if not sent:
                self._wake.wait(IDLE_S)
                self._wake.clear()

    def _send(self) -> int:
        """New readings first, then the backlog in order; returns how many messages left."""
        now = time.monotonic()
        if now - self._status_at > STATUS_S:
            self._status_at = now
            self._client.publish(STATUS_TOPIC.format(device=self._device), self._make_status("online"), 1, True)
        with self._lock:
            if self._mark < self._live_cursor and now - self._moved_at > STALL_S:
                self._begin()  # an answer or a message was lost on the way
            mark, live, cursor = self._mark, self._live_cursor, self._cursor
        fresh = self._outbox.take(live, BURST)
        room = max(0, min(BURST, WINDOW - (cursor - mark)))
        old = [row for row in self._outbox.take(cursor, room) if row[0] < self._live_from] if room else []
        low = self._outbox.low
        for seq, readings in [*fresh, *old]:
            self._publish(seq, readings, min(low, seq))
        with self._lock:
            if fresh and live == self._live_cursor:
                self._live_cursor = fresh[-1][0]
            if old and cursor == self._cursor:
                self._cursor = old[-1][0]
        return len(fresh) + len(old)

    def _begin(self) -> None:
        """From the watermark on; what is measured from now on goes first. The caller holds the lock."""
        self._cursor = self._mark
        self._live_cursor = max(self._outbox.last, self._mark)
        self._live_from = self._live_cursor + 1
        self._moved_at = time.monotonic()
        self._sent_at.clear()

    def _publish(self, seq: int, readings: list[dict], low: int) -> None:
        now = time.time()
        body = {
            "device": self._device, "boot": self._outbox.boot, "seq": seq, "low": low, "sent_at": _write_time(now),
            "readings": readings,
        }  # fmt: skip
        if seq >= self._live_from:
            self._sent_at[seq] = now
        self._client.publish(TOPIC.format(device=self._device), sign(json.dumps(body).encode(), self._key), qos=1)

    def _make_status(self, state: str) -> bytes:
        body = {
            "device": self._device, "boot": self._outbox.boot, "state": state, "agent": f"radflow-edge {VERSION}",
            "held": self._outbox.held, "dropped": self._outbox.dropped, "offset_s": self.offset.seconds,
            "sent_at": _write_time(time.time()),
        }  # fmt: skip
        return sign(json.dumps(body).encode(), self._key)

    def _on_connect(self, client, userdata, flags, reason, properties) -> None:
        if reason.is_failure:
            log.warning("%s: the broker refuses: %s", self._device, reason)
            return
        client.subscribe(WATERMARK_TOPIC.format(device=self._device), qos=1)
        with self._lock:
            self._begin()
            self._status_at = 0.0
        self._wake.set()
        log.info("%s: connected, %d messages held", self._device, self._outbox.held)

    def _on_disconnect(self, client, userdata, flags, reason, properties) -> None:
        log.warning("%s: connection lost (%s), readings are kept", self._device, reason)

    def _on_message(self, client, userdata, message) -> None:
        received = time.time()
        try:
            told = json.loads(message.payload)
            boot, seq, at, sigs = told["boot"], int(told["seq"]), told.get("at"), told.get("sigs")
        except (ValueError, KeyError, TypeError):
            return
        if boot != self._outbox.boot:
            return
        if seq > self._outbox.last or not is_watermark_true(self._device, boot, seq, sigs, self._key):
            log.warning("%s: a watermark that the department did not sign is not believed", self._device)
            return
        with self._lock:
            if seq > self._mark:
                self._mark, self._moved_at = seq, time.monotonic()
            sent = self._sent_at.get(seq)
            self._sent_at = {n: t for n, t in self._sent_at.items() if n > seq}
        if sent is not None and at is not None and not message.retain:
            self.offset.add(sent=sent, told=datetime.fromisoformat(at).timestamp(), received=received)
        self._outbox.confirm(seq)
        self._wake.set()


def _write_time(epoch_s: float) -> str:
    return datetime.fromtimestamp(epoch_s, UTC).isoformat()
