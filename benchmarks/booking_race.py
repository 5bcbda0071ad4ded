"""A hundred clients book at random on one department's calendars: bookings a second, refusals by kind, and no overlap.

`python -m benchmarks.booking_race [clients] [bookings a client]`; a department of its own, removed at the end.
"""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")

OVERLAPS = """
    SELECT count(*) FROM scheduling_occupancy a JOIN scheduling_occupancy b ON a.id < b.id
    AND a.is_live AND b.is_live AND a.during && b.during AND (a.resource_id = b.resource_id OR a.patient_id = b.patient_id)
"""


def race(clients: int = 100, each: int = 3) -> dict:
    import django
    from django.conf import settings

    # the clients share fewer connections than there are of them, and wait for one as long as it takes
    settings.DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 30, "timeout": 300}
    django.setup()
    from django.db import connection, connections

    from apps.common.kernel import clock
    from apps.common.kernel.errors import Conflict, Refused
    from apps.scheduling.models import Resource
    from apps.scheduling.public import book_appointment
    from tests.builders.pathway import CLERK, make_patient
    from tests.builders.scheduling import make_bookable, make_scanner, seed_department

    seed_department()
    chance = random.Random(1)
    run = uuid4().hex[:6]
    scanners = [make_scanner(f"RACE-{run}-{n}", opens="00:00", closes="00:00").pk for n in range(4)]
    patients = [make_patient(identifiers=[("BENCH", "MR", f"{run}-{n}")]).id for n in range(max(10, clients // 2))]
    jobs = [make_bookable(patient_id=chance.choice(patients)).id for _ in range(clients * each)]
    first = (clock.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    outcomes, took, lock = Counter(), [], threading.Lock()

    def client(exams: list[int], seed: int) -> None:
        own = random.Random(seed)
        for exam in exams:
            start = first + timedelta(minutes=5 * own.randrange(288))
            began = time.perf_counter()
            try:
                book_appointment(
                    exam,
                    resource_id=own.choice(scanners),
                    starts_at=start,
                    client_key=f"race-{run}-{exam}",
                    actor=CLERK,
                )
                outcome = "booked"
            except (Conflict, Refused) as refusal:
                outcome = refusal.reason.code
            except Exception as error:  # a surprise is a result too
                outcome = f"failed: {type(error).__name__}"
            finally:
                connections.close_all()
            with lock:
                outcomes[outcome] += 1
                took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=client, args=(jobs[n::clients], n)) for n in range(clients)]
    began = time.perf_counter()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    seconds = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS)
        overlaps = cursor.fetchone()[0]
    Resource.objects.filter(pk__in=scanners).update(is_active=False)
    took.sort()
    return {
        "clients": clients,
        "requests": len(jobs),
        "seconds": round(seconds, 2),
        "requests_per_s": round(len(jobs) / seconds, 1),
        "p50_ms": round(took[len(took) // 2] * 1000),
        "p95_ms": round(took[int(len(took) * 0.95)] * 1000),
        "outcomes": dict(outcomes),
        "overlaps": overlaps,
    }


def run_in_department(arguments: list[str]) -> int:
    """Starts a throw-away department and races inside it, so that no real calendar sees invented patients."""
    from benchmarks._department import make_department

    with make_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        command = [sys.executable, "-m", "benchmarks.booking_race", "--inside", *arguments]
        return subprocess.call(command, cwd=ROOT, env=department.env)


if __name__ == "__main__":
    if sys.argv[1:2] != ["--inside"]:
        sys.exit(run_in_department(sys.argv[1:]))
    result = race(*map(int, sys.argv[2:4]))
    for name, value in result.items():
        print(f"{name}: {json.dumps(value)}")
    sys.exit(1 if result["overlaps"] or any("failed" in outcome for outcome in result["outcomes"]) else 0)
