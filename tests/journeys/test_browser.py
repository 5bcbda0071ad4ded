"""Journeys in a real browser on the built bundle: `frontend/e2e/journeys/*.mjs` against one running department."""

import warnings
from pathlib import Path

import pytest

from tests.journeys.browser import FRONTEND, run_browser

NOT_JOURNEYS = {"look"}  # pictures for the eye
JOURNEYS = sorted(p.stem for p in (FRONTEND / "e2e" / "journeys").glob("*.mjs") if p.stem not in NOT_JOURNEYS)


@pytest.mark.peer("chromium", "node")
@pytest.mark.timeout(2500)  # a journey that failed is walked once more
@pytest.mark.filterwarnings("default:unsteady journey")
@pytest.mark.parametrize("journey", JOURNEYS)
def test_journey(department, journey: str, tmp_path: Path) -> None:
    """A journey that failed is walked once more, and is told as unsteady if it passes then: a busy machine may stand still for seconds."""
    try:
        figures = run_browser(department, journey, tmp_path)
    except AssertionError as first:
        figures = run_browser(department, journey, tmp_path / "again")
        warnings.warn(f"unsteady journey {journey}: passed the second time only\n{first}", stacklevel=1)
    assert figures["journey"] == journey
