"""Reads over HTTP with years of history behind them: p50 and p95 of each, beside the same machine's floor and the 50 ms limit.

`python -m benchmarks.api_reads [patients exams]`; defaults 100,000 and 1,000,000. One client, kept connection, warmed up, rounds
interleaved. `session` is what the framework itself costs: sign-in, grants and an answer of 1 kB. RADFLOW_BENCH_VAR keeps the seeded
data folder for the next run.
"""

import os
import statistics
import sys
import time

import httpx

from benchmarks._department import open_department

LIMIT_MS = 50.0
FLOOR = "session"
WARM_UP, ROUNDS = 3, 60
READS: dict[str, dict[str, str]] = {
    "rad": {
        FLOOR: "/api/session",
        "exam list, newest": "/api/exams?page_size=50",
        "exam list, page 200": "/api/exams?page_size=50&page=200",
        "exam list, one modality": "/api/exams?modality=MR&page_size=50",
        "exam list, one state and modality": "/api/exams?state=delivered&modality=CT",
        "exam list, one priority": "/api/exams?priority=stat",
        "exam list, held": "/api/exams?held=true",
        "exam list, late": "/api/exams?due=late&page_size=50",
        "exam list, by slot": "/api/exams?ordering=slot_start",
        "exam list, by state": "/api/exams?ordering=-state",
        "exam list, by priority": "/api/exams?ordering=priority__rank",
        "exam list, by name": "/api/exams?q=%E5%BC%A0%E4%BC%9F",
        "exam by accession": "/api/exams?accession=H0000500000",
        "exam": "/api/exams/{exam}",
        "exam, timeline": "/api/exams/{exam}/timeline",
        "exam, report": "/api/exams/{exam}/report",
        "exams of a patient": "/api/exams?patient={patient}",
        "orders, newest": "/api/orders",
        "patients, newest": "/api/patients",
        "patients by phone tail": "/api/patients?q=4471",
        "patients by initials": "/api/patients?q=zw",
        "patients by surname in pinyin": "/api/patients?q=wang",
        "patients by name": "/api/patients?q=%E5%BC%A0%E4%BC%9F",
        "patient by MRN": "/api/patients?q=H00050000",
        "vetting list": "/api/vetting",
        "tasks": "/api/tasks",
        "reading list": "/api/reading",
        "reading list, tab counts": "/api/reading/counts",
        "studies, newest": "/api/studies",
        "studies by accession": "/api/studies?q=H0000500000",
        "studies by initials": "/api/studies?q=zw",
        "studies of a day": "/api/studies?day={day}",
        "messages to me": "/api/notifications",
    },
    "referrer": {"results of a referrer, newest of 10,000": "/api/results"},
    "front": {
        "booking board, today": "/api/schedule/day?site={site}",
        "booking board, a full day of the past": "/api/schedule/day?site={site}&day={day}",
        "callers by initials": "/api/schedule/callers?site={site}&q=zw",
        "queue": "/api/schedule/queue?site={site}",
    },
    "tech": {"scanner worklist": "/api/safety/worklist"},
    "qc": {"QC cases": "/api/qc/cases", "QC queues": "/api/qc/queues"},
    "head": {"devices": "/api/devices", "alarms": "/api/alarms"},
    "dicom": {"DICOM node": "/api/dicom/node", "HL7 messages in": "/api/messages/inbound"},
    "admin": {"audit trail": "/api/audit"},
}


def main() -> None:
    patients, exams = (int(a) for a in (sys.argv[1:3] or (100_000, 1_000_000)))
    with open_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        print(
            department.manage(
                "seed_history", "--patients", str(patients), "--exams", str(exams), timeout_s=7200
            ).strip()
        )
        password = (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
        clients = {who: sign_in(department.ready["url"], who, password) for who in READS}
        report(measure(clients))
        print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def sign_in(url: str, username: str, password: str) -> httpx.Client:
    client = httpx.Client(base_url=url, timeout=60)
    client.get("/api/session")
    headers = {"X-CSRFToken": client.cookies["radflow_csrf"]}
    client.post("/api/session", json={"username": username, "password": password}, headers=headers).raise_for_status()
    return client


def measure(clients: dict[str, httpx.Client]) -> dict[str, list[float]]:
    newest = clients["rad"].get("/api/exams?ordering=-received_at&page_size=1&state=delivered").json()["results"][0]
    known = {
        "exam": newest["id"],
        "patient": newest["patient"]["id"],
        "site": newest["site_id"],
        "day": newest["slot_start"][:10],
    }
    times: dict[str, list[float]] = {name: [] for reads in READS.values() for name in reads}
    for turn in range(WARM_UP + ROUNDS):
        for who, reads in READS.items():
            for name, path in reads.items():
                begun = time.perf_counter()
                clients[who].get(path.format(**known)).raise_for_status()
                if turn >= WARM_UP:
                    times[name].append((time.perf_counter() - begun) * 1000)
    return times


def report(times: dict[str, list[float]]) -> None:
    floor = statistics.median(times[FLOOR])
    for name, values in times.items():
        p50, p95 = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        print(
            f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, {p95 / LIMIT_MS:.2f} of the limit, p50 {p50 / floor:.1f} times the floor"
        )


if __name__ == "__main__":
    main()
