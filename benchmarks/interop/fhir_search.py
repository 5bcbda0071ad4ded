"""FHIR searches and reads over HTTP with years of history behind them: p50 and p95 of each, beside the session read and the 100 ms limit.

`python -m benchmarks.interop.fhir_search [patients exams]`; defaults 100,000 and 1,000,000. One client with the token of a hospital
system, warmed up, rounds interleaved. Of the slowest search the slowest statement's plan is printed. RADFLOW_BENCH_VAR keeps the seeded
data; with 0 exams none are added to it.
"""

import os
import statistics
import sys
import time

import httpx

from benchmarks._department import ROOT, open_department, run_in

LIMIT_MS = 100.0
WARM_UP, ROUNDS = 3, 40
FLOOR = "metadata"
SEARCHES = {
    FLOOR: "metadata",
    "patient by id": "Patient/{patient}",
    "patients by name": "Patient?name=%E5%BC%A0%E4%BC%9F",
    "patients by pinyin": "Patient?name=wang",
    "patient by number": "Patient?identifier=H00000500",
    "patients by birth date": "Patient?birthdate=1970-05-05",
    "patients changed last": "Patient?_sort=-_lastUpdated&_count=50",
    "requests, newest 50": "ServiceRequest?_count=50",
    "request by accession": "ServiceRequest?identifier=H0000005000",
    "requests of a patient": "ServiceRequest?patient={patient}",
    "requests, active": "ServiceRequest?status=active&_count=50",
    "requests of a code": "ServiceRequest?code={code}&_count=50",
    "requests, booked on a day": "ServiceRequest?occurrence={day}",
    "encounters of a day": "Encounter?date={day}",
    "appointments of a day": "Appointment?date={day}",
    "appointments of a patient": "Appointment?patient={patient}",
    "studies of a patient": "ImagingStudy?patient={patient}",
    "studies of a day": "ImagingStudy?started={day}&_count=50",
    "studies of an exam": "ImagingStudy?basedon=ServiceRequest/{exam}",
    "reports, newest 50": "DiagnosticReport?_count=50",
    "reports of a patient": "DiagnosticReport?patient={patient}",
    "reports of a day": "DiagnosticReport?issued={day}&_count=50",
    "reports of an exam, with patient": "DiagnosticReport?based-on=ServiceRequest/{exam}&_include=DiagnosticReport:patient",
    "observations of a patient": "Observation?patient={patient}",
    "observations, newest 50": "Observation?_count=50",
    "slots of a week": "Slot?status=free&_count=50",
    "devices": "Device",
}
TOKEN = """
from apps.common.kernel.actor import Actor
from apps.directory.models import ApiToken
from apps.directory.public import issue_token
ApiToken.objects.filter(name="bench-fhir").delete()
print(issue_token(actor=Actor.system("bench"), name="bench-fhir", role="hospital", scopes=["system/*.rs"])[1])
"""


def main() -> None:
    patients, exams = (int(a) for a in (sys.argv[1:3] or (100_000, 1_000_000)))
    with open_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        counts = ("--patients", str(patients), "--exams", str(exams))
        if exams:
            print(department.manage("seed_history", *counts, timeout_s=7200).strip(), flush=True)
        run_in(department, "from django.db import connection as c; c.cursor().execute('ANALYZE'); print('done')")
        headers = {"Authorization": f"Bearer {run_in(department, TOKEN)}"}
        with httpx.Client(
            base_url=f"{department.ready['url'].rstrip('/')}/fhir/", headers=headers, timeout=120
        ) as client:
            known = choose(client)
            times = measure(client, known)
        report(times)
        slowest = max(times, key=lambda name: statistics.quantiles(times[name], n=20)[-1])
        print(f"slowest: {slowest}\n{explain(department, SEARCHES[slowest].format(**known))}")
        print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def choose(client: httpx.Client) -> dict[str, str]:
    request = find(client, "ServiceRequest?status=completed&_count=1")
    return {
        "exam": request["id"],
        "patient": request["subject"]["reference"].split("/")[1],
        "code": request["code"]["coding"][0]["code"],
        "day": request["occurrenceDateTime"][:10],
    }


def measure(client: httpx.Client, known: dict[str, str]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in SEARCHES}
    for turn in range(WARM_UP + ROUNDS):
        for name, path in SEARCHES.items():
            begun = time.perf_counter()
            client.get(path.format(**known)).raise_for_status()
            if turn >= WARM_UP:
                times[name].append((time.perf_counter() - begun) * 1000)
    return times


def explain(department, path: str) -> str:
    """How PostgreSQL does the longest statement of a search, which is asked once more inside a process of the department."""
    with department.run_python(str(ROOT / "benchmarks" / "interop" / "_plans.py"), f"/fhir/{path}") as script:
        return script.stdout.read().strip()


def find(client: httpx.Client, search: str) -> dict:
    return client.get(search).raise_for_status().json()["entry"][0]["resource"]


def report(times: dict[str, list[float]]) -> None:
    floor = statistics.median(times[FLOOR])
    for name, values in times.items():
        p50, p95 = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        print(
            f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, {p95 / LIMIT_MS:.2f} of the limit, {p50 / floor:.1f} times the floor"
        )


if __name__ == "__main__":
    main()
