"""100,000 small instances stored: the rate of the last thousand beside the first, memory of the node, queries and starts with them.

Four associations, studies of 500 images. Both rates are medians of three thousands, taken while no study is being completed.
"""

import os
import signal
import statistics
import sys
import threading
import time

import httpx

from benchmarks._department import make_department, run_in
from benchmarks._scanner import Image, Scanner, make_uids
from benchmarks.api_reads import sign_in

N, STUDY, SAMPLE, LAPS, TOGETHER = int(os.environ.get("BENCH_IMAGES", "100000")), 500, 1000, 3, 4
REST_S = int(os.environ.get("BENCH_REST_S", "120"))
COUNT = "from apps.imaging.models import Instance as I; print(I.objects.count())"


def store_many(port: int, image: Image, count: int, prefix: int) -> float:
    """Images/s of `count` over four associations."""

    def run(number: int) -> None:
        scanner, uids = Scanner(port), make_uids(prefix * 10 + number)
        for n in range(count // TOGETHER):
            if n % STUDY == 0:
                study, series = next(uids), next(uids)
            sop = next(uids)
            scanner.store(image.name(study, series, sop), sop)
        scanner.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(TOGETHER)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return count / (time.perf_counter() - began)


def read_rss_mb(pid: int) -> float:
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def measure_reads(url: str, password: str) -> None:
    client = sign_in(url, "dicom", password)
    for path in (
        "/api/studies?page_size=50",
        "/api/studies?ordering=first_at&page_size=50",
        "/dicom-web/studies?limit=50",
    ):
        took = []
        for _ in range(20):
            began = time.perf_counter()
            answer = client.get(path)
            took.append((time.perf_counter() - began) * 1000)
            if answer.status_code != httpx.codes.OK:
                print(f"{path}: {answer.status_code}")
                break
        else:
            print(f"{path}: p50 {statistics.median(took):.0f} ms")


def main() -> int:
    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        port, image, pid = department.ready["dicom"]["port"], Image(16), department.children()["dicom"]
        store_many(port, image, SAMPLE, 1)  # warm
        time.sleep(5)
        first = [store_many(port, image, SAMPLE, 2 + lap) for lap in range(LAPS)]
        rss = read_rss_mb(pid)
        whole = store_many(port, image, N - SAMPLE * (1 + 2 * LAPS), 100)
        time.sleep(REST_S)
        last = [store_many(port, image, SAMPLE, 200 + lap) for lap in range(LAPS)]
        n = run_in(department, COUNT)
        print(
            f"{n} instances; images/s of the first {SAMPLE} {statistics.median(first):.0f}, of all between {whole:.0f}, "
            f"of the last {statistics.median(last):.0f}: {statistics.median(last) / statistics.median(first):.2f}; "
            f"node {rss:.0f} MB, then {read_rss_mb(pid):.0f} MB; load {os.getloadavg()[0]:.1f}"
        )
        password = (department.var / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
        measure_reads(department.ready["url"], password)
        os.kill(pid, signal.SIGKILL)
        began = time.perf_counter()
        while True:
            try:
                Scanner(port).close()
                break
            except OSError:
                time.sleep(0.1)
        print(f"node answers {time.perf_counter() - began:.1f} s after kill -9")
        department.stop()
        print(f"the department's next start: {department.start():.1f} s")
        department.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
