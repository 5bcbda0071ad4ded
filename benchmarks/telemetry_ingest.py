"""Telemetry from MQTT to the committed row: throughput of a backlog and latency at a paced rate, through broker, ingester and database.

Backlogs of 1, 8 and 50 readings a message at QoS 1, signed, deduplicated, judged by the department's own alarm rules, with the embedded
broker and in the same run with Mosquitto where it is installed. The publisher is this process: it sends frames made beforehand.

`python -m benchmarks.telemetry_ingest [share [parts]]`: of the messages, for a busy machine; into how many ingesters the devices are split.
"""

import hashlib
import hmac
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks._cluster import open_cluster
from benchmarks._department import ROOT

DEVICES, PACED_S = 8, 10
BACKLOGS = {1: 60_000, 8: 24_000, 50: 8_000}
PACES = (400, 2000)
WINDOW = 1000
CHANNELS = ("room_temp", "room_humidity", "power")
RUN = f"{time.time():.0f}"


def main() -> None:
    with open_cluster() as home:
        share, parts = (sys.argv[1:] + ["1", "1"][len(sys.argv) - 1 :])[:2]
        measure(home, float(share), int(parts))


def measure(home: Path, share: float, parts: int) -> None:
    from django.db import connection

    from radflow.services.broker import Broker
    from tests.department import find_free_ports

    secrets = prepare_fleet()
    (home / "secrets").mkdir(exist_ok=True)
    ports = find_free_ports(2)
    brokers = {"embedded": Broker(home / "broker", secrets=home / "secrets", host="127.0.0.1", port=ports[0])}
    if shutil.which("mosquitto"):
        brokers["mosquitto"] = Mosquitto(home / "mosquitto", ports[1])
    for name, broker in brokers.items():
        broker.prepare()
        child = broker.start(subprocess.DEVNULL)
        broker.wait(child)
        env = {**os.environ, "MQTT_URL": broker.url(), "DJANGO_SETTINGS_MODULE": "radflow.settings"}
        env["RADFLOW_INGESTER_PARTS"] = str(parts)
        words = [home / f"{name}-{n}.log" for n in range(parts)]
        ingesters = [start_ingester(env, log) for log in words]
        pids = [one.pid for one in ingesters]
        try:
            while not all("takes part" in log.read_text() for log in words):
                time.sleep(0.1)
            time.sleep(2)
            for readings, messages in BACKLOGS.items():
                messages = int(messages * share)
                run_backlog(connection, name, broker, secrets, readings, messages, pids)
            for pace in PACES:
                run_paced(name, broker, secrets, pace)
        finally:
            for process in (*ingesters, child):
                process.terminate()
                process.wait(20)


def start_ingester(env: dict[str, str], log: Path) -> subprocess.Popen:
    with log.open("wb") as out:
        return subprocess.Popen([sys.executable, "manage.py", "ingest_telemetry"], cwd=ROOT, env=env, stderr=out)


