"""Journeys in a real browser on the built bundle: `frontend/e2e/journeys/*.mjs` against one running department."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
NOT_JOURNEYS = {"look"}  # pictures for the eye
JOURNEYS = sorted(p.stem for p in (FRONTEND / "e2e" / "journeys").glob("*.mjs") if p.stem not in NOT_JOURNEYS)
TIMEOUT_S = 600


@pytest.mark.peer("chromium", "node")
@pytest.mark.parametrize("journey", JOURNEYS)
def test_journey(department, journey: str, tmp_path: Path) -> None:
    assert (FRONTEND / "dist" / "index.html").is_file(), "the bundle is not built: make setup"
    done = subprocess.run(
        [
            shutil.which("node"),
            "e2e/run.mjs",
            journey,
            *("--url", department.ready["url"]),
            *("--logins", department.ready["logins"]),
            *("--out", str(tmp_path)),
        ],
        cwd=FRONTEND,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert done.returncode == 0, f"{done.stderr}\npictures: {tmp_path}"
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    assert figures["journey"] == journey
