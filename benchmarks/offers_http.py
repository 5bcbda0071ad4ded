"""Fifty clerks ask for slots over HTTP: p50 and p99 of `offers`, beside the session read of the same run and the limit of 100 ms.

`python -m benchmarks.offers_http [clerks] [seconds] [fill]`; defaults 50, 40 and 0.85. Each clerk asks for three slots of a random exam
once a second (a clerk who pages through proposals does not go faster); the calendar of the next thirty days is filled first. A
department of its own, removed at the end.
"""

import os
import random
import statistics
import subprocess
import sys
import threading
import time
from copy import copy
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from benchmarks._department import make_department
from benchmarks.api_reads import sign_in
from tests.department import Department

ROOT = Path(__file__).resolve().parents[1]
LIMIT_MS = 100.0
PAUSE_S = 1.0
WARM_UP_S = 5.0
CODES = ("CT-CHEST", "CT-HEAD", "CT-HEAD-C")
LENGTH = timedelta(minutes=15)


def main(clerks: int = 50, seconds: float = 40, fill: float = 0.85) -> int:
    with make_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        command = [sys.executable, "-m", "benchmarks.offers_http", "--fill", str(fill)]
        subprocess.check_call(command, cwd=ROOT, env=department.env | {"DJANGO_SETTINGS_MODULE": "radflow.settings"})
        times = ask(department, clerks, seconds)
        floor = measure_floor(department)
    times.sort()
    p50, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    print(f"offers: {len(times)} answers, {len(times) / seconds:.1f} a second, p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    print(
        f"max {times[-1]:.1f} ms, p99 {p99 / LIMIT_MS:.2f} of the limit, p50 {p50 / floor:.1f} times the session read"
    )
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    return 0


def ask(department: Department, clerks: int, seconds: float) -> list[float]:
    url, password = department.ready["url"], read_password(department)
    signed = sign_in(url, "front", password)
    cookies, times, lock = dict(signed.cookies), [], threading.Lock()
    exams = [row["id"] for row in signed.get("/api/exams?state=vetted&modality=CT&page_size=100").json()["results"]]
    begun = time.perf_counter()

    def clerk(seed: int) -> None:
        chance = random.Random(seed)
        with httpx.Client(base_url=url, cookies=cookies, timeout=60) as client:
            time.sleep(chance.random() * PAUSE_S)
            while (at := time.perf_counter()) - begun < seconds + WARM_UP_S:
                client.get(f"/api/schedule/exams/{chance.choice(exams)}/offers?n=3").raise_for_status()
                took = time.perf_counter() - at
                if at - begun > WARM_UP_S:
                    with lock:
                        times.append(took * 1000)
                time.sleep(max(0.0, PAUSE_S - took))

    threads = [threading.Thread(target=clerk, args=(n,)) for n in range(clerks)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return times


def measure_floor(department: Department) -> float:
    client = sign_in(department.ready["url"], "front", read_password(department))
    took = []
    for _ in range(60):
        at = time.perf_counter()
        client.get("/api/session").raise_for_status()
        took.append((time.perf_counter() - at) * 1000)
    return statistics.median(took)


def read_password(department: Department) -> str:
    return (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]


def fill_calendar(fill: float) -> None:
    """Fills the CT scanners of the main site for thirty days until about `fill` of their hours are taken; leaves vetted exams to ask for.

    The rows are written in bulk (twelve thousand bookings through the desk would take an hour); the constraints hold them all the same.
    """
    import django

    django.setup()
    from apps.common.kernel import clock
    from apps.scheduling.models import Resource
    from apps.scheduling.selectors.calendars import list_openings
    from tests.builders.pathway import make_patient
    from tests.builders.scheduling import find_site_by_code, make_bookable

    site = find_site_by_code("main")
    patients = [make_patient(identifiers=[("OFFERS", "MR", str(number))]).id for number in range(80)]
    for number, patient in enumerate(patients):
        make_bookable(CODES[number % len(CODES)], patient_id=patient)
    scanners = list(Resource.objects.select_related("site").filter(kind="scanner", site=site, modality="CT"))
    first = clock.now().date() + timedelta(days=1)
    openings = list_openings(scanners, first, first + timedelta(days=29))
    places = [
        (scanner, start) for scanner in scanners for span in openings[scanner.pk] for start in list_starts(span, fill)
    ]
    write_bookings(places)
    print(f"{len(places)} bookings on {len(scanners)} scanners over thirty days", flush=True)


def list_starts(span: tuple[datetime, datetime], fill: float) -> list[datetime]:
    """Starts left to right, a hole as long as an exam in the share that stays free."""
    chance, (at, closes), starts = random.Random(str(span)), span, []
    while at + LENGTH <= closes:
        if chance.random() < fill:
            starts.append(at)
        at += LENGTH
    return starts


def write_bookings(places: list) -> None:
    """Copies of one vetted exam, booked, each with the pool units that it demands."""
    from apps.scheduling.models import Appointment, Occupancy, PoolUse
    from apps.scheduling.selectors.demands import demands_of
    from apps.workflow.models import Exam
    from apps.workflow.public import get_exam
    from tests.builders.scheduling import make_bookable

    template = Exam.objects.get(pk=make_bookable(CODES[0]).id)
    demands, now = demands_of(get_exam(template.pk)), template.received_at
    exams = []
    for number, (scanner, start) in enumerate(places):
        exam = copy(template)
        exam.pk, exam.accession, exam.state = None, f"OFFER{number:08d}", "booked"
        exam.slot_start, exam.slot_device_code = start, scanner.device_code
        exams.append(exam)
    Exam.objects.bulk_create(exams, batch_size=1000)
    rows = [
        Occupancy(kind="appointment", resource=scanner, during=(start, start + LENGTH)) for scanner, start in places
    ]
    Occupancy.objects.bulk_create(rows, batch_size=1000)
    Appointment.objects.bulk_create(
        [
            Appointment(
                exam=exam, occupancy=row, client_key=exam.accession, reasons=[], booked_at=now, booked_by="bench"
            )
            for exam, row in zip(exams, rows, strict=True)
        ],
        batch_size=1000,
    )
    PoolUse.objects.bulk_create(
        [
            PoolUse(occupancy=row, pool=demand.pool, during=demand.span(start, start + LENGTH), n=demand.n)
            for row, (_, start) in zip(rows, places, strict=True)
            for demand in demands
        ],
        batch_size=1000,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--fill"]:
        fill_calendar(float(sys.argv[2]))
        sys.exit(0)
    arguments = [kind(word) for kind, word in zip((int, float, float), sys.argv[1:4])]
    sys.exit(main(*arguments))
