"""The file commands as outside measurement calls them: alone, from any folder, with no server and no database."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess:
    env = {"PATH": "/usr/bin:/bin", "RADFLOW_VAR": str(folder / "no-such-var")}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )


def errors_of(done: subprocess.CompletedProcess) -> list[dict]:
    """Of bad input: they are all that stands on stderr."""
    assert done.returncode == 2, done.stderr
    return json.loads(done.stderr)["errors"]
