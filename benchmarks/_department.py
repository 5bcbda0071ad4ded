"""A throw-away department for measurements, on free ports, removed at the end."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
for folder in (ROOT, ROOT / "platform"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from tests.department import Department  # noqa: E402


@contextmanager
def make_department(**settings: str) -> Iterator[Department]:
    with tempfile.TemporaryDirectory(prefix="radflow-bench-") as folder:
        department = Department(Path(folder) / "var", **settings)
        try:
            yield department
        finally:
            department.remove()


@contextmanager
def open_department(**settings: str) -> Iterator[Department]:
    """The one that RADFLOW_BENCH_VAR names, kept for the next run; else a throw-away."""
    kept = os.environ.get("RADFLOW_BENCH_VAR")
    if not kept:
        with make_department(**settings) as department:
            yield department
        return
    department = Department(Path(kept), **settings)
    try:
        yield department
    finally:
        department.stop()


def run_in(department: Department, code: str) -> str:
    """The last word that a few lines of Python print beside a running department."""
    env = {**department.env, "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}"}
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout.split()[-1]
