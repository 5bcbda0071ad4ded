"""The link against a real broker and a department of a few lines that confirms what it has: killed in between, nothing is lost."""

import hashlib
import hmac
import json
import threading
import time
from datetime import UTC, datetime

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from apps.devices.drivers.wire import read_message, read_status
from apps.devices.engine.watermark import Stored
from edge.link import Link
from edge.outbox import Outbox
from radflow.services.broker import Broker
from tests.department import find_free_ports, wait_until

pytestmark = pytest.mark.servers
KEY = "k" * 43
N = 600


def sign_foreign(*lines: str) -> str:
    """As docs/conformance/mqtt.md says, without the product's own code."""
    return hmac.new(KEY.encode(), "\n".join(lines).encode(), hashlib.sha256).hexdigest()


class Department:
    """Verifies, remembers, confirms; `deaf` hears without confirming, as one whose database is away."""

    def __init__(self, broker: Broker) -> None:
        self.stored, self.order, self.states = Stored(), [], []
        self.again, self.deaf = 0, False
        self._lock = threading.Lock()
        self._client = paho.Client(CallbackAPIVersion.VERSION2, client_id="department")
        self._client.username_pw_set("radflow", broker.passwords["radflow"])
        self._client.reconnect_delay_set(min_delay=1, max_delay=1)
        self._client.on_connect = lambda client, *_: client.subscribe(
            [("radflow/v1/+/readings", 1), ("radflow/v1/+/edge", 1)]
        )
        self._client.on_message = self._hear
        self._client.connect("127.0.0.1", broker.port)
        self._client.loop_start()

    def _hear(self, client, userdata, message) -> None:
        if message.topic.endswith("/edge"):
            self.states.append(read_status(message.topic, message.payload, lambda device: [KEY]).state)
            return
        found = read_message(message.topic, message.payload, lambda device: [KEY])
        if self.deaf:
            return
        with self._lock:
            if self.stored.has(found.seq):
                self.again += 1
            else:
                self.order.append(found.seq)
                self.stored = self.stored.add(found.seq, found.low)
            told = {"boot": found.boot, "seq": self.stored.watermark, "at": datetime.now(UTC).isoformat()}
            told["sigs"] = [sign_foreign("watermark", "MR-2", found.boot, str(told["seq"]))]
        client.publish("radflow/v1/MR-2/watermark", json.dumps(told), qos=1, retain=True)

    def stop(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


@pytest.fixture
def broker(tmp_path):
    broker = Broker(tmp_path / "broker", secrets=tmp_path / "secrets", host="127.0.0.1", port=find_free_ports(1)[0])
    (tmp_path / "secrets").mkdir()
    broker.prepare()
    start(broker, tmp_path)
    yield broker
    broker.child.terminate()
    broker.child.wait(10)


def start(broker: Broker, folder) -> None:
    with (folder / "broker.log").open("ab") as log:
        broker.child = broker.start(log)
    broker.wait(broker.child)


@pytest.fixture
def box(tmp_path):
    box = Outbox(tmp_path / "box.sqlite")
    yield box
    box.close()


@pytest.fixture
def link(broker, box):
    link = Link(broker.url("devices"), device="MR-2", key=KEY, outbox=box)
    yield link
    link.stop()


def fill(box: Outbox, count: int) -> None:
    for _ in range(count):
        box.add([{"channel": "room_temp", "t": datetime.now(UTC).isoformat(), "v": 21.5}])


def test_a_killed_broker_loses_nothing(broker, box, link, tmp_path):
    department = Department(broker)
    try:
        link.start()
        fill(box, N // 2)
        link.wake()
        wait_until(lambda: department.stored.watermark > N // 10, timeout_s=60, what="the first messages")
        broker.child.kill()
        broker.child.wait(10)
        fill(box, N // 2)
        start(broker, tmp_path)
        wait_until(lambda: box.held == 0, timeout_s=90, what="everything is confirmed")
        assert department.stored == Stored(N)
        assert sorted(department.order) == list(range(1, N + 1))
        assert department.states[-1] == "online"
        fill(box, 1)
        link.wake()
        wait_until(lambda: box.held == 0 and link.offset.seconds is not None, timeout_s=60, what="the clock is known")
        assert abs(link.offset.seconds) < 2
    finally:
        department.stop()


def test_what_is_not_confirmed_goes_again(broker, box, link, monkeypatch):
    monkeypatch.setattr("edge.link.STALL_S", 1.0)
    fill(box, 30)
    department = Department(broker)
    department.deaf = True
    try:
        link.start()
        wait_until(lambda: "online" in department.states, timeout_s=60, what="the link stands")
        time.sleep(1.5)
        department.deaf = False
        wait_until(lambda: department.stored.watermark == 30, timeout_s=60, what="the second time")
        link.stop()
        wait_until(lambda: department.states[-1] == "offline", timeout_s=20, what="its goodbye")
    finally:
        department.stop()
