"""Memory of an idle department a process group: PSS (shared pages divided by their users) and RSS, in MB."""

import time
from pathlib import Path

from benchmarks._department import make_department
from benchmarks._processes import list_family

SETTLE_S = 20


def main() -> None:
    with make_department() as department:
        department.start()
        time.sleep(SETTLE_S)
        roots = {"supervisor": department.process.pid, **department.children()}
        parents = read_parents()
        total = {"Pss": 0.0, "Rss": 0.0}
        for name, root in sorted(roots.items()):
            pids = {root} if name == "supervisor" else list_family(root, parents)
            sums = {key: sum(read_mb(pid, key) for pid in pids) for key in total}
            for key, value in sums.items():
                total[key] += value
            print(f"{name}: {sums['Pss']:.0f} MB PSS, {sums['Rss']:.0f} MB RSS, {len(pids)} processes")
        print(f"total: {total['Pss']:.0f} MB PSS, {total['Rss']:.0f} MB RSS")


def read_parents() -> dict[int, int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return parents


def read_mb(pid: int, key: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{key}:"))


if __name__ == "__main__":
    main()
