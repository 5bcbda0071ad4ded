"""Sixty-four clients fight for one slot, round after round, while workers are killed: winners a slot, overlaps, attempts a second.

`python -m benchmarks.slot_race [clients] [rounds]`; defaults 64 and 1,563 (100,032 attempts). Eight client processes with four connections
each; every forty seconds one is killed without warning in the middle of its bookings and started again. A department of its own, removed
at the end. Exit 1 on a slot without exactly one winner.
"""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")

WORKERS = 8
KILL_EVERY_S = 40.0
GIVE_UP_S = 60.0
SLOT_MIN = 30

VERDICT = """
    SELECT count(*) FILTER (WHERE winners = 1), count(*) FILTER (WHERE winners <> 1) FROM (
        SELECT slot.start, count(o.id) AS winners
        FROM generate_series(%(first)s::timestamptz, %(last)s::timestamptz, %(step)s::interval) AS slot(start)
        LEFT JOIN scheduling_occupancy o ON o.is_live AND o.resource_id = %(resource)s
            AND o.kind = 'appointment' AND lower(o.during) = slot.start
        GROUP BY slot.start) counted
"""
OVERLAPS = """
    SELECT count(*) FROM scheduling_occupancy a JOIN scheduling_occupancy b ON a.id < b.id
    AND a.is_live AND b.is_live AND a.during && b.during AND (a.resource_id = b.resource_id OR a.patient_id = b.patient_id)
"""


@dataclass(frozen=True)
class Race:
    """What every client knows: the scanner, the first slot, and its own exams (client by client)."""

    resource_id: int
    first: datetime
    exams: tuple[tuple[int, ...], ...]

    def start_of(self, number: int) -> datetime:
        return self.first + timedelta(minutes=SLOT_MIN * number)


def run_worker(worker: int, race: Race, current: Any, done: Any, results: Any) -> None:
    """The clients of one process; `current` is the round everybody fights in, `done[client]` the last one a client finished."""
    threading.Thread(target=end_with_parent, daemon=True).start()
    prepare()
    clients = range(worker, len(race.exams), WORKERS)
    threads = [threading.Thread(target=fight, args=(client, race, current, done, results)) for client in clients]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


