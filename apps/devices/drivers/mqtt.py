"""The MQTT side of the intake: a persistent session whose messages are acknowledged only when the caller says so."""

import logging
import queue
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import paho.mqtt.client as paho
from paho.mqtt.enums import CallbackAPIVersion

log = logging.getLogger(__name__)
QUEUE_SIZE = 20_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message as it came; `connection` tells whether its packet id is still valid."""

    topic: str
    payload: bytes
    mid: int
    qos: int
    connection: int


class Subscriber:
    """Fixed client id, `clean_session` off, QoS 1, manual acknowledgement (paho calls no handler twice for one packet id)."""

    def __init__(self, url: str, client_id: str, *topic_filters: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 1883
        self._filters = topic_filters
        self._connection = 0
        self._was_down = False
        self.arrivals: queue.Queue[Arrival] = queue.Queue(QUEUE_SIZE)
        self._client = paho.Client(
            CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=False, manual_ack=True
        )
        if parts.username:
            self._client.username_pw_set(unquote(parts.username), unquote(parts.password or ""))
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message
        self._client.reconnect_delay_set(min_delay=1, max_delay=10)

    def start(self) -> None:
        """Connects in the background and keeps trying."""
        self._client.connect_async(self._host, self._port, keepalive=30)
        self._client.loop_start()

    def stop(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    @property
    def connected(self) -> bool:
        return self._client.is_connected()

    def acknowledge(self, arrival: Arrival) -> None:
        """After the commit. A packet id of an older connection is left alone: the broker sends that message again."""
        if arrival.qos and arrival.connection == self._connection:
            self._client.ack(arrival.mid, arrival.qos)

    def publish_retained(self, topic: str, payload: bytes) -> None:
        self._client.publish(topic, payload, qos=1, retain=True)

    def _on_connect(self, client, userdata, flags, reason, properties) -> None:
        if reason.is_failure:
            log.warning("the broker refuses the intake: %s", reason)
            return
        self._connection += 1
        client.subscribe([(one, 1) for one in self._filters])
        log.info("telemetry intake connected%s", " again" if self._was_down else "")
        self._was_down = False

    def _on_disconnect(self, client, userdata, flags, reason, properties) -> None:
        if not self._was_down:
            log.warning("telemetry intake lost the broker (%s), tries again", reason)
        self._was_down = True

    def _on_message(self, client, userdata, message) -> None:
        # a full queue blocks the network thread: the broker keeps what is not acknowledged
        self.arrivals.put(Arrival(message.topic, message.payload, message.mid, message.qos, self._connection))
