"""The shipped presets say what their sources say."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apps.common.kernel.calendars import WorkingCalendar
from apps.workflow.engine import service_levels
from apps.workflow.engine.service_levels import LevelKey, find_due

FILE = Path(service_levels.__file__).parents[1] / "policies" / "service_levels.json"
SETS = {row["version"]: row for row in json.loads(FILE.read_text(encoding="utf-8")) if row["code"].endswith("levels")}
WEEK = WorkingCalendar("Asia/Shanghai", [[(480, 1080)]] * 5 + [[], []])
FRIDAY_17 = datetime(2026, 1, 9, 9, 0, tzinfo=UTC)  # 17:00 in Shanghai
CANADA, ONTARIO, NHS, CHINA = 2, 3, 4, 5
HOURS = [
    (CANADA, "scan", ("stat", "urgent", "soon", "routine"), (24, 168, 720, 1440)),
    (CANADA, "report", ("stat", "urgent", "soon", "routine"), (1, 12, 96, 96)),
    (ONTARIO, "scan", ("stat", "urgent", "soon", "routine"), (24, 48, 240, 672)),
    (NHS, "scan", ("stat", "routine"), (None, None)),
    (NHS, "report", ("stat", "routine"), (672, 672)),
]


@pytest.mark.parametrize(("version", "part", "priorities", "hours"), HOURS)
def test_hours_by_priority(version, part, priorities, hours):
    rows = SETS[version]["payload"][part]
    due = [find_due(rows, LevelKey("outpatient", one, "CT", "CHEST"), FRIDAY_17, WEEK) for one in priorities]
    assert [at and (at - FRIDAY_17) / timedelta(hours=1) for at in due] == list(hours)


def test_one_chinese_hospital_counts_working_hours():
    rows = SETS[CHINA]["payload"]["report"]
    due = find_due(rows, LevelKey("outpatient", "routine", "CT", "CHEST"), FRIDAY_17, WEEK)
    assert due == datetime(2026, 1, 12, 3, 0, tzinfo=UTC)


def test_one_set_is_in_force_and_the_presets_wait_for_a_person():
    assert {version: row["status"] for version, row in SETS.items()} == {
        1: "active",
        2: "draft",
        3: "draft",
        4: "draft",
        5: "draft",
    }
    assert all(row["change_reason"].startswith("Preset: ") for version, row in SETS.items() if version > 1)
