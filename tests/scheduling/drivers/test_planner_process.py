"""The optimiser as a process that can be stopped, limited and killed, and leaves its best plan on disk."""

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from apps.scheduling.drivers.planner_process import Ended, Progress, run_planner
from tests.builders.commands import ROOT
from tests.builders.planning import build_random


@pytest.fixture
def words(tmp_path) -> list[str]:
    (tmp_path / "in.json").write_text(json.dumps(build_random(5, size=40)))
    plan = ["plan", "in.json", "--out", "plan.json", "--progress", "--seconds", "60"]
    return [sys.executable, str(ROOT / "manage.py"), *plan]


def run(words: list[str], folder: Path, *, must_stop=lambda: False, limit_s: float = 50) -> tuple[Ended, Progress]:
    heard = []
    ended = run_planner(words, folder=folder, limit_s=limit_s, tell=heard.append, must_stop=must_stop)
    return ended, heard[-1]


def has_plan(folder: Path) -> bool:
    return (folder / "plan.json").exists()


def test_a_stopped_run_leaves_its_best_plan_and_no_process(words, tmp_path):
    ended, progress = run(words, tmp_path, must_stop=lambda: has_plan(tmp_path))
    assert (ended.code, ended.was_stopped) == (None, True)
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert plan["assignments"] and progress.cost <= plan["cost"] and progress.trace
    assert list_processes(tmp_path) == []


def test_a_killed_process_leaves_its_best_plan(words, tmp_path):
    killed = []

    def kill() -> bool:
        if has_plan(tmp_path) and not killed:
            killed.append(list_processes(tmp_path)[0])
            os.kill(killed[0], signal.SIGKILL)
        return False

    ended, _ = run(words, tmp_path, must_stop=kill)
    assert (ended.code, ended.was_stopped) == (-signal.SIGKILL, False)
    assert json.loads((tmp_path / "plan.json").read_text())["assignments"]


def test_the_limit_ends_what_hangs(tmp_path):
    ended, _ = run([sys.executable, "-c", "import time; time.sleep(99)"], tmp_path, limit_s=1)
    assert (ended.code, ended.was_stopped) == (None, False)


def test_what_is_no_progress_goes_into_the_log(tmp_path):
    ended, progress = run([sys.executable, "-c", "import sys; sys.exit('no such instance')"], tmp_path)
    assert (ended.code, ended.log, progress.trace) == (1, "no such instance\n", [])


def list_processes(folder: Path) -> list[int]:
    """Those that work in the folder; what just died is given a moment to go."""
    found: list[int] = []
    for _ in range(20):
        found = sorted(int(p.name) for p in Path("/proc").glob("[0-9]*") if works_in(p, folder))
        if not found:
            break
        time.sleep(0.05)
    return found


def works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False
