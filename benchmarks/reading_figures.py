"""Turnaround and indicators of a full quarter: CPU of the process that answers, and the wall with the database's part.

`python -m benchmarks.reading_figures [exams]`; default 60,000 verified exams, one every 137 s, of which a quarter has 58,651: more than
the 50,000 that one answer takes. The best of three, inside a running department without its simulator.
"""

import os
import sys

from benchmarks._department import open_department, run_in

CODE = """
import time
from datetime import timedelta
from apps.common.kernel import clock
from apps.reporting.engine.turnaround import summarise
from apps.reporting.public import list_indicators, list_indicator_cases, list_measured
end = clock.now() + timedelta(days=1)
span = dict(start=end - timedelta(days=93), end=end, sites=None)
asked = {
    "turnaround": lambda: len(summarise(list_measured(**span, stage="reporting", by="modality"))),
    "turnaround_by_hour": lambda: len(summarise(list_measured(**span, stage="whole", by="hour"))),
    "turnaround_in_working_hours": lambda: len(summarise(list_measured(**span, stage="reporting", by="site", is_working=True))),
    "indicators": lambda: list_indicators(**span)[0].n_unknown,
    "late_cases": lambda: len(list_indicator_cases("timely", **span)),
}
found = []
for name, ask in asked.items():
    best = None
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        one = (time.process_time() - cpu, time.perf_counter() - wall)
        best = min(best or one, one)
    found.append(f"{name}:{best[0]:.2f}:{best[1]:.2f}")
print(",".join(found))
"""


def main() -> None:
    exams = int((sys.argv[1:2] or [60_000])[0])
    with open_department(RADFLOW_SIMULATOR="off") as department:
        department.start()
        print(department.manage("seed_history", "--patients", "2000", "--exams", str(exams), timeout_s=3600).strip())
        for line in run_in(department, CODE).split(","):
            name, cpu, wall = line.split(":")
            print(f"{name}: CPU {cpu} s, wall {wall} s")
        print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
