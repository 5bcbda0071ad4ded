"""Fifty clerks ask for slots over HTTP: p50 and p99 of `offers`, and where the machine's time went, beside the limit of 100 ms.

`python -m benchmarks.offers_http [clerks] [seconds] [fill] [bookings]`; defaults 50, 40, 0.85 and 3. Each clerk asks for three slots
of a random exam once a second (a clerk who pages through proposals does not go faster); the calendar of the next thirty days is
filled first. Every `bookings` seconds (0: never) somebody books, so that the kept calendar has to be renewed. A department of its
own, removed at the end; RADFLOW_BENCH_VAR names a data folder that is filled once and kept for the next run, and with
RADFLOW_BENCH_FIRST=1 (root) a busy machine lets the department and its clerks go first, as if it were quiet.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from copy import copy
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from benchmarks._clerks import Answers, Plan, run_clerks
from benchmarks._department import open_department
from benchmarks._processes import go_first, read_busy, read_cpu
from benchmarks.api_reads import sign_in
from tests.department import Department

ROOT = Path(__file__).resolve().parents[1]
LIMIT_MS = 100.0
WARM_UP_S = 5.0
CODES = ("CT-CHEST", "CT-HEAD", "CT-HEAD-C")
LENGTH = timedelta(minutes=15)
FLOOR_READS = 60


def main(clerks: int = 50, seconds: float = 40, fill: float = 0.85, bookings: float = 3) -> int:
    with open_department(RADFLOW_SIMULATOR="off", **dict(pick_settings())) as department:
        department.start()
        prepare(department, fill)
        plan = make_plan(department, clerks=clerks, seconds=seconds, bookings=bookings)
        used = Used(department)
        if os.environ.get("RADFLOW_BENCH_FIRST"):
            go_first([*used.roots.values(), os.getpid()])
        answers = run_clerks(plan, begun=used.begin, ended=used.end)
        report(answers, used)
        report_floor(department, used)
    return 1 if answers.faults else 0


def pick_settings() -> list[tuple[str, str]]:
    """How many web processes to try, when it is said outside."""
    return [(name, os.environ[name]) for name in ("RADFLOW_WEB_PROCESSES",) if name in os.environ]


def prepare(department: Department, fill: float) -> None:
    """Exams to ask for, and once the calendar; in a process of its own, so that the clerks' stays small."""
    filled = department.var / "offers-filled"
    words = ["--exams"] if filled.exists() else ["--fill", str(fill)]
    command = [sys.executable, "-m", "benchmarks.offers_http", *words]
    subprocess.check_call(command, cwd=ROOT, env=department.env | {"DJANGO_SETTINGS_MODULE": "radflow.settings"})
    filled.touch()


