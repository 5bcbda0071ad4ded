import pytest

from apps.common.kernel.errors import Refused
from apps.safety.engine.allergies import classify_substance, leaves_allergy
from apps.safety.engine.lanes import CLOSED, LANE_LIFECYCLE, LANES
from apps.safety.engine.reactions import grade_reaction
from tests.safety.engine.builders import RULES


@pytest.mark.parametrize(
    ("_case", "symptoms", "kind", "grade", "because"),
    [
        ("one mild", ["pruritus"], "allergic_like", "mild", ("pruritus",)),
        ("mild and moderate", ["pruritus", "facial_oedema"], "allergic_like", "moderate", ("facial_oedema",)),
        (
            "severe wins",
            ["limited_urticaria", "laryngeal_oedema", "hypotension"],
            "allergic_like",
            "severe",
            ("laryngeal_oedema", "hypotension"),
        ),
        ("physiologic only", ["nausea", "warmth"], "physiologic", "mild", ("nausea", "warmth")),
        (
            "physiologic and allergic-like is allergic-like",
            ["nausea", "sneezing"],
            "allergic_like",
            "mild",
            ("nausea", "sneezing"),
        ),
        ("arrest tells no kind", ["arrest"], "unknown", "severe", ("arrest",)),
        ("late", ["late_rash", "late_swelling"], "delayed", "moderate", ("late_swelling",)),
        ("late and allergic-like", ["late_rash", "pruritus"], "allergic_like", "mild", ("late_rash", "pruritus")),
        ("late and physiologic", ["late_fever", "nausea"], "delayed", "mild", ("late_fever", "nausea")),
        ("renal", ["creatinine_stage_3"], "renal", "severe", ("creatinine_stage_3",)),
        ("vasovagal that needed treatment", ["vasovagal_treated"], "physiologic", "moderate", ("vasovagal_treated",)),
    ],
)
def test_suggested_grade(_case, symptoms, kind, grade, because):
    result = grade_reaction(symptoms, RULES["reactions"])
    assert (result.kind, result.grade, result.because) == (kind, grade, because)
    assert result.policy_version == "safety.reactions@2"


@pytest.mark.parametrize(
    ("symptoms", "surgeon"), [(["swelling_local"], False), (["swelling_local", "poor_refill"], True)]
)
def test_extravasation_is_referred_by_signs(symptoms, surgeon):
    result = grade_reaction(symptoms, RULES["reactions"])
    assert (result.kind, result.needs_surgeon) == ("extravasation", surgeon)


def test_no_symptom_no_grade_and_unknown_symptom_fails():
    assert grade_reaction([], RULES["reactions"]) is None
    with pytest.raises(KeyError):
        grade_reaction(["happy"], RULES["reactions"])


@pytest.mark.parametrize(
    ("kind", "expected"), [("allergic_like", True), ("physiologic", False), ("extravasation", False), ("unknown", True)]
)
def test_allergy_consequence(kind, expected):
    assert leaves_allergy(kind, RULES["allergy"]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("碘帕醇 注射后荨麻疹", "iodine"),
        ("iohexol", "iodine"),
        ("碘造影剂", "iodine"),
        ("聚维酮碘", None),
        ("Povidone iodine", None),
        ("", None),
        ("青霉素", None),
    ],
)
def test_substance_class(text, expected):
    agents = {"iohexol": "iodine", "碘帕醇": "iodine", "gadobutrol": "gadolinium"}
    assert classify_substance(text, agents=agents, rules=RULES["allergy"]) == expected


ACTIONS = ("place_iv", "start_drinking", "inject", "observe", "discharge", "close", "leave")


@pytest.mark.parametrize("lane", [*LANES, *CLOSED])
@pytest.mark.parametrize("action", ACTIONS)
def test_every_lane_and_action(lane, action):
    row = LANE_LIFECYCLE.table.get((lane, action))
    if row:
        assert LANE_LIFECYCLE.next(lane, action) == row[0]
        assert lane not in CLOSED
    else:
        with pytest.raises(Refused):
            LANE_LIFECYCLE.next(lane, action)
