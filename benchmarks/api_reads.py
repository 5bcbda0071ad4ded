"""Reads over HTTP with years of history behind them: p50 and p95 of each list, and their ratio to the 50 ms limit.

`python -m benchmarks.api_reads [patients exams]`; defaults 100,000 and 1,000,000. One client, kept connection, rounds interleaved.
"""

import statistics
import sys
import time

import httpx

from benchmarks._department import make_department

LIMIT_MS = 50.0
ROUNDS = 30
READS = {
    "exam list, newest": "/api/exams?page_size=50",
    "exam list, one modality": "/api/exams?modality=MR&page_size=50",
    "exam list, late": "/api/exams?due=late&page_size=50",
    "exam by accession": "/api/exams?accession=H0000500000",
    "exam": None,
    "patients by phone tail": "/api/patients?q=4471",
    "patients by initials": "/api/patients?q=zw",
    "patients by name": "/api/patients?q=%E5%BC%A0%E4%BC%9F",
    "patient by MRN": "/api/patients?q=H00050000",
    "vetting list": "/api/vetting",
    "tasks": "/api/tasks",
    "session": "/api/session",
}


def main() -> None:
    patients, exams = (int(a) for a in (sys.argv[1:3] or (100_000, 1_000_000)))
    with make_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        print(
            f"seeding: {department.manage('seed_history', '--patients', str(patients), '--exams', str(exams), timeout_s=3600).strip()}"
        )
        password = (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
        with httpx.Client(base_url=department.ready["url"], timeout=60) as client:
            client.get("/api/session")
            headers = {"X-CSRFToken": client.cookies["radflow_csrf"]}
            client.post(
                "/api/session", json={"username": "rad", "password": password}, headers=headers
            ).raise_for_status()
            report(measure(client))


def measure(client: httpx.Client) -> dict[str, list[float]]:
    first = client.get("/api/exams?page_size=1").json()["results"][0]["id"]
    times: dict[str, list[float]] = {name: [] for name in READS}
    for _ in range(ROUNDS):
        for name, path in READS.items():
            begun = time.perf_counter()
            client.get(path or f"/api/exams/{first}").raise_for_status()
            times[name].append((time.perf_counter() - begun) * 1000)
    return times


def report(times: dict[str, list[float]]) -> None:
    for name, values in times.items():
        p95 = statistics.quantiles(values, n=20)[-1]
        print(f"{name}: p50 {statistics.median(values):.1f} ms, p95 {p95:.1f} ms, {p95 / LIMIT_MS:.2f} of the limit")


if __name__ == "__main__":
    main()
