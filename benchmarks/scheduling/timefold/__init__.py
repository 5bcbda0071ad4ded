"""The rival Timefold (Java core, community edition) on the same instance, from the same greedy start, within the same wall time.

Model (`rival/`): a request is a planning entity, one planning variable takes (scanner, start, tracer batch) out of the
starts that its own rules allow, or nothing; an incremental score calculator counts hard what is broken of changeovers,
pools, patient gaps, precedences, separations, same-day bundles and tracer activity, and soft the whole objective of
mids-1. Nothing of mids-1 is left out. The plan is read back onto our board: what breaks a rule is dropped, and our
greedy books whoever is not booked, which can only help the rival.

Fairness: its default local search (late acceptance over change and swap moves), untuned, no moves of our own; the
solver thread is one, for its threads that share a solve are sold, whereas ours runs a search and a prover (the
prover proves, it does not search). The wall time holds the start of the virtual machine, and stopping a second late on
a busy machine is left to it. A Timefold specialist with own moves could do better; figures speak of this model, not of
what the library can do.

The jars come with the Python wheel `timefold` (1.24.0b0), no dependency of Radflow: install it with `pip install --no-deps
--target FOLDER` and name FOLDER in TIMEFOLD_JARS. The compiler is JAVA_HOME's or the one on PATH, release 17 or later.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import build_greedy, insert_all
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.tables import Tables
from benchmarks.scheduling.timefold.case_file import write_case

SOURCES = Path(__file__).resolve().parent / "rival"
CORE = "timefold-solver-core-"
UNWANTED = ("logback", "timefold-solver-python", "timefold-solver-test", "jpyinterpreter", "mockito", "junit")
"""Logging at its default would slow the rival down; the rest is for Python or for tests."""
READ_BACK_S = 0.3


class Missing(Exception):
    """Why Timefold cannot run here."""


class Rival(NamedTuple):
    version: str
    java: str
    classes: str


class Outcome(NamedTuple):
    plan: Plan
    dropped: int
    hard: int
    soft: int


def prepare_rival(folder: Path) -> Rival:
    """Compiles the model into `folder`. Raises Missing."""
    java, javac = find_tool("java"), find_tool("javac")
    place = os.environ.get("TIMEFOLD_JARS")
    if not place:
        raise Missing("TIMEFOLD_JARS names no folder with Timefold's jars")
    jars = sorted(jar for jar in Path(place).rglob("*.jar") if not jar.name.startswith(UNWANTED))
    core = next((jar.stem for jar in jars if jar.name.startswith(CORE)), None)
    if core is None:
        raise Missing("there is no Timefold core jar below the folder that TIMEFOLD_JARS names")
    classes = os.pathsep.join(map(str, (folder, *jars)))
    command = [javac, "--release", "17", "-nowarn", "-proc:none", "-cp", classes, "-d", str(folder)]
    done = subprocess.run([*command, *map(str, sorted(SOURCES.glob("*.java")))], capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"the model does not compile: {done.stderr.strip()[-400:]}")
    return Rival(core.removeprefix(CORE), java, classes)


def find_tool(name: str) -> str:
    home = os.environ.get("JAVA_HOME")
    found = shutil.which(name, path=str(Path(home) / "bin")) if home else None
    found = found or shutil.which(name)
    if not found:
        raise Missing(f"there is no {name}: a JDK 17 is needed")
    return found


def run_rival(rival: Rival, problem, folder: Path, *, seconds: float, seed: int) -> Outcome:
    """Greedy, search and reading back within `seconds` of wall time."""
    until = time.monotonic() + seconds
    tables = Tables(problem)
    case, out = folder / "case.txt", folder / "timefold.txt"
    case.write_text(write_case(build_greedy(Board(tables))))
    left = until - time.monotonic() - READ_BACK_S
    command = [rival.java, "-Xmx2g", "-cp", rival.classes, "rival.Main", str(case), str(out), f"{left:.2f}", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=2 * seconds + 60)
    if done.returncode:
        raise RuntimeError(f"Timefold ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return read_back(tables, out.read_text())


def read_back(tables: Tables, text: str) -> Outcome:
    score, *lines = text.splitlines()
    problem, found = tables.problem, []
    for line in lines:
        r, scanner, slot, batch = map(int, line.split())
        name = problem.batches[batch].id if batch >= 0 else None
        found.append(Assignment(problem.requests[r].id, problem.scanners[scanner].id, slot, name))
    board = Board(tables)
    dropped = len(lay_out(board, Plan.of(found)))
    for r in range(len(tables.requests)):
        if board.start[r] >= 0 and any(board.start[a] < 0 for a, *_ in tables.needs[r]) and not tables.must[r]:
            dropped += len(board.uproot(r))
    order = sorted(board.absent, key=lambda r: (not tables.must[r], -tables.reject[r], tables.requests[r].due_day, r))
    insert_all(board, order)
    hard, soft = map(int, score.split())
    return Outcome(board.plan(), dropped, -hard, -soft)
