"""Both sides of every rule of the verdict."""

from datetime import timedelta

import pytest

from apps.safety.engine.facts import AgentFact, AllergyFact, EgfrFact, ImplantFact, PremedicationFact, Stage, Verdict
from apps.safety.engine.screening import assess_case
from tests.safety.engine.builders import NOW, RULES, build_case

START = NOW + timedelta(days=2)


def judge(case, *, stage=Stage.BOOKING, starts_at=START):
    return assess_case(case, RULES, starts_at=starts_at, now=NOW, stage=stage)


def codes(assessment):
    return [(r.code, r.severity) for r in assessment.reasons]


def test_all_answered_no_is_clear():
    result = judge(build_case())
    assert (result.verdict, result.reasons) == (Verdict.CLEAR, ())


def test_nothing_answered_needs_each_question_and_is_never_clear():
    result = judge(build_case(rest=None))
    assert result.verdict == Verdict.NEEDS
    assert {r.params["item"] for r in result.reasons if r.severity == "warning"} == {
        "contrast_reaction", "allergic_disease", "kidney_disease", "acute_kidney_injury", "metformin", "hyperthyroidism",
    }  # fmt: skip


def test_scan_room_questions_wait_for_the_scan():
    assert judge(build_case()).verdict == Verdict.CLEAR
    at_scan = judge(build_case(), stage=Stage.SCAN)
    assert [r.params["item"] for r in at_scan.reasons if r.severity == "warning"] == ["identity"]
    assert judge(build_case(answers={"identity": "yes", "metal_in_field": "yes"}), stage=Stage.SCAN).reasons == ()


def test_identity_mismatch_holds_and_nobody_can_accept_it():
    case = build_case(answers={"identity": "no"}, accepted={"identity:no": {"by": "Dr A", "why": "hurry"}})
    assert judge(case, stage=Stage.SCAN).verdict == Verdict.HOLD


@pytest.mark.parametrize(
    ("_case", "sex", "age", "answer", "verdict"),
    [
        ("woman, not asked", "F", 30, None, Verdict.NEEDS),
        ("woman, no", "F", 30, "no", Verdict.CLEAR),
        ("woman, yes", "F", 30, "yes", Verdict.HOLD),
        ("woman, does not know", "F", 30, "unsure", Verdict.HOLD),
        ("girl of 11.9", "F", 11.9, None, Verdict.CLEAR),
        ("girl of 12", "F", 12, None, Verdict.NEEDS),
        ("woman of 50.9 is still 50", "F", 50.9, None, Verdict.NEEDS),
        ("woman of 51", "F", 51, None, Verdict.CLEAR),
        ("woman of unknown age", "F", None, None, Verdict.NEEDS),
        ("man", "M", 30, None, Verdict.CLEAR),
        ("unknown sex is asked", "U", 30, None, Verdict.NEEDS),
    ],
)
def test_pregnancy(_case, sex, age, answer, verdict):
    case = build_case(contrast="none", sex=sex, age_years=age, answers={"pregnancy": answer})
    assert judge(case).verdict == verdict


@pytest.mark.parametrize(
    ("_case", "allergy", "verdict", "code"),
    [
        ("mild, same class", ("iodine", "mild", True), Verdict.HOLD, "safety.allergy_same_class"),
        ("severe, same class", ("iodine", "severe", True), Verdict.HOLD, "safety.allergy_same_class"),
        ("severity never written down", ("iodine", "unknown", True), Verdict.HOLD, "safety.allergy_same_class"),
        ("a severity nobody defined", ("iodine", "grade 7", True), Verdict.HOLD, "safety.allergy_same_class"),
        ("other class", ("gadolinium", "severe", True), Verdict.CLEAR, "safety.allergy_other_class"),
        ("physiologic", ("iodine", "severe", False), Verdict.CLEAR, "safety.allergy_physiologic"),
    ],
)
def test_contrast_allergy(_case, allergy, verdict, code):
    agent_class, severity, allergic_like = allergy
    fact = AllergyFact(7, "iopamidol", "Iopamidol", agent_class, "allergy", severity, allergic_like)
    result = judge(build_case(allergies=(fact,)))
    assert result.verdict == verdict
    assert [r.code for r in result.reasons] == [code]
    assert (result.policy_versions, result.pack) == (("safety.pack_local@1",), "safety.pack_local@1")


