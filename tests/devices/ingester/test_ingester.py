"""The ingester as a process: killed in a stream, and spoken to by a foreign client."""

import json
import subprocess
import time
from datetime import datetime, timedelta

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from apps.common.kernel import clock
from apps.devices.models import DeadLetter, DeviceStream
from tests.department import wait_until
from tests.devices.conftest import SECRET
from tests.devices.ingester.conftest import count_rows

pytestmark = pytest.mark.servers
N = 3000


def connect(broker, client_id: str) -> paho.Client:
    client = paho.Client(CallbackAPIVersion.VERSION2, client_id=client_id)
    client.username_pw_set("devices", broker.passwords["devices"])
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    return client


def test_killed_in_a_stream_it_loses_nothing(ingester, broker, make_message):
    start = clock.now() - timedelta(minutes=50)
    messages = [make_message(n, {"water_flow": 90.0}, t=start + timedelta(seconds=n)) for n in range(1, N + 1)]
    client = connect(broker, "mr-2")
    kills = {N // 4, N // 2, 3 * N // 4}
    for n, (topic, payload) in enumerate(messages, start=1):
        client.publish(topic, payload, qos=1)
        if n % 20 == 0:
            time.sleep(0.01)
        if n in kills:
            ingester.kill()
            ingester.start()
    wait_until(lambda: count_rows() == N, timeout_s=60, what=f"{N} rows, {ingester.log.read_text()[-500:]}")
    wait_until(lambda: DeviceStream.objects.get().watermark == N, timeout_s=10, what="the watermark")
    assert DeadLetter.objects.count() == 0
    assert ingester.stop() == 0
    client.disconnect()
    client.loop_stop()


def test_watermark_is_retained_for_who_comes_later(ingester, broker, make_message):
    client, seen = connect(broker, "mr-2"), []
    client.publish(*make_message(1, {"water_flow": 90.0}), qos=1)
    wait_until(lambda: count_rows() == 1, timeout_s=20, what="the row")
    late = connect(broker, "late")
    late.on_message = lambda c, u, m: seen.append(json.loads(m.payload))
    late.subscribe("radflow/v1/MR-2/watermark", qos=1)
    wait_until(lambda: seen, timeout_s=10, what="the retained watermark")
    assert (seen[0]["boot"], seen[0]["seq"]) == ("b1", 1)
    assert abs((datetime.fromisoformat(seen[0]["at"]) - clock.now()).total_seconds()) < 30
    for c in (client, late):
        c.disconnect()
        c.loop_stop()


SH = """
body='{"device":"MR-2","boot":"sh","seq":1,"sent_at":"%(at)s","readings":[{"channel":"water_flow","t":"%(at)s","v":31.4,"unit":"L/min"}]}'
sig=$(printf %%s "$body" | openssl dgst -sha256 -hmac "%(secret)s" | sed 's/.* //')
mosquitto_pub -p %(port)s -u devices -P "%(password)s" -i sh -q 1 -t radflow/v1/MR-2/readings -m "${body%%?},\\"sig\\":\\"$sig\\"}"
mosquitto_pub -p %(port)s -u devices -P "%(password)s" -i sh2 -q 1 -t radflow/v1/MR-2/readings -m "$body"
"""


@pytest.mark.peer("mosquitto")
def test_foreign_client_follows_the_page(ingester, broker):
    """The shell lines of docs/conformance/mqtt.md, with mosquitto_pub and openssl."""
    script = SH % {
        "at": clock.now().isoformat(),
        "secret": SECRET,
        "port": broker.port,
        "password": broker.passwords["devices"],
    }
    subprocess.run(["bash", "-ec", script], check=True, timeout=30)
    wait_until(lambda: count_rows() == 1, timeout_s=20, what=f"the signed one, {ingester.log.read_text()[-500:]}")
    wait_until(lambda: DeadLetter.objects.count() == 1, timeout_s=10, what="the unsigned one")
    assert DeadLetter.objects.get().reason["code"] == "devices.signature_missing"
