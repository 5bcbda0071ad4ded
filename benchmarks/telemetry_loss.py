"""kill -9 of broker, ingester and database in turn while the agent's outbox drains: messages lost, stored twice, and a second.

`python -m benchmarks.telemetry_loss [messages] [kills]`: with the embedded broker, and in the same run with Mosquitto where it is installed.
"""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._cluster import open_cluster
from benchmarks._department import ROOT
from benchmarks.telemetry_ingest import Mosquitto, count_rows, prepare_fleet

MESSAGES, KILLS, DEVICES = 20_000, 9, 4
STUCK_S = 900


def main() -> None:
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    with open_cluster() as home:
        measure(home, messages, kills)


def measure(home: Path, messages: int, kills: int) -> None:
    from django.db import connection

    from radflow.services.broker import Broker
    from tests.department import find_free_ports

    secrets = dict(list(prepare_fleet().items())[:DEVICES])
    (home / "secrets").mkdir(exist_ok=True)
    ports = find_free_ports(2)
    brokers = {"embedded": Broker(home / "broker", secrets=home / "secrets", host="127.0.0.1", port=ports[0])}
    if shutil.which("mosquitto"):
        brokers["mosquitto"] = Mosquitto(home / "mosquitto", ports[1])
    for name, broker in brokers.items():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE devices_reading")
        drill(connection, home, name, broker, secrets, messages, kills)


def drill(connection, home: Path, name: str, broker, secrets: dict[str, str], messages: int, kills: int) -> None:
    from edge.link import Link
    from edge.outbox import Outbox

    broker.prepare()
    log = (home / f"{name}.log").open("ab")
    env = {**os.environ, "MQTT_URL": broker.url(), "DJANGO_SETTINGS_MODULE": "radflow.settings"}

    def start_ingester() -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "manage.py", "ingest_telemetry"], cwd=ROOT, env=env, stderr=log)

    child, ingester = broker.start(log), start_ingester()
    broker.wait(child)
    each = messages // len(secrets)
    start = datetime.now(UTC) - timedelta(days=2)
    boxes, links = [], []
    for code, secret in secrets.items():
        box = Outbox(home / f"{name}-{code}.sqlite", most=messages + 1)
        with box._db:  # one transaction: the filling is not what is measured
            box._db.execute("BEGIN")
            rows = [
                (f'[{{"channel":"room_temp","t":"{(start + timedelta(milliseconds=100 * n)).isoformat()}","v":21.5}}]',)
                for n in range(each)
            ]
            box._db.executemany("INSERT INTO message (readings) VALUES (?)", rows)
            box._db.execute("COMMIT")
        boxes.append(box)
        links.append(
            Link(broker.url("devices") if name == "embedded" else broker.url(), device=code, key=secret, outbox=box)
        )
    began = time.monotonic()
    for link in links:
        link.start()
    done, killed, total, seen_at, seen = 0, {"broker": 0, "ingester": 0, "database": 0}, each * len(boxes), began, 0
    while True:
        time.sleep(0.2)
        held = sum(box.held for box in boxes)
        if held != seen:
            seen, seen_at = held, time.monotonic()
        if held == 0 or time.monotonic() - seen_at > STUCK_S:
            break
        if done < kills and total - held >= total * (done + 1) // (kills + 1):
            done += 1
            victim = list(killed)[done % 3]
            killed[victim] += 1
            if victim == "broker":
                child.kill()
                child.wait()
                child = broker.start(log)
                broker.wait(child)
            elif victim == "ingester":
                ingester.kill()
                ingester.wait()
                ingester = start_ingester()
            else:
                end_backends(connection)
    took = time.monotonic() - began
    connection.close()
    stored = count_rows(connection)
    for link in links:
        link.stop()
    for process in (ingester, child):
        process.terminate()
        process.wait(20)
    print(
        f"{name}: {total} messages, kill -9 of {killed}: lost {total - stored if stored <= total else 0}, twice {max(0, stored - total)}, "
        f"held at the end {sum(box.held for box in boxes)}, {total / took:.0f} msg/s"
    )
    for box in boxes:
        box.close()


def end_backends(connection) -> None:
    """kill -9 of the ingester's own database backend: PostgreSQL then ends every session and recovers from its log."""
    import signal

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        pids = [pid for (pid,) in cursor.fetchall()]
    connection.close()
    for pid in pids[:1]:
        os.kill(pid, signal.SIGKILL)
    time.sleep(2)


if __name__ == "__main__":
    main()
