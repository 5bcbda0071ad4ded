from datetime import datetime, time

import pytest

from apps.qc.engine.guards import find_conflict, find_room_shift
from apps.qc.engine.risk import score_risk

FREE = {
    "actor_id": "x", "people": {"a"}, "raised_by": "b", "reopened_by": {"d"}, "reviewers": {"c"}, "panel": None,
    "shared_shift": False,
}  # fmt: skip
WEIGHTS = {"base": 1, "amended": 4, "finding_overridden": 3}


@pytest.mark.parametrize(
    ("_case", "facts", "code"),
    [
        ("free", {}, None),
        ("on the panel", {"panel": {"x"}}, None),
        ("author or co-signer", {"people": {"x"}}, "qc.own_case"),
        ("raised it", {"raised_by": "x"}, "qc.raised_by_you"),
        ("reopened it", {"reopened_by": {"d", "x"}}, "qc.reopened_by_you"),
        ("judged it", {"reviewers": {"x"}}, "qc.reviewed_by_you"),
        ("not on the panel", {"panel": {"y"}}, "qc.not_on_panel"),
        ("same room and shift", {"shared_shift": True}, "qc.same_room_shift"),
    ],
)
def test_what_keeps_somebody_from_a_case(_case, facts, code):
    assert find_conflict(**{**FREE, **facts}) == code


def test_a_night_belongs_to_the_day_it_began_on():
    def room(hour, day, shift):
        return find_room_shift(1, "CT-1", shift, datetime(2026, 11, day, hour), day_start=time(8))

    assert room(22, 3, "night") == room(5, 4, "night")
    assert room(22, 3, "night") != room(22, 4, "night")
    assert room(9, 3, "day") != room(22, 3, "night")
    assert find_room_shift(1, "", "day", datetime(2026, 11, 3), day_start=time(8)) is None


def test_risk_adds_a_weight_a_sign_and_ignores_signs_without_one():
    assert score_risk([], WEIGHTS) == 1
    assert score_risk({"amended": 1, "finding_overridden": 2}, WEIGHTS) == 11
    assert score_risk(["amended", "night"], WEIGHTS) == 5
