"""The access list that `deploy/` ships, in a real Mosquitto: what a device may say, and that the ingester hears all of it."""

import subprocess
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from apps.devices.drivers.wire import STATUS_FILTER, STATUS_TOPIC, TOPIC, TOPIC_FILTER, WATERMARK_TOPIC
from apps.devices.services.intake_loop import MARKS
from tests.department import find_free_ports, wait_until

ACL = Path(__file__).resolve().parents[3] / "deploy" / "mosquitto" / "acl"
pytestmark = [pytest.mark.servers, pytest.mark.peer("mosquitto")]


@pytest.fixture
def port(tmp_path):
    (port,) = find_free_ports(1)
    (tmp_path / "acl").write_text(ACL.read_text())
    for name in ("radflow", "MR-2"):
        create = ["-c"] if name == "radflow" else []
        subprocess.run(["mosquitto_passwd", "-b", *create, tmp_path / "passwords", name, "secret"], check=True)
    lines = [f"listener {port} 127.0.0.1", "allow_anonymous false", f"user {tmp_path.owner()}"]
    lines += [f"password_file {tmp_path}/passwords", f"acl_file {tmp_path}/acl"]
    (tmp_path / "mosquitto.conf").write_text("\n".join(lines) + "\n")
    with (tmp_path / "log").open("wb") as log:
        child = subprocess.Popen(["mosquitto", "-c", tmp_path / "mosquitto.conf"], stdout=log, stderr=log)
    wait_until(lambda: b"running" in (tmp_path / "log").read_bytes(), timeout_s=10, what="mosquitto")
    yield port
    child.terminate()
    child.wait(10)


def connect(port: int, name: str, *filters: str) -> tuple[paho.Client, list[str]]:
    client, heard, ready = paho.Client(CallbackAPIVersion.VERSION2, client_id=name), [], []
    client.username_pw_set(name, "secret")
    client.on_message = lambda _c, _u, message: heard.append(message.topic)
    client.on_subscribe = lambda *_: ready.append(True)
    client.connect("127.0.0.1", port)
    client.loop_start()
    for one in filters:
        client.subscribe(one, qos=1)
    wait_until(lambda: len(ready) == len(filters), timeout_s=10, what="subscriptions")
    return client, heard


def test_a_device_speaks_for_itself_and_the_ingester_hears_all(port):
    ingester, heard = connect(port, "radflow", TOPIC_FILTER, STATUS_FILTER)
    device, told = connect(port, "MR-2", WATERMARK_TOPIC.format(device="MR-2"), WATERMARK_TOPIC.format(device="MR-1"))
    own = [TOPIC.format(device="MR-2"), STATUS_TOPIC.format(device="MR-2")]
    for topic in (TOPIC.format(device="MR-1"), STATUS_TOPIC.format(device="MR-1"), MARKS[0], *own):
        device.publish(topic, "x", qos=1).wait_for_publish(10)
    for topic in (*MARKS, WATERMARK_TOPIC.format(device="MR-1"), WATERMARK_TOPIC.format(device="MR-2")):
        ingester.publish(topic, "x", qos=1).wait_for_publish(10)
    wait_until(lambda: len(heard) >= 4 and told, timeout_s=10, what="messages")
    assert heard == [*own, *MARKS] and told == [WATERMARK_TOPIC.format(device="MR-2")]
    for client in (ingester, device):
        client.disconnect()
        client.loop_stop()