def test_penicillin_and_plain_exams_stay_silent():
    penicillin = AllergyFact(1, "penicillin", "Penicillin", None, "allergy", "severe")
    iodine = AllergyFact(2, "iopamidol", "Iopamidol", "iodine", "allergy", "severe")
    assert judge(build_case(allergies=(penicillin,))).reasons == ()
    assert judge(build_case(contrast="none", allergies=(iodine,))).reasons == ()


def test_reported_reaction_without_record_holds_until_it_is_recorded():
    told = {"contrast_reaction": "yes"}
    assert judge(build_case(answers=told)).verdict == Verdict.HOLD
    fact = AllergyFact(2, "gadobutrol", "Gadobutrol", "gadolinium", "allergy", "mild")
    assert judge(build_case(answers=told, allergies=(fact,))).verdict == Verdict.CLEAR


def test_accepted_hold_is_clear_but_visible():
    fact = AllergyFact(7, "iopamidol", "Iopamidol", "iodine", "allergy", "mild")
    key = judge(build_case(allergies=(fact,))).findings[0].key
    result = judge(build_case(allergies=(fact,), accepted={key: {"by": "Dr A", "why": "other agent"}}))
    assert result.verdict == Verdict.CLEAR
    assert codes(result) == [("safety.accepted", "info")]
    worse = AllergyFact(7, "iopamidol", "Iopamidol", "iodine", "allergy", "severe")
    assert judge(build_case(allergies=(worse,), accepted={key: {"by": "Dr A", "why": "x"}})).verdict == Verdict.HOLD


@pytest.mark.parametrize(
    ("_case", "egfr", "answers", "verdict", "expected"),
    [
        ("45 is fine", 45, {}, Verdict.CLEAR, []),
        ("44.9 is the clinician's decision", 44.9, {}, Verdict.CLEAR, ["safety.renal_individual"]),
        ("30 is the clinician's decision", 30, {}, Verdict.CLEAR, ["safety.renal_individual"]),
        ("29.9 needs prophylaxis", 29.9, {}, Verdict.NEEDS, ["safety.renal_high_risk"]),
        (
            "never a hold",
            5,
            {"acute_kidney_injury": "yes"},
            Verdict.NEEDS,
            ["safety.renal_acute", "safety.renal_high_risk"],
        ),
        ("dialysis", 8, {"kidney_disease": "yes", "dialysis": "yes"}, Verdict.CLEAR, ["safety.renal_on_dialysis"]),
        ("no value, no disease", None, {}, Verdict.CLEAR, []),
        ("no value, disease", None, {"kidney_disease": "yes"}, Verdict.NEEDS, ["safety.egfr_missing"]),
    ],
)
def test_kidney_and_iodine(_case, egfr, answers, verdict, expected):
    fact = None if egfr is None else EgfrFact(egfr, NOW - timedelta(days=1), "lab")
    if answers.get("kidney_disease") == "yes":
        answers = {"dialysis": "no", **answers}
    result = judge(build_case(answers=answers, egfr=fact))
    assert result.verdict == verdict
    assert [r.code for r in result.reasons if "answered" not in r.code] == expected


@pytest.mark.parametrize(
    ("_case", "age_days", "answers", "verdict"),
    [
        ("healthy, 363 days + 2 to the scan", 363, {}, Verdict.CLEAR),
        ("kidney disease, 88 days + 2", 88, {"kidney_disease": "yes", "dialysis": "no"}, Verdict.CLEAR),
        ("kidney disease, 89 days + 2", 89, {"kidney_disease": "yes", "dialysis": "no"}, Verdict.NEEDS),
    ],
)
def test_lab_must_still_be_valid_on_the_day_of_the_scan(_case, age_days, answers, verdict):
    fact = EgfrFact(80, NOW - timedelta(days=age_days), "lab")
    result = judge(build_case(answers=answers, egfr=fact))
    assert result.verdict == verdict
    assert ("safety.egfr_too_old" in [r.code for r in result.reasons]) == (verdict == Verdict.NEEDS)


