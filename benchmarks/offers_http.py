"""Fifty clerks ask for slots over HTTP: p50 and p99 of `offers` and what each costs the web processes, beside the limit of 100 ms.

`python -m benchmarks.offers_http [clerks] [seconds] [fill] [bookings]`; defaults 50, 40, 0.85 and 3. Each clerk asks for three slots
of a random exam once a second (a clerk who pages through proposals does not go faster); the calendar of the next thirty days is
filled first. Every `bookings` seconds (0: never) somebody books, so that the kept calendar has to be renewed. A department of its
own, removed at the end.
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
from uuid import uuid4

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
FLOOR_READS = 60


def main(clerks: int = 50, seconds: float = 40, fill: float = 0.85, bookings: float = 3) -> int:
    with make_department(RADFLOW_SIMULATOR="off", **dict(pick_settings())) as department:
        department.start()
        command = [sys.executable, "-m", "benchmarks.offers_http", "--fill", str(fill)]
        subprocess.check_call(command, cwd=ROOT, env=department.env | {"DJANGO_SETTINGS_MODULE": "radflow.settings"})
        load = Load(department, clerks=clerks, seconds=seconds, bookings=bookings)
        load.run()
        floor_ms, floor_cpu_ms = measure_floor(department)
    times = sorted(load.times)
    p50, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    cpu_ms = load.cpu_s * 1000 / load.answers
    print(f"offers: {len(times)} answers, {len(times) / seconds:.1f} a second, p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    print(f"max {times[-1]:.1f} ms, p99 {p99 / LIMIT_MS:.2f} of the limit, {load.booked} bookings in between")
    print(
        f"CPU of the web an answer, bookings included: {cpu_ms:.1f} ms; one core answers {1000 / cpu_ms:.0f} a second"
    )
    print(f"the session read of the same run: p50 {floor_ms:.1f} ms, CPU {floor_cpu_ms:.1f} ms")
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")
    return 0


def pick_settings() -> list[tuple[str, str]]:
    """How many web processes to try, when it is said outside."""
    return [(name, os.environ[name]) for name in ("RADFLOW_WEB_PROCESSES",) if name in os.environ]


class Load:
    """The clerks and whoever books in between; figures of the time after the warm-up."""

    def __init__(self, department: Department, *, clerks: int, seconds: float, bookings: float) -> None:
        self.department, self.clerks, self.seconds, self.bookings = department, clerks, seconds, bookings
        self.url, self.password = department.ready["url"], read_password(department)
        self.lock, self.begun = threading.Lock(), 0.0
        self.times: list[float] = []
        self.answers = self.booked = 0
        self.cpu_s = 0.0

    def run(self) -> None:
        signed = sign_in(self.url, "front", self.password)
        path = "/api/exams?state=vetted&modality=CT&page_size=100"
        exams = [row["id"] for row in signed.get(path).json()["results"]]
        asked, to_book = exams[: len(exams) // 2], exams[len(exams) // 2 :]
        self.begun = time.perf_counter()
        threads = [
            threading.Thread(target=self.ask, args=(number, dict(signed.cookies), asked))
            for number in range(self.clerks)
        ]
        threads.append(threading.Thread(target=self.watch_cpu))
        threads += [threading.Thread(target=self.book, args=(signed, to_book))] if self.bookings else []
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    def left(self) -> float:
        return self.begun + self.seconds + WARM_UP_S - time.perf_counter()

    def ask(self, seed: int, cookies: dict, exams: list[int]) -> None:
        chance = random.Random(seed)
        with httpx.Client(base_url=self.url, cookies=cookies, timeout=60) as client:
            time.sleep(chance.random() * PAUSE_S)
            while self.left() > 0:
                at = time.perf_counter()
                client.get(f"/api/schedule/exams/{chance.choice(exams)}/offers?n=3").raise_for_status()
                took = time.perf_counter() - at
                if at - self.begun > WARM_UP_S:
                    with self.lock:
                        self.times.append(took * 1000)
                time.sleep(max(0.0, PAUSE_S - took))

    def book(self, client: httpx.Client, exams: list[int]) -> None:
        headers = {"X-CSRFToken": client.cookies["radflow_csrf"]}
        for exam in exams:
            time.sleep(max(0.0, min(self.bookings, self.left())))
            if self.left() <= 0:
                return
            offer = client.get(f"/api/schedule/exams/{exam}/offers?n=1").raise_for_status().json()[0]
            body = {"exam_id": exam, "client_key": uuid4().hex} | {k: offer[k] for k in ("resource_id", "starts_at")}
            self.booked += client.post("/api/schedule/appointments", json=body, headers=headers).status_code == 201

    def watch_cpu(self) -> None:
        time.sleep(WARM_UP_S)
        before, answered = read_web_cpu(self.department), len(self.times)
        time.sleep(max(0.0, self.left()))
        self.cpu_s, self.answers = read_web_cpu(self.department) - before, max(1, len(self.times) - answered)


def read_web_cpu(department: Department) -> float:
    """Seconds of CPU that the web process and its children have used."""
    first, parents = department.children()["web"], {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = (int(words[1]), int(words[11]) + int(words[12]))
    own = {first} | {pid for pid, (parent, _) in parents.items() if parent == first}
    return sum(parents[pid][1] for pid in own) / os.sysconf("SC_CLK_TCK")


def measure_floor(department: Department) -> tuple[float, float]:
    """(p50, CPU) of a session read in milliseconds, asked by nobody else."""
    client = sign_in(department.ready["url"], "front", read_password(department))
    took, before = [], read_web_cpu(department)
    for _ in range(FLOOR_READS):
        at = time.perf_counter()
        client.get("/api/session").raise_for_status()
        took.append((time.perf_counter() - at) * 1000)
    return statistics.median(took), (read_web_cpu(department) - before) * 1000 / FLOOR_READS


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
    arguments = [kind(word) for kind, word in zip((int, float, float, float), sys.argv[1:5])]
    sys.exit(main(*arguments))