def end_with_parent() -> None:
    """Clients of a race that was broken off would fight on for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def fight(client: int, race: Race, current: Any, done: Any, results: Any) -> None:
    from django.db import connection

    from apps.scheduling.models import Appointment

    booked = set(Appointment.objects.filter(exam_id__in=race.exams[client]).values_list("exam_id", flat=True))
    connection.close()
    free = [exam for exam in race.exams[client] if exam not in booked]
    outcomes: Counter[str] = Counter()
    while (number := current.value) >= 0:
        if done[client] >= number or not free:
            time.sleep(0.002)
            continue
        outcome = attempt(free[-1], race, number)
        connection.close()  # back to the pool, as at the end of a request: there are fewer than clients
        outcomes[outcome] += 1
        if outcome == "booked":
            free.pop()
        done[client] = number
        if sum(outcomes.values()) >= 50:
            results.put(outcomes)
            outcomes = Counter()
    results.put(outcomes)
    connection.close()


def attempt(exam_id: int, race: Race, number: int) -> str:
    from apps.common.kernel.errors import Conflict, Refused
    from apps.scheduling.public import book_appointment
    from tests.builders.pathway import CLERK

    try:
        book_appointment(
            exam_id,
            resource_id=race.resource_id,
            starts_at=race.start_of(number),
            client_key=f"race-{exam_id}-{number}",
            actor=CLERK,
        )
    except (Conflict, Refused) as refusal:
        return refusal.reason.code
    except Exception as error:  # a surprise is a result too
        return f"failed: {type(error).__name__}"
    return "booked"


def prepare() -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 4, "timeout": 300}
    django.setup()


def make_race(clients: int, rounds: int) -> Race:
    """One scanner that is open day and night, and enough vetted exams that no client runs out."""
    from apps.common.kernel import clock
    from apps.workflow.models import Exam
    from tests.builders.pathway import make_patient
    from tests.builders.scheduling import make_bookable, make_scanner, seed_department

    seed_department()
    scanner = make_scanner("SLOT-RACE", opens="00:00", closes="00:00")
    each = 3 * rounds // clients + 4
    patients = [make_patient(identifiers=[("RACE", "MR", str(n))]).id for n in range(4 * clients)]
    template = Exam.objects.get(pk=make_bookable().id)
    rows = []
    for number in range(each * clients):
        row = copy(template)
        row.pk, row.accession, row.patient_id = None, f"RACE{number:08d}", patients[number % len(patients)]
        rows.append(row)
    ids = [row.pk for row in Exam.objects.bulk_create(rows, batch_size=1000)]
    exams = tuple(tuple(ids[client::clients]) for client in range(clients))
    first = (clock.now() + timedelta(days=2)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return Race(scanner.pk, first, exams)


def run_race(clients: int = 64, rounds: int = 1563) -> dict:
    prepare()
    from django.db import connection

    race = make_race(clients, rounds)
    connection.close()
    context = multiprocessing.get_context("spawn")
    current, done = context.RawValue("q", 0), context.RawArray("q", [-1] * clients)
    queues = [context.SimpleQueue() for _ in range(WORKERS)]
    start = lambda n: context.Process(target=run_worker, args=(n, race, current, done, queues[n]), daemon=True)  # noqa: E731
    workers = [start(n) for n in range(WORKERS)]
    [worker.start() for worker in workers]
    chance, killed, given_up, outcomes = random.Random(1), 0, 0, Counter()
    began = last_kill = time.monotonic()
    for number in range(rounds):
        current.value = number
        deadline = time.monotonic() + GIVE_UP_S
        while any(seen < number for seen in done) and time.monotonic() < deadline:
            collect(queues, outcomes)
            time.sleep(0.002)
            if time.monotonic() - last_kill > KILL_EVERY_S:
                victim = chance.randrange(WORKERS)
                workers[victim].kill()
                workers[victim].join()
                queues[victim] = context.SimpleQueue()  # the old one may hold half a message
                workers[victim] = start(victim)
                workers[victim].start()
                killed, last_kill = killed + 1, time.monotonic()
        given_up += sum(seen < number for seen in done)
    seconds = time.monotonic() - began
    current.value = -1
    for worker in workers:
        worker.join(30)
    collect(queues, outcomes)
    with connection.cursor() as cursor:
        span = {"first": race.first, "last": race.start_of(rounds - 1), "step": f"{SLOT_MIN} minutes"}
        cursor.execute(VERDICT, span | {"resource": race.resource_id})
        won, not_one = cursor.fetchone()
        cursor.execute(OVERLAPS)
        overlaps = cursor.fetchone()[0]
    return {
        "clients": clients,
        "slots": rounds,
        "attempts": clients * rounds - given_up,
        "told_outcomes": dict(outcomes),
        "workers_killed": killed,
        "slots_with_one_winner": won,
        "slots_without_exactly_one_winner": not_one,
        "overlaps": overlaps,
        "seconds": round(seconds, 1),
        "attempts_per_s": round((clients * rounds - given_up) / seconds, 1),
        "load": round(os.getloadavg()[0], 1),
    }


def collect(queues: list, outcomes: Counter) -> None:
    for queue in queues:
        while not queue.empty():
            outcomes.update(queue.get())


def run_in_department(arguments: list[str]) -> int:
    from benchmarks._department import make_department

    with make_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        command = [sys.executable, "-m", "benchmarks.slot_race", "--inside", *arguments]
        return subprocess.call(command, cwd=ROOT, env=department.env)


if __name__ == "__main__":
    if sys.argv[1:2] != ["--inside"]:
        sys.exit(run_in_department(sys.argv[1:]))
    result = run_race(*map(int, sys.argv[2:4]))
    for name, value in result.items():
        print(f"{name}: {json.dumps(value)}")
    failed = any("failed" in outcome for outcome in result["told_outcomes"])
    sys.exit(1 if result["slots_without_exactly_one_winner"] or result["overlaps"] or failed else 0)
