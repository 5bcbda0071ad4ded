"""10,000 requests on 45 scanners over 20 days, and 1,500 on ten: first plan, gap and the memory of all processes together.

python -m benchmarks.scheduling.scale [--seconds 120] [--only large|small]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from apps.scheduling.engine.made_instance import FLEET, make_instance
from benchmarks.scheduling import ROOT

LARGE = {"CT": 14, "MR": 14, "DX": 9, "US": 4, "PT": 4}


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--only", choices=("large", "small"))
    options = parser.parse_args(words)
    sizes = {"large": (10_000, 20, LARGE), "small": (1_500, 5, FLEET)}
    with tempfile.TemporaryDirectory() as folder:
        for name, (requests, days, fleet) in sizes.items():
            if options.only in (None, name):
                data = make_instance(requests=requests, days=days, fleet=fleet, seed=1)
                path = Path(folder) / f"{name}.json"
                path.write_text(json.dumps(data))
                print_run(path, requests, options.seconds)
    return 0


def print_run(path: Path, requests: int, seconds: float) -> None:
    out = path.with_suffix(".plan.json")
    words = [sys.executable, str(ROOT / "manage.py"), "plan", str(path), "--out", str(out), "--progress"]
    began, most = time.monotonic(), 0
    with open(path.with_suffix(".log"), "w+") as log:
        with subprocess.Popen([*words, "--seconds", str(seconds)], stderr=log) as running:
            while running.poll() is None:
                most = max(most, measure_memory(running.pid))
                time.sleep(0.5)
        wall = time.monotonic() - began
        log.seek(0)
        lines = [json.loads(line) for line in log]
    plan = json.loads(out.read_text())
    print(f"{requests} requests, first plan: {lines[0]['at_s']} s at cost {lines[0]['cost']}")
    print(f"{requests} requests, after {wall:.1f} s: cost {plan['cost']}, bound {plan['bound']}, gap {plan['gap']}")
    print(f"{requests} requests, memory of all processes: {most / 1024:.0f} MB")


def measure_memory(pid: int) -> int:
    """Proportional kB of a process and its children: shared pages are counted once."""
    total = 0
    for key in [pid, *list_children(pid)]:
        try:
            text = Path(f"/proc/{key}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total


def list_children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in path.read_text().split()]
        except OSError:
            continue
    return found


if __name__ == "__main__":
    sys.exit(main())
