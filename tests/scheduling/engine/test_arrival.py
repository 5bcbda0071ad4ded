from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.scheduling.engine.arrival import judge_arrival

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
TABLE = [
    (None, "walk_in", {}),
    (0, "in_time", None),
    (-15, "in_time", None),
    (-16, "late", {"minutes": 16}),
    (60, "in_time", None),
    (61, "early", {"minutes": 61, "time": "11:01"}),
    (14 * 60 - 1, "early", {"minutes": 839, "time": "23:59"}),
    (14 * 60, "other_day", {"day": "2026-11-26 00:00"}),
    (-10 * 60 - 1, "other_day", {"day": "2026-11-24 23:59"}),
]


@pytest.mark.parametrize(("booked_min", "timing", "params"), TABLE)
def test_an_arrival_is_judged_by_the_sites_own_day(booked_min, timing, params):
    starts_at = None if booked_min is None else NOW + timedelta(minutes=booked_min)
    found, reason = judge_arrival(
        starts_at, now=NOW, zone=ZoneInfo("Asia/Shanghai"), early_min=60, late_grace_min=15, version="q@1"
    )
    assert (found, reason and reason.params) == (timing, params)
    assert reason is None or (reason.code, reason.policy_version) == (f"scheduling.arrival_{timing}", "q@1")
