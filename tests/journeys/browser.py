"""People at their screens: a script of `frontend/e2e` in a real browser on the built bundle, against a running department."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.department import Department

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
TIMEOUT_S = (
    1200  # the tour of 77 pages takes 220 s alone on two slow cores, three times that beside two other test processes
)


def run_browser(department: Department, name: str, out: Path, **facts: Any) -> dict[str, Any]:
    """The figures that the script printed; fails with what it saw."""
    assert (FRONTEND / "dist" / "index.html").is_file(), "the bundle is not built: make setup"
    done = subprocess.run(
        [
            shutil.which("node"),
            "e2e/run.mjs",
            name,
            *("--url", department.ready["url"]),
            *("--logins", department.ready["logins"]),
            *("--out", str(out)),
            *("--facts", json.dumps(facts)),
        ],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert done.returncode == 0, f"{done.stderr}\npictures: {out}"
    return json.loads(done.stdout.strip().splitlines()[-1])
