"""Telemetry from MQTT to the committed row: throughput of a backlog and latency at a paced rate, through broker, ingester and database."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks._department import ROOT

MESSAGES, READINGS, DEVICES, PACED_PER_S, PACED_S = 12_000, 8, 8, 400, 10
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder:
        home = Path(folder)
        os.environ["RADFLOW_VAR"] = str(home / "var")
        from tests.servers import TestCluster

        cluster = TestCluster(home)
        os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = cluster.url("postgres"), "redis://127.0.0.1:1/0"
        cluster.start(keep="")
        try:
            measure(home)
        finally:
            cluster.stop()


def measure(home: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from radflow.services.broker import Broker
    from tests.department import find_free_ports

    call_command("migrate", verbosity=0)
    secrets = prepare_fleet()
    (home / "secrets").mkdir()
    broker = Broker(home / "broker", secrets=home / "secrets", host="127.0.0.1", port=find_free_ports(1)[0])
    broker.prepare()
    child = broker.start(subprocess.DEVNULL)
    broker.wait(child)
    env = {**os.environ, "MQTT_URL": broker.url(), "DJANGO_SETTINGS_MODULE": "radflow.settings"}
    with (home / "ingester.log").open("wb") as log:
        ingester = subprocess.Popen([sys.executable, "manage.py", "ingest_telemetry"], cwd=ROOT, env=env, stderr=log)
    try:
        while "connected" not in (home / "ingester.log").read_text():
            time.sleep(0.1)
        before = read_cpu_s(ingester.pid)
        run_backlog(connection, broker, secrets)
        print(
            f"ingester CPU a message of {READINGS} readings: {(read_cpu_s(ingester.pid) - before) / MESSAGES * 1e6:.0f} us"
        )
        run_paced(broker, secrets)
    finally:
        for process in (ingester, child):
            process.terminate()
            process.wait(20)


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
    client.username_pw_set("devices", broker.passwords["devices"])
    client.max_inflight_messages_set(500)
    client.max_queued_messages_set(0)
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    return client


def make_payload(code: str, boot: str, seq: int, secret: str, back_s: float) -> bytes:
    from datetime import UTC, datetime, timedelta

    start = datetime.now(UTC) - timedelta(seconds=back_s)
    rows = [
        {"channel": "room_temp", "t": (start + timedelta(milliseconds=n)).isoformat(), "v": 21.0 + n / 100}
        for n in range(READINGS)
    ]
    body = json.dumps({"device": code, "boot": boot, "seq": seq, "sent_at": start.isoformat(), "readings": rows})
    digest = hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()
    return f'{body[:-1]},"sig":"{digest}"}}'.encode()


def run_backlog(connection, broker, secrets: dict[str, str]) -> None:
    codes = list(secrets)
    payloads = []
    for n in range(MESSAGES):
        code = codes[n % len(codes)]
        seq = n // len(codes) + 1
        payloads.append((code, make_payload(code, "backlog", seq, secrets[code], 7200 - seq)))
    client = make_client(broker)
    began = time.monotonic()
    for code, payload in payloads:
        client.publish(f"radflow/v1/{code}/readings", payload, qos=1)
    while count_rows(connection) < MESSAGES * READINGS:
        time.sleep(0.1)
        assert time.monotonic() - began < 300, "the backlog did not drain"
    took = time.monotonic() - began
    print(
        f"backlog, {READINGS} readings a message, QoS 1: {MESSAGES / took:.0f} msg/s, {MESSAGES * READINGS / took:.0f} readings/s"
    )
    client.disconnect()
    client.loop_stop()


def read_cpu_s(pid: int) -> float:
    """User and system time of a process, seconds: what a busy machine does not change."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def count_rows(connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM devices_reading")
        return cursor.fetchone()[0]


def run_paced(broker, secrets: dict[str, str]) -> None:
    """Publish to retained watermark, which follows the commit."""
    client, sent, waits = make_client(broker), {}, []
    code = next(iter(secrets))

    def hear(_client, _userdata, message) -> None:
        mark = json.loads(message.payload)
        now = time.monotonic()
        if mark["boot"] == "paced":
            for seq in [seq for seq in sent if seq <= mark["seq"]]:
                waits.append(now - sent.pop(seq))

    client.on_message = hear
    client.subscribe(f"radflow/v1/{code}/watermark", qos=1)
    time.sleep(1)
    began = time.monotonic()
    for seq in range(1, PACED_PER_S * PACED_S + 1):
        sent[seq] = time.monotonic()
        client.publish(f"radflow/v1/{code}/readings", make_payload(code, "paced", seq, secrets[code], 0), qos=1)
        time.sleep(max(0.0, began + seq / PACED_PER_S - time.monotonic()))
    end = time.monotonic() + 20
    while sent and time.monotonic() < end:
        time.sleep(0.05)
    waits.sort()
    print(
        f"publish to watermark at {PACED_PER_S} msg/s: p50 {median(waits) * 1000:.0f} ms, p99 {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, lost {len(sent)}"
    )
    client.disconnect()
    client.loop_stop()


if __name__ == "__main__":
    main()