def make_plan(department: Department, *, clerks: int, seconds: float, bookings: float) -> Plan:
    client = sign_in(department.ready["url"], "front", read_password(department))
    rows = (
        client.get("/api/exams?state=vetted&modality=CT&page_size=80&ordering=-received_at")
        .raise_for_status()
        .json()["results"]
    )
    exams = [row["id"] for row in rows]
    asked, to_book = exams[: len(exams) // 2], exams[len(exams) // 2 :]
    return Plan(
        url=department.ready["url"],
        cookies=dict(client.cookies),
        clerks=clerks,
        warm_up_s=WARM_UP_S,
        seconds=seconds,
        every_s=1.0,
        bookings_every_s=bookings,
        paths=[f"/api/schedule/exams/{exam}/offers?n=3" for exam in asked],
        to_book=to_book,
        make_booking=lambda exam, offer: {
            "exam_id": exam,
            "client_key": uuid4().hex,
            "resource_id": offer["resource_id"],
            "starts_at": offer["starts_at"],
        },
    )


class Used:
    """CPU between `begin` and `end`, by process of the department, of whoever asks, and of everybody else on the machine."""

    def __init__(self, department: Department) -> None:
        self.roots = {**department.children(), "supervisor": department.process.pid}
        self.cpu: dict[str, float] = {}
        self.seconds = 0.0

    def begin(self) -> None:
        self._before, self._at = self._read(), time.perf_counter()

    def end(self) -> None:
        self.seconds, now = time.perf_counter() - self._at, self._read()
        self.cpu = {name: now[name] - before for name, before in self._before.items()}
        self.cpu["others"] = max(0.0, self.cpu.pop("machine") - sum(self.cpu.values()))

    def _read(self) -> dict[str, float]:
        found = read_cpu(self.roots)
        supervisor = found.pop("supervisor") - sum(found.values())  # its family is all of the others
        return found | {"supervisor": supervisor, "clerks": time.process_time(), "machine": read_busy()}


def report(answers: Answers, used: Used) -> None:
    times, booked = sorted(answers.offers), answers.bookings
    print(
        f"offers: {len(times)} answers, {len(times) / used.seconds:.1f} a second, {len(answers.faults)} faults; "
        + ", ".join(f"p{share:g} {pick(times, share):.1f}" for share in (50, 90, 95, 99))
        + f", max {times[-1]:.1f} ms; p99 {pick(times, 99) / LIMIT_MS:.2f} of the limit"
    )
    if booked:
        print(f"{len(booked)} bookings in between: p50 {statistics.median(booked):.1f}, max {max(booked):.1f} ms")
    cores = {name: cpu / used.seconds for name, cpu in used.cpu.items() if cpu / used.seconds >= 0.005}
    shares = sorted(cores.items(), key=lambda pair: -pair[1])
    print("cores taken: " + ", ".join(f"{name} {share:.2f}" for name, share in shares))
    cpu_ms = used.cpu["web"] * 1000 / len(times)
    print(f"CPU of the web an answer, bookings included: {cpu_ms:.1f} ms")
    for fault in answers.faults[:3]:
        print(f"fault: {fault}")


def pick(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share / 100))]


def report_floor(department: Department, used: Used) -> None:
    """A session read in milliseconds, asked by nobody else."""
    client = sign_in(department.ready["url"], "front", read_password(department))
    took, before = [], read_cpu(used.roots)["web"]
    for _ in range(FLOOR_READS):
        at = time.perf_counter()
        client.get("/api/session").raise_for_status()
        took.append((time.perf_counter() - at) * 1000)
    cpu_ms = (read_cpu(used.roots)["web"] - before) * 1000 / FLOOR_READS
    print(f"the session read of the same run: p50 {statistics.median(took):.1f} ms, CPU {cpu_ms:.1f} ms")
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def read_password(department: Department) -> str:
    return (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]


def make_exams() -> None:
    """Vetted CT exams to ask for and to book."""
    from tests.builders.pathway import make_patient
    from tests.builders.scheduling import make_bookable

    run = uuid4().hex[:8]
    for number in range(80):
        patient = make_patient(identifiers=[(f"OFFERS-{run}", "MR", str(number))])
        make_bookable(CODES[number % len(CODES)], patient_id=patient.id)


def fill_calendar(fill: float) -> None:
    """Fills the CT scanners of the main site for thirty days until about `fill` of their hours are taken.

    The rows are written in bulk (twelve thousand bookings through the desk would take an hour); the constraints hold them all the same.
    """
    from django.db import connection

    from apps.common.kernel import clock
    from apps.scheduling.models import Resource
    from apps.scheduling.selectors.calendars import list_openings
    from tests.builders.scheduling import find_site_by_code

    site = find_site_by_code("main")
    scanners = list(Resource.objects.select_related("site").filter(kind="scanner", site=site, modality="CT"))
    first = clock.now().date() + timedelta(days=1)
    openings = list_openings(scanners, first, first + timedelta(days=29))
    places = [
        (scanner, start) for scanner in scanners for span in openings[scanner.pk] for start in list_starts(span, fill)
    ]
    write_bookings(places)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # which the server does by itself, a minute later
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
    if sys.argv[1:2] in (["--fill"], ["--exams"]):
        import django

        django.setup()
        make_exams()
        if sys.argv[1] == "--fill":
            fill_calendar(float(sys.argv[2]))
        sys.exit(0)
    arguments = [kind(word) for kind, word in zip((int, float, float, float), sys.argv[1:5])]
    sys.exit(main(*arguments))
