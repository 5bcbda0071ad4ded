"""What follows a reaction, by kind, grade, stage and outcome; from the shipped rules."""

from datetime import timedelta

import pytest

from apps.safety.engine.follow_ups import ReactionFacts, plan_follow_ups, wants_quality_case
from tests.safety.engine.builders import NOW, RULES

RULE = RULES["follow_up"]
DAY = 24 * 60


@pytest.mark.parametrize(
    ("_case", "facts", "stage", "expected"),
    [
        ("mild allergic", ("allergic_like", "mild"), "recorded", {}),
        ("local swelling", ("extravasation", "mild"), "recorded", {"look_again": 60, "written_advice": 60, "call_patient": DAY}),
        (
            "signs for a surgeon",
            ("extravasation", "severe", True),
            "recorded",
            {"surgical_review": 0, "look_again": 60, "written_advice": 60, "call_patient": DAY},
        ),
        ("creatinine rose", ("renal", "mild"), "recorded", {"recheck_creatinine": 2 * DAY}),
        ("mild confirmed", ("allergic_like", "mild"), "confirmed", {"report_to_regulator": 30 * DAY}),
        (
            "severe confirmed",
            ("allergic_like", "severe"),
            "confirmed",
            {"tell_referrer": DAY, "allergy_work_up": 30 * DAY, "report_to_regulator": 15 * DAY},
        ),
        ("physiologic needs no allergist", ("physiologic", "moderate"), "confirmed", {"tell_referrer": DAY, "report_to_regulator": 30 * DAY}),
        ("an extravasation is no drug reaction", ("extravasation", "mild"), "confirmed", {"tell_referrer": DAY}),
        ("nothing more", ("allergic_like", "mild"), "closed", {}),
        ("serious", ("allergic_like", "mild", False, False, True), "closed", {"report_to_regulator": 15 * DAY}),
        ("death at once", ("allergic_like", "severe", False, True, True), "closed", {"report_to_regulator": 0}),
    ],
)  # fmt: skip
def test_planned(_case, facts, stage, expected):
    found = {p.kind: p.due_at - NOW for p in plan_follow_ups(ReactionFacts(*facts), RULE, stage=stage, at=NOW)}
    assert found == {kind: timedelta(minutes=m) for kind, m in expected.items()}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("allergic_like", "severe"), True),
        (("allergic_like", "moderate"), False),
        (("extravasation", "mild", False), False),
        (("extravasation", "mild", True), True),
    ],
)
def test_quality_cases(facts, expected):
    assert wants_quality_case(ReactionFacts(*facts), RULE) is expected