class Mosquitto:
    """The same verbs as the embedded broker; keeps its sessions in a file, as a hospital's would."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.passwords = {"devices": ""}

    def prepare(self) -> None:
        self.home.mkdir(exist_ok=True)
        lines = [f"listener {self.port} 127.0.0.1", "allow_anonymous true", "persistence true", "autosave_interval 5"]
        lines += [
            f"persistence_location {self.home}/",
            "max_queued_messages 0",
            "max_inflight_messages 2000",
            "user root",
        ]
        (self.home / "mosquitto.conf").write_text("\n".join(lines) + "\n")

    def start(self, log) -> subprocess.Popen:
        return subprocess.Popen(["mosquitto", "-c", str(self.home / "mosquitto.conf")], stdout=log, stderr=log)

    def wait(self, child: subprocess.Popen) -> None:
        time.sleep(0.5)

    def url(self, account: str = "") -> str:
        return f"mqtt://127.0.0.1:{self.port}"


def prepare_fleet() -> dict[str, str]:
    from apps.common.kernel.actor import Actor
    from apps.common.policy import seed_policies
    from apps.common.policy.models import PolicySet
    from apps.devices.public import issue_device_key, list_devices, seed_demo, seed_starter
    from apps.directory.public import seed_sites

    seed_policies()
    row = PolicySet.objects.get(code="devices.telemetry", status="active")
    row.payload |= {"max_messages_per_s": 1e6, "burst_messages": 1e6}
    row.save()
    seed_sites()
    seed_starter()
    seed_demo()
    devices = [d for d in list_devices() if d.channels.count() >= 4][:DEVICES]
    return {d.code: issue_device_key(d.id, actor=Actor.system("bench")).secret for d in devices}


def make_client(broker):
    import paho.mqtt.client as paho
    from paho.mqtt.enums import CallbackAPIVersion

    client = paho.Client(CallbackAPIVersion.VERSION2, client_id="bench")
    if broker.passwords["devices"]:
        client.username_pw_set("devices", broker.passwords["devices"])
    client.max_inflight_messages_set(500)
    client.max_queued_messages_set(0)
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    return client


def make_payload(code: str, boot: str, seq: int, secret: str, readings: int, back_s: float) -> bytes:
    from datetime import UTC, datetime, timedelta

    start = datetime.now(UTC) - timedelta(seconds=back_s)
    rows = [
        {
            "channel": CHANNELS[(seq + n) % len(CHANNELS)],
            "t": (start + timedelta(milliseconds=n)).isoformat(),
            "v": 21.0 + n / 100,
        }
        for n in range(readings)
    ]
    body = json.dumps({"device": code, "boot": boot, "seq": seq, "sent_at": start.isoformat(), "readings": rows})
    digest = hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()
    return f'{body[:-1]},"sig":"{digest}"}}'.encode()


def run_backlog(
    connection, name: str, broker, secrets: dict[str, str], readings: int, messages: int, ingesters: list[int]
) -> None:
    from apps.devices.drivers import mqtt_frames as frames

    codes, packets = list(secrets), []
    for n in range(messages):
        code, seq = codes[n % len(codes)], n // len(codes) + 1
        payload = make_payload(code, f"{RUN}-{name}-{readings}", seq, secrets[code], readings, 86_400 - seq * 2)
        packets.append(frames.make_publish(f"radflow/v1/{code}/readings", payload, mid=n % 60_000 + 1, retain=False))
    wanted = count_rows(connection) + messages * readings
    load, cpu, began = os.getloadavg()[0], list(map(read_cpu_s, ingesters)), time.monotonic()
    send_packets(broker, packets)
    while count_rows(connection) < wanted:
        time.sleep(0.05)
        assert time.monotonic() - began < 300, "the backlog did not drain"
    took = time.monotonic() - began
    spent = [f"{(read_cpu_s(pid) - was) / messages * 1e6:.0f} us" for pid, was in zip(ingesters, cpu, strict=True)]
    print(
        f"{name}, load {load:.1f}: backlog, {readings} readings a message: {messages / took:,.0f} msg/s, "
        f"{messages * readings / took:,.0f} readings/s; CPU a message of each ingester {', '.join(spent)}",
        flush=True,
    )


def send_packets(broker, packets: list[bytes]) -> None:
    """At most WINDOW of them unanswered; an answer is four bytes."""
    from apps.devices.drivers import mqtt_frames as frames

    password = broker.passwords["devices"]
    with socket.create_connection(("127.0.0.1", broker.port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(
            frames.make_connect(
                "bench-raw", keepalive_s=600, username="devices" if password else None, password=password
            )
        )
        assert line.recv(4)[3] == 0, "the broker refuses"
        sent = answered = 0
        while answered < 4 * len(packets):
            room = WINDOW - (sent - answered // 4)
            if room >= WINDOW // 4 and sent < len(packets):
                line.sendall(b"".join(packets[sent : sent + room]))
                sent = min(len(packets), sent + room)
            answered += len(line.recv(65_536))


def read_cpu_s(pid: int) -> float:
    """User and system time of a process, seconds: what a busy machine does not change."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def count_rows(connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM devices_reading")
        return cursor.fetchone()[0]


def run_paced(name: str, broker, secrets: dict[str, str], pace: int) -> None:
    """Publish to retained watermark, which follows the commit, of the first of all devices; one reading a message."""
    client, sent, waits = make_client(broker), {}, []
    codes = list(secrets)
    boot = f"{RUN}-{name}-paced-{pace}"

    def hear(_client, _userdata, message) -> None:
        mark = json.loads(message.payload)
        now = time.monotonic()
        if mark["boot"] == boot:
            for seq in [seq for seq in sent if seq <= mark["seq"]]:
                waits.append(now - sent.pop(seq))

    client.on_message = hear
    client.subscribe(f"radflow/v1/{codes[0]}/watermark", qos=1)
    payloads = [
        (
            codes[n % len(codes)],
            n // len(codes) + 1,
            make_payload(
                codes[n % len(codes)], boot, n // len(codes) + 1, secrets[codes[n % len(codes)]], 1, 7200 - n / 10
            ),
        )
        for n in range(pace * PACED_S)
    ]
    load, began = os.getloadavg()[0], time.monotonic()
    for n, (code, seq, payload) in enumerate(payloads):
        if code == codes[0]:
            sent[seq] = time.monotonic()
        client.publish(f"radflow/v1/{code}/readings", payload, qos=1)
        wait = began + n / pace - time.monotonic()
        if wait > 0.001:
            time.sleep(wait)
    end = time.monotonic() + 20
    while sent and time.monotonic() < end:
        time.sleep(0.05)
    waits.sort()
    print(
        f"{name}, load {load:.1f}: publish to watermark at {pace} msg/s: p50 {median(waits) * 1000:.0f} ms, "
        f"p99 {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, lost {len(sent)}",
        flush=True,
    )
    client.disconnect()
    client.loop_stop()


if __name__ == "__main__":
    main()
