"""Seconds from `manage.py up` to a usable department: with nothing there, and the second time; and back to nothing."""

import statistics
import time

from benchmarks._department import make_department

WARM_RUNS = 3


def main() -> None:
    with make_department() as department:
        print(f"first start: {department.start():.1f} s")
        warm, stops = [], []
        for run in range(WARM_RUNS + 1):
            time.sleep(8)  # the processes that readiness does not wait for are up, too
            began = time.monotonic()
            department.stop()
            stops.append(time.monotonic() - began)
            if run < WARM_RUNS:
                warm.append(department.start())
        print(f"next start: median {statistics.median(warm):.1f} s, worst {max(warm):.1f} s ({WARM_RUNS} runs)")
        print(f"stop: median {statistics.median(stops):.1f} s, worst {max(stops):.1f} s")


if __name__ == "__main__":
    main()
