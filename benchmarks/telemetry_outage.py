"""The broker is away for half an hour; then the edge agents' outboxes drain: how fast, and whether what is measured now goes first.

`python -m benchmarks.telemetry_outage [minutes]`; default 30. Eight devices of 50 channels, a message a second each (400 readings/s, a
hospital of twenty scanners). The outage is not waited for: its messages are put into the outboxes with their times while the broker is
down. Then it comes back, and the devices go on measuring while they drain. Told: messages of the outage a second, as times of real time
(limit 5, aim 20), and how long after it was measured a new value was stored while the backlog drained.
"""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._cluster import open_cluster
from benchmarks._department import ROOT
from benchmarks.telemetry_ingest import prepare_fleet

CHANNELS, WARM_S, STUCK_S = 50, 5, 600


def main() -> None:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30
    with open_cluster() as home:
        measure(home, minutes * 60)


def measure(home: Path, seconds: float) -> None:
    from django.db import connection

    from edge.link import Link
    from edge.outbox import Outbox
    from radflow.services.broker import Broker
    from tests.department import find_free_ports

    secrets = prepare_fleet()
    prepare_channels(list(secrets))
    (home / "secrets").mkdir(exist_ok=True)
    broker = Broker(home / "broker", secrets=home / "secrets", host="127.0.0.1", port=find_free_ports(1)[0])
    broker.prepare()
    log = (home / "outage.log").open("ab")
    child = broker.start(log)
    broker.wait(child)
    env = {**os.environ, "MQTT_URL": broker.url(), "DJANGO_SETTINGS_MODULE": "radflow.settings"}
    ingester = subprocess.Popen([sys.executable, "manage.py", "ingest_telemetry"], cwd=ROOT, env=env, stderr=log)
    boxes = {code: Outbox(home / f"{code}.sqlite") for code in secrets}
    links = [Link(broker.url("devices"), device=code, key=secrets[code], outbox=box) for code, box in boxes.items()]
    for link in links:
        link.start()
    try:
        go_on(boxes, links, lambda n: n >= WARM_S and sum(box.held for box in boxes.values()) < 2 * len(boxes))
        child.kill()
        child.wait()
        now = datetime.now(UTC)
        fill(boxes, now - timedelta(seconds=seconds), int(seconds))
        child = broker.start(log)
        broker.wait(child)
        began, live = time.monotonic(), {}
        marks = {code: box.last for code, box in boxes.items()}
        took = go_on(boxes, links, lambda n: all(box.low > marks[code] for code, box in boxes.items()), live)
        report(connection, seconds, took, live, now, len(boxes))
        assert took < STUCK_S, f"not drained after {time.monotonic() - began:.0f} s"
    finally:
        for link in links:
            link.stop()
        for process in (ingester, child):
            process.terminate()
            process.wait(20)


def prepare_channels(codes: list[str]) -> None:
    from apps.devices.models import Channel, Device

    for device in Device.objects.filter(code__in=codes):
        rows = [
            Channel(device=device, code=f"many_{n}", names={"en": f"{n}"}, unit="1", cadence_s=1)
            for n in range(CHANNELS)
        ]
        Channel.objects.bulk_create(rows)


def make_readings(t: datetime) -> list[dict]:
    return [{"channel": f"many_{n}", "t": t.isoformat(), "v": 20 + n / 7} for n in range(CHANNELS)]


def fill(boxes: dict, start: datetime, count: int) -> None:
    """One transaction a box: the filling is not what is measured."""
    for box in boxes.values():
        box._db.execute("BEGIN")
        rows = [(json.dumps(make_readings(start + timedelta(seconds=n))),) for n in range(count)]
        box._db.executemany("INSERT INTO message (readings) VALUES (?)", rows)
        box._db.execute("COMMIT")


def go_on(boxes: dict, links: list, done, measured: dict | None = None) -> float:
    """A message a second of each device until `done(seconds)`; returns how long. `measured`: by device and number, when."""
    began, n = time.monotonic(), 0
    while not done(time.monotonic() - began) and time.monotonic() - began < STUCK_S:
        if time.monotonic() - began >= n:
            n += 1
            for code, box in boxes.items():
                t = datetime.now(UTC)
                seq = box.add(make_readings(t))
                if measured is not None:
                    measured[code, seq] = t
            for link in links:
                link.wake()
        time.sleep(0.05)
    return time.monotonic() - began


def report(connection, seconds: float, took: float, live: dict, now: datetime, devices: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM received_at - t) FROM devices_reading r JOIN devices_channel c ON c.id = r.channel_id"
            " WHERE c.code = 'many_0' AND t > %s ORDER BY 1",
            [now],
        )
        waits = [float(wait) for (wait,) in cursor.fetchall()]
    print(
        f"load {os.getloadavg()[0]:.1f}: {seconds / 60:.0f} min of {devices} devices, {devices * int(seconds) * CHANNELS:,} readings: drained in "
        f"{took:.0f} s, {seconds / took:.1f} times real time ({devices * int(seconds) / took:,.0f} messages/s); {len(waits)} of {len(live)} values "
        f"measured meanwhile are stored, after p50 {waits[len(waits) // 2]:.2f}, p99 {waits[int(len(waits) * 0.99)]:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
