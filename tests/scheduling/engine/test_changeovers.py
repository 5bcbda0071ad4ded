"""Minutes between two exams on a scanner: coils and rooms by family, cleaning after whoever is isolated."""

import json
from pathlib import Path

import pytest

from apps.scheduling.engine.changeovers import ISOLATION, Changeovers

POLICY = Path(__file__).resolve().parents[3] / "apps" / "scheduling" / "policies" / "changeovers.json"
SHIPPED = json.loads(POLICY.read_text(encoding="utf-8"))["payload"]
HEAD = {"modality": "MR", "body_part": "BRAIN", "contrast": "none", "exam": "MR-BRAIN", "isolation": False}
KNEE = {**HEAD, "body_part": "KNEE", "exam": "MR-KNEE"}
ISOLATED = {**HEAD, "isolation": True}


@pytest.mark.parametrize(
    ("_case", "first", "second", "minutes"),
    [
        ("the same coil", HEAD, HEAD, 0),
        ("another coil", HEAD, KNEE, 5),
        ("before an isolated patient only the coil", HEAD, ISOLATED, 5),
        ("after an isolated patient", ISOLATED, HEAD, 30),
        ("two isolated patients may carry different germs", ISOLATED, ISOLATED, 30),
    ],
)
def test_minutes_between(_case, first, second, minutes):
    changeovers = Changeovers(SHIPPED)
    assert changeovers.minutes("MR", changeovers.family_of(first), changeovers.family_of(second)) == minutes


def test_a_modality_may_take_another_time_and_a_longer_changeover_wins():
    payload = SHIPPED | {
        "isolation": {"cleaning_min": 30, "cleaning_min_by_modality": {"US": 10}},
        "pairs": [{"from": ISOLATION, "to": "MR-HEAD", "min": 45}],
    }
    changeovers = Changeovers(payload)
    assert [changeovers.cleaning_min(modality) for modality in ("CT", "US")] == [30, 10]
    isolated, head, knee = (changeovers.family_of(facts) for facts in (ISOLATED, HEAD, KNEE))
    assert (changeovers.minutes("MR", isolated, head), changeovers.minutes("MR", isolated, knee)) == (45, 30)


def test_a_policy_from_before_asks_for_no_cleaning():
    changeovers = Changeovers({name: value for name, value in SHIPPED.items() if name != "isolation"})
    assert changeovers.table("CT", grid_min=5) == tuple((0,) * len(changeovers.families) for _ in changeovers.families)
