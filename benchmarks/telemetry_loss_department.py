"""kill -9 of every process of a whole department in turn while the agents' outboxes drain: messages lost, stored twice, and a second.

`python -m benchmarks.telemetry_loss_department [messages] [kills]`; defaults 20,000 and 14. Web, worker, broker, ingester, relay, beat and
PostgreSQL with all its processes, in a seeded order; the department's own supervisor starts them again. `telemetry_loss` does the same to
broker, ingester and database alone, and so reaches a million messages in minutes. Limit: 0 lost, 0 twice.
"""

import json
import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta

from benchmarks._department import make_department, run_in
from benchmarks.dicom_kill import kill_family
from benchmarks.telemetry_loss import STUCK_S
from tests.department import Department

MESSAGES, KILLS, DEVICES, SEED = 20_000, 14, 4, 5
VICTIMS = ("web", "worker", "broker", "ingester", "relay", "beat", "postgres")
PREPARE = """
import json
from apps.common.kernel.actor import Actor
from apps.common.policy.models import PolicySet
from apps.devices.public import issue_device_key, list_devices
row = PolicySet.objects.get(code="devices.telemetry", status="active")
row.payload |= {"max_messages_per_s": 1e6, "burst_messages": 1e6}
row.save()
devices = [d for d in list_devices() if d.channels.filter(code="room_temp").exists()][:DEVICES]
print(json.dumps({d.code: issue_device_key(d.id, actor=Actor.system("bench")).secret for d in devices}, separators=(",", ":")))
"""
COUNT = """
from django.db import connection
cursor = connection.cursor()
cursor.execute("SELECT count(*), count(DISTINCT (r.stream_id, r.seq)) FROM devices_reading r JOIN devices_devicestream s ON s.id = r.stream_id WHERE s.boot = ANY(%s)", [BOOTS])
print("|".join(map(str, cursor.fetchone())))
"""


def main() -> int:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        drill(department, messages, kills)
        department.stop()
    return 0


def drill(department: Department, messages: int, kills: int) -> None:
    from edge.link import Link
    from edge.outbox import Outbox

    secrets = json.loads(run_in(department, f"DEVICES = {DEVICES}{PREPARE}"))
    password = (department.var / "secrets" / "mqtt-devices.password").read_text().strip()
    url = f"mqtt://devices:{password}@127.0.0.1:{department.env['RADFLOW_MQTT_PORT']}"
    each, start = messages // len(secrets), datetime.now(UTC) - timedelta(days=1)
    boxes = [Outbox(department.var / f"{code}.sqlite", most=messages + 1) for code in secrets]
    for box in boxes:
        box._db.execute("BEGIN")  # one transaction: the filling is not what is measured
        rows = [
            (f'[{{"channel":"room_temp","t":"{(start + timedelta(milliseconds=100 * n)).isoformat()}","v":21.5}}]',)
            for n in range(each)
        ]
        box._db.executemany("INSERT INTO message (readings) VALUES (?)", rows)
        box._db.execute("COMMIT")
    links = [
        Link(url, device=code, key=key, outbox=box) for (code, key), box in zip(secrets.items(), boxes, strict=True)
    ]
    total, rng, killed = each * len(boxes), random.Random(SEED), []
    began = seen_at = time.monotonic()
    held = seen = total
    for link in links:
        link.start()
    while held and time.monotonic() - seen_at < STUCK_S:
        time.sleep(0.1)
        held = sum(box.held for box in boxes)
        if held != seen:
            seen, seen_at = held, time.monotonic()
        if len(killed) < kills and total - held >= total * (len(killed) + 1) // (kills + 1):
            victim = VICTIMS[len(killed) % len(VICTIMS)] if len(killed) < len(VICTIMS) else rng.choice(VICTIMS)
            kill_family(department.children()[victim])
            killed.append(victim)
    took = time.monotonic() - began
    boots = [box.boot for box in boxes]
    stored, distinct = map(int, run_in(department, f"BOOTS = {boots!r}{COUNT}").split("|"))
    for link in links:
        link.stop()
    print(
        f"load {os.getloadavg()[0]:.1f}: {total} messages, kill -9 of {', '.join(killed)}: lost {total - distinct}, twice {stored - distinct}, "
        f"held at the end {held}, {total / took:.0f} msg/s",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
