"""CPU of reading MQTT alone: the intake's own reader beside paho, each draining the same backlog from one Mosquitto, in one run.

`.venv/bin/python -m benchmarks.mqtt_readers [messages]`. Every message is acknowledged by hand; nothing is done with it.
"""

import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import paho.mqtt.client as paho

from benchmarks._department import ROOT  # noqa: F401  (puts the checkout on the path)

BODY = b"x" * 700
ROUNDS = 2


@contextmanager
def open_broker() -> Iterator[int]:
    from tests.department import find_free_ports

    (port,) = find_free_ports(1)
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home, "mosquitto.conf")
        settings.write_text(
            f"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nmax_inflight_messages 0\n"
        )
        broker = subprocess.Popen(["mosquitto", "-c", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(1)
            yield port
        finally:
            broker.terminate()
            broker.wait()


def fill(port: int, topic: str, n: int) -> None:
    client = paho.Client(paho.CallbackAPIVersion.VERSION2)
    client.max_queued_messages_set(0)
    client.max_inflight_messages_set(500)
    client.connect("127.0.0.1", port)
    client.loop_start()
    for _ in range(n):
        told = client.publish(topic, BODY, qos=1)
    told.wait_for_publish()
    client.disconnect()


def drain_own(port: int, topic: str, n: int) -> Iterator[None]:
    from apps.devices.drivers.mqtt import Subscriber

    reader = Subscriber(f"mqtt://127.0.0.1:{port}", f"own {topic}", topic)
    reader.start()
    while not reader.connected:
        time.sleep(0.01)
    yield
    got = 0
    while got < n:
        batch = reader.take(500, wait_s=60, linger_s=0.02, enough=100)
        reader.acknowledge(batch)
        got += len(batch)
    yield
    reader.stop()


def drain_paho(port: int, topic: str, n: int) -> Iterator[None]:
    arrivals: queue.Queue = queue.Queue()
    client = paho.Client(
        paho.CallbackAPIVersion.VERSION2, client_id=f"paho {topic}", clean_session=False, manual_ack=True
    )
    client.on_message = lambda _client, _data, message: arrivals.put(message)
    client.on_connect = lambda one, *_: one.subscribe(topic, 1)
    client.connect("127.0.0.1", port)
    client.loop_start()
    time.sleep(1)
    yield
    for _ in range(n):
        message = arrivals.get(timeout=60)
        client.ack(message.mid, message.qos)
    yield
    client.disconnect()


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with open_broker() as port:
        for number in range(ROUNDS):
            for name, drain in (("paho", drain_paho), ("own", drain_own)):
                topic = f"bench/{name}/{number}"
                reading = drain(port, topic, n)
                next(reading)
                publisher = subprocess.Popen(
                    [sys.executable, "-c", f"from benchmarks.mqtt_readers import fill; fill({port}, {topic!r}, {n})"]
                )
                began, wall = time.process_time(), time.monotonic()
                next(reading)
                cpu, took = time.process_time() - began, time.monotonic() - wall
                print(f"{name}: {cpu / n * 1e6:.1f} us of CPU a message, {n / took:.0f} messages/s", flush=True)
                publisher.wait()
                list(reading)


if __name__ == "__main__":
    main()
