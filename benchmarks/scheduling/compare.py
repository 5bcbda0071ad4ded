"""First come first served, greedy, Timefold, ours and the proven bound on the same mids-1 instances, a foreign checker on every plan.

    python -m benchmarks.scheduling.compare [INSTANCE.json ...] [--seconds 60] [--seed 1] [--checker check_plan.py]

Without an instance it makes three: 1,000, 1,200 and 1,500 requests on ten scanners in five days. Timefold's row needs a JDK
and TIMEFOLD_JARS (`benchmarks/scheduling/timefold`); without them a line says what is missing.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.greedy import build_first_come, build_greedy
from apps.scheduling.engine.made_instance import FLEET, make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan_file import read_plan
from apps.scheduling.engine.tables import Tables
from benchmarks.scheduling import ROOT
from benchmarks.scheduling.timefold import Missing, prepare_rival, run_rival

HEAD = "| instance | method | wall s | cost | bound | gap % | avoidable % | scheduled | late | overtime | checks |"


SIZES = (1000, 1200, 1500)


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("instances", nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checker", help="a program that judges INSTANCE PLAN by its exit code")
    options = parser.parse_args(words)
    sound = True
    with tempfile.TemporaryDirectory() as folder:
        options.rival = find_rival(Path(folder))
        print(HEAD, "|---" * 11 + "|", sep="\n")
        for path in options.instances or make_instances(Path(folder)):
            sound &= run_instance(path, Path(folder), options)
    return 0 if sound else 1


def find_rival(folder: Path):
    classes = folder / "classes"
    classes.mkdir()
    try:
        return prepare_rival(classes)
    except Missing as missing:
        print(f"Timefold skipped: {missing}", flush=True)
        return None


def make_instances(folder: Path) -> list[str]:
    paths = []
    for size in SIZES:
        path = folder / f"n{size}.json"
        path.write_text(json.dumps(make_instance(requests=size, days=5, fleet=FLEET, seed=1)))
        paths.append(str(path))
    return paths


def run_instance(path: str, folder: Path, options) -> bool:
    problem = read_problem(json.loads(Path(path).read_text()))
    sound = True
    for name, build in (("first come", build_first_come), ("greedy", build_greedy)):
        began = time.monotonic()
        plan = build(Board(Tables(problem))).plan()
        wall = time.monotonic() - began
        (folder / "plan.json").write_text(json.dumps({"assignments": plan.rows()}))
        sound &= print_row(problem, name, wall, plan, path, folder, options, {})
    if options.rival:
        sound &= run_timefold(problem, path, folder, options)
    began = time.monotonic()
    command = [sys.executable, str(ROOT / "manage.py"), "plan", path, "--out", str(folder / "plan.json")]
    command += ["--seconds", str(options.seconds), "--seed", str(options.seed)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    result = json.loads((folder / "plan.json").read_text())
    plan = read_plan(problem, result)
    return sound & print_row(problem, "ours", wall, plan, path, folder, options, result)


def run_timefold(problem, path: str, folder: Path, options) -> bool:
    began = time.monotonic()
    outcome = run_rival(options.rival, problem, folder, seconds=options.seconds, seed=options.seed)
    wall = time.monotonic() - began
    (folder / "plan.json").write_text(json.dumps({"assignments": outcome.plan.rows()}))
    name = f"Timefold {options.rival.version} (hard {outcome.hard}, soft {outcome.soft}, {outcome.dropped} dropped)"
    cost = price_plan(problem, outcome.plan).total
    if not outcome.hard and cost > outcome.soft:
        print(f"Timefold's model counts {outcome.soft}, ours {cost}: they are not the same problem")
        return False
    return print_row(problem, name, wall, outcome.plan, path, folder, options, {})


def print_row(problem, name, wall, plan, path, folder, options, result) -> bool:
    cost = price_plan(problem, plan)
    faults = len(check_plan(problem, plan))
    judged = "-"
    if options.checker:
        done = subprocess.run([sys.executable, options.checker, path, folder / "plan.json"], capture_output=True)
        judged = "judge ok" if done.returncode == 0 else "judge REFUSES"
    late = sum(item.start // problem.slots_per_day > problem.request_of[key].due_day for key, item in plan.items())
    share = [f"{100 * result[key]:.2f}" if result.get(key) is not None else "" for key in ("gap", "avoidable_gap")]
    cells = [
        problem.name,
        name,
        f"{wall:.2f}",
        cost.total,
        result.get("bound", ""),
        *share,
        len(plan),
        late,
        cost.overtime,
    ]
    print("|", " | ".join(map(str, cells)), "|", f"{faults} faults, {judged}", "|", flush=True)
    return faults == 0 and judged != "judge REFUSES"


if __name__ == "__main__":
    sys.exit(main())
