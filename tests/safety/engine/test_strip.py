"""Unanswered is never drawn as no."""

from datetime import timedelta

import pytest

from apps.safety.engine.facts import AllergyFact, EgfrFact, ImplantFact, PrecautionFact
from apps.safety.engine.strip import build_strip, needs_isolation
from tests.safety.engine.builders import NOW, RULES, build_case


def strip(case):
    return {f.kind: f for f in build_strip(case, renal=RULES["renal"])}


def states(case):
    return {k: f.state for k, f in strip(case).items()}


def test_six_in_the_same_order():
    assert [f.kind for f in build_strip(build_case(), renal=RULES["renal"])] == [
        "allergy", "renal", "pregnancy", "implant", "isolation", "fall_risk",
    ]  # fmt: skip


def test_nothing_answered_is_unanswered_and_what_is_not_asked_is_not_applicable():
    facts = strip(build_case(rest=None))
    assert {k: f.state for k, f in facts.items()} == {
        "allergy": "unanswered", "renal": "unanswered", "pregnancy": "no",
        "implant": "no", "isolation": "unanswered", "fall_risk": "unanswered",
    }  # fmt: skip
    assert facts["pregnancy"].reason.code == facts["implant"].reason.code == "safety.strip_not_applicable"
    assert states(build_case(rest=None, sex="F", age_years=30))["pregnancy"] == "unanswered"


def test_one_open_question_of_a_tile_keeps_the_tile_unanswered():
    assert states(build_case())["allergy"] == "no"
    assert states(build_case(answers={"allergic_disease": None}))["allergy"] == "unanswered"
    assert states(build_case(answers={"allergic_disease": "unsure"}))["allergy"] == "unanswered"


@pytest.mark.parametrize(
    ("egfr", "state", "level"), [(88, "no", ""), (45, "no", ""), (44, "yes", "amber"), (12, "yes", "amber")]
)
def test_egfr(egfr, state, level):
    fact = strip(build_case(egfr=EgfrFact(egfr, NOW - timedelta(days=1), "lab")))["renal"]
    assert (fact.state, fact.level, fact.reason.params["egfr"]) == (state, level, egfr)


def test_levels():
    same = AllergyFact(1, "iopamidol", "碘帕醇", "iodine")
    other = AllergyFact(2, "penicillin", "青霉素", None)
    assert strip(build_case(allergies=(same,)))["allergy"].level == "red"
    assert strip(build_case(allergies=(other,)))["allergy"].level == "amber"
    assert strip(build_case(sex="F", answers={"pregnancy": "yes"}))["pregnancy"].level == "red"
    assert strip(build_case(answers={"fall_risk": "yes"}))["fall_risk"].level == "amber"
    assert strip(build_case(implants=(ImplantFact(1, "stent", "conditional"),)))["implant"].level == "amber"


def test_isolation_that_somebody_recorded_stands_over_a_no_to_the_question():
    case = build_case(precautions=(PrecautionFact("contact", "MRSA", "ward 7", NOW),))
    fact = strip(case)["isolation"]
    assert (fact.state, fact.level, fact.by) == ("yes", "amber", "ward 7")
    assert fact.reason.params["names"] == ["safety.precaution_contact", "MRSA"]
    assert needs_isolation(case) and not needs_isolation(build_case())