@pytest.mark.parametrize(
    ("_case", "egfr", "answers", "code"),
    [
        ("45 continues", 45, {"metformin": "yes"}, None),
        ("44 stops", 44, {"metformin": "yes"}, "safety.metformin_stop"),
        ("29 is contraindicated", 29, {"metformin": "yes"}, "safety.metformin_contraindicated"),
        ("stopped as told", 44, {"metformin": "yes", "metformin_stopped": "yes"}, "safety.metformin_stopped"),
        ("no value", None, {"metformin": "yes"}, "safety.metformin_egfr_missing"),
        ("does not take it", 44, {"metformin": "no"}, None),
    ],
)
def test_metformin(_case, egfr, answers, code):
    fact = None if egfr is None else EgfrFact(egfr, NOW, "lab")
    result = judge(build_case(answers=answers, egfr=fact))
    assert [r.code for r in result.reasons if "metformin" in r.code] == ([code] if code else [])


@pytest.mark.parametrize(
    ("group", "egfr", "verdict"),
    [
        ("I", 29, Verdict.HOLD),
        ("I", 30, Verdict.CLEAR),
        ("II", 10, Verdict.CLEAR),
        ("III", 10, Verdict.CLEAR),
        ("", 10, Verdict.NEEDS),
    ],
)
def test_gadolinium_groups(group, egfr, verdict):
    agent = AgentFact("x", "X", "gadolinium", group)
    case = build_case(modality="MR", contrast="gadolinium", agent=agent, egfr=EgfrFact(egfr, NOW, "lab"))
    assert judge(case).verdict == verdict


@pytest.mark.parametrize("item", ["active_implant", "aneurysm_clip", "metal_in_eye"])
@pytest.mark.parametrize(
    ("value", "verdict"),
    [("yes", Verdict.HOLD), ("unsure", Verdict.HOLD), ("no", Verdict.CLEAR), (None, Verdict.NEEDS)],
)
def test_mr_hard_stops(item, value, verdict):
    assert judge(build_case(modality="MR", contrast="none", answers={item: value})).verdict == verdict


@pytest.mark.parametrize(
    ("mr_safety", "modality", "verdict"),
    [
        ("safe", "MR", "clear"),
        ("conditional", "MR", "needs"),
        ("unsafe", "MR", "hold"),
        ("unknown", "MR", "hold"),
        ("unsafe", "CT", "clear"),
    ],
)
def test_recorded_implants(mr_safety, modality, verdict):
    case = build_case(modality=modality, contrast="none", implants=(ImplantFact(3, "Pacemaker", mr_safety),))
    assert judge(case).verdict == verdict


def test_premedication_clock_follows_the_start():
    case = build_case(premedication=PremedicationFact("prednisone_13_7_1", (13, 7, 1)))
    fits = judge(case, starts_at=NOW + timedelta(hours=13))
    late = judge(case, starts_at=NOW + timedelta(hours=12, minutes=59))
    assert codes(fits) == [("safety.premedication_due", "warning")]
    assert fits.reasons[0].params["first_dose_at"] == NOW.isoformat()
    assert codes(late) == [("safety.premedication_too_late", "warning")]
    taken = build_case(premedication=PremedicationFact("prednisone_13_7_1", (13, 7, 1), taken_at=NOW))
    assert judge(taken, starts_at=NOW + timedelta(hours=2)).verdict == Verdict.CLEAR


def test_form_hangs_on_the_protocol():
    assert build_case(contrast="iodine").form.code == "ionising_iodine"
    assert build_case(contrast="none").form.code == "ionising_plain"
    assert build_case(modality="MR", contrast="gadolinium").form.code == "mr_gadolinium"
    assert build_case(modality="US", contrast="microbubble").form.code == "ultrasound_microbubble"
    assert build_case(modality="ES", contrast="none", rest=None).form is None
