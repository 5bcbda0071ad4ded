from datetime import UTC, datetime, timedelta

import pytest

from apps.qc.engine.image_routes import choose_route

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
RULE = {"patient_there_min": 20, "technologist": ["motion"]}


@pytest.mark.parametrize(
    ("_case", "category", "severity", "state", "minutes", "route"),
    [
        ("mendable, just made", "motion", "warn", "acquired", 0, "technologist"),
        ("the scan still runs", "motion", "error", "in_progress", 20, "technologist"),
        ("the patient has left", "motion", "warn", "acquired", 21, "case"),
        ("already reported", "motion", "warn", "reported", 1, "case"),
        ("no repeat mends it", "patient_id", "error", "acquired", 0, "case"),
        ("a hint", "motion", "info", "acquired", 0, "record"),
    ],
)
def test_who_is_asked(_case, category, severity, state, minutes, route):
    told = choose_route(
        category, severity, exam_state=state, images_at=NOW - timedelta(minutes=minutes), now=NOW, rule=RULE
    )
    assert told == route
