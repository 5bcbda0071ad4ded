"""Journeys in a real browser on the built bundle: `frontend/e2e/journeys/*.mjs` against one running department."""

from pathlib import Path

import pytest

from tests.journeys.browser import FRONTEND, run_browser

NOT_JOURNEYS = {"look"}  # pictures for the eye
JOURNEYS = sorted(p.stem for p in (FRONTEND / "e2e" / "journeys").glob("*.mjs") if p.stem not in NOT_JOURNEYS)


@pytest.mark.peer("chromium", "node")
@pytest.mark.parametrize("journey", JOURNEYS)
def test_journey(department, journey: str, tmp_path: Path) -> None:
    assert run_browser(department, journey, tmp_path)["journey"] == journey
