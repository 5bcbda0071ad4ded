"""Each rule pack as a table of cases, both sides of every threshold."""

from datetime import timedelta

import pytest

from apps.safety.engine.facts import GivenFact, PremedicationFact
from apps.safety.engine.packs import PACKS
from apps.safety.engine.premedication import choose_regimen
from apps.safety.selectors.shipped import load_shipped_rules
from tests.safety.engine.builders import NOW, build_contrast, judge_pack

START = NOW + timedelta(days=3)
H = timedelta(hours=1)


def tell(pack, case, **when):
    result = judge_pack(pack, case, **when)
    acts = [(a.code, (a.due_at - when.get("at", START)) / H) for a in result.acts]
    return str(result.verdict), [r.code.removeprefix("safety.") for r in result.reasons], acts


SALINE, VALUE = ("saline_prophylaxis", 0), ("measure_creatinine", 0)


@pytest.mark.parametrize(
    ("_case", "pack", "facts", "verdict", "codes", "acts"),
    [
        ("45: nothing", "acr", {"egfr": 45}, "clear", [], []),
        ("44: the clinician may", "acr", {"egfr": 44}, "clear", ["renal_individual"], []),
        ("44 with diabetes: decides", "acr", {"egfr": 44, "yes": ["diabetes"]}, "needs", ["renal_individual"], [("clinician_decides", 0)]),
        ("45 with diabetes: nothing", "acr", {"egfr": 45, "yes": ["diabetes"]}, "clear", [], []),
        ("30: the clinician may", "acr", {"egfr": 30}, "clear", ["renal_individual"], []),
        ("29: saline", "acr", {"egfr": 29}, "needs", ["renal_high_risk"], [SALINE]),
        ("29 on dialysis: none", "acr", {"egfr": 29, "yes": ["dialysis"]}, "clear", ["renal_on_dialysis"], []),
        ("injury whatever the figure", "acr", {"egfr": 80, "yes": ["acute_kidney_injury"]}, "needs", ["renal_acute"], [SALINE]),
        ("artery, 45", "acr", {"egfr": 45, "route": "ia_first_pass"}, "clear", [], []),
        ("artery, 44", "acr", {"egfr": 44, "route": "ia_first_pass"}, "needs", ["renal_high_risk"], [SALINE]),
        ("artery of unknown pass, 44", "acr", {"egfr": 44, "route": "ia"}, "needs", ["renal_high_risk"], [SALINE]),
        ("second pass is like a vein", "esur", {"egfr": 44, "route": "ia_second_pass"}, "clear", [], []),
        ("30", "esur", {"egfr": 30}, "clear", [], []),
        ("29", "esur", {"egfr": 29}, "needs", ["renal_high_risk"], [SALINE]),
        ("swallowed: no rule", "esur", {"egfr": 5, "route": "oral"}, "clear", [], []),
        ("no value, no risk", "acr", {}, "clear", [], []),
        ("no value, diabetes", "acr", {"yes": ["diabetes"]}, "needs", ["egfr_missing"], [VALUE]),
        ("no value, diabetes", "local", {"yes": ["diabetes"]}, "clear", [], []),
        ("no value, kidney disease", "local", {"yes": ["kidney_disease"]}, "needs", ["egfr_missing"], [VALUE]),
        ("a child without height", "local", {"why_no_egfr": "safety.egfr_needs_height"}, "needs", ["egfr_needs_height"], [VALUE]),
    ],
)  # fmt: skip
def test_kidneys_and_iodine(_case, pack, facts, verdict, codes, acts):
    assert tell(pack, build_contrast(**facts)) == (verdict, codes, acts)


@pytest.mark.parametrize(
    ("_case", "egfr", "yes", "age_days", "verdict"),
    [
        ("others, 12 months", 80, [], 362, "clear"),
        ("risk factor, 12 months and a day", 80, ["diabetes"], 363, "needs"),
        ("below 60 is chronic, 3 months", 59, [], 87, "clear"),
        ("below 60, 3 months and a day", 59, [], 88, "needs"),
        ("60 is not", 60, [], 88, "clear"),
        ("injury, a week", 80, ["acute_kidney_injury", "dialysis"], 4, "clear"),
    ],
)
def test_how_old_a_value_may_be(_case, egfr, yes, age_days, verdict):
    case = build_contrast(egfr=egfr, yes=yes, egfr_at=NOW - timedelta(days=age_days))
    assert judge_pack("acr", case).verdict == verdict


STOP_NOW = [("stop_metformin", 0), ("test_kidneys_before_metformin", 48)]
STOP_48 = [("stop_metformin", -48), ("test_kidneys_before_metformin", 48)]


@pytest.mark.parametrize(
    ("_case", "pack", "egfr", "route", "yes", "code", "acts"),
    [
        ("ACR 30 goes on", "acr", 30, "iv", [], None, []),
        ("ACR 29 stops at the time", "acr", 29, "iv", [], "metformin_stop", STOP_NOW),
        ("ACR injury stops", "acr", 80, "iv", ["acute_kidney_injury"], "metformin_stop", STOP_NOW),
        ("ACR arterial catheter stops", "acr", 80, "ia_first_pass", [], "metformin_stop", STOP_NOW),
        ("ESUR 30 goes on", "esur", 30, "iv", [], None, []),
        ("ESUR 29 stops from the time", "esur", 29, "iv", [], "metformin_stop", STOP_NOW),
        ("European table 45 goes on", "local", 45, "iv", [], None, []),
        ("European table 44 stops 48 h before", "local", 44, "iv", [], "metformin_stop", STOP_48),
        ("European table 30 stops 48 h before", "local", 30, "iv", [], "metformin_stop", STOP_48),
        ("European table 29: contraindicated", "local", 29, "iv", [], "metformin_contraindicated", STOP_48[:1]),
        ("European table, artery 60", "local", 60, "ia_first_pass", [], None, []),
        ("European table, artery 59", "local", 59, "ia_first_pass", [], "metformin_stop", STOP_48),
        ("no value", "local", None, "iv", [], "metformin_egfr_missing", [VALUE]),
        ("stopped as told", "local", 44, "iv", ["metformin_stopped"], "metformin_stopped", []),
    ],
)
def test_metformin_by_school(_case, pack, egfr, route, yes, code, acts):
    result = judge_pack(pack, build_contrast(egfr=egfr, route=route, yes=["metformin", *yes]))
    found = [f for f in result.findings if "metformin" in f.reason.code]
    assert [f.reason.code for f in found] == ([f"safety.{code}"] if code else [])
    assert [(a.code, (a.due_at - START) / H) for f in found for a in f.acts] == acts


def test_a_start_too_near_for_metformin_is_said_and_has_an_earliest_time():
    case = build_contrast(egfr=44, yes=["metformin"])
    on_time, late = (tell("local", case, at=NOW + hours * H) for hours in (48, 47))
    assert ("metformin_stop" in on_time[1], "metformin_too_late" in late[1]) == (True, True)
    assert [a for a in late[2] if a[0] != "test_kidneys_before_metformin"] == [("stop_metformin", -47), ("start_not_before", 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("_case", "pack", "group", "egfr", "yes", "verdict"),
    [
        ("I at 29", "acr", "I", 29, [], "hold"),
        ("I at 30", "acr", "I", 30, [], "clear"),
        ("I in injury", "acr", "I", 80, ["acute_kidney_injury"], "hold"),
        ("I on dialysis", "acr", "I", None, ["dialysis"], "hold"),
        ("I without a value", "acr", "I", None, [], "needs"),
        ("II without a value", "acr", "II", None, [], "clear"),
        ("II at 5", "acr", "II", 5, [], "clear"),
        ("III at 5: with care", "acr", "III", 5, [], "clear"),
        ("unknown group without a value", "acr", "", None, [], "needs"),
        ("unknown group at 29", "acr", "", 29, [], "needs"),
        ("unknown group at 30", "acr", "", 30, [], "clear"),
        ("high risk at 29", "esur", "high", 29, [], "hold"),
        ("high risk at 30", "esur", "high", 30, [], "clear"),
        ("low risk on dialysis", "esur", "low", None, ["dialysis"], "clear"),
    ],
)
def test_gadolinium(_case, pack, group, egfr, yes, verdict):
    assert judge_pack(pack, build_contrast("gadolinium", group=group, egfr=egfr, yes=yes)).verdict == verdict


PREDNISONE = [(f"premedicate_{'prednisone_13_7_1'}", -h) for h in (13, 7, 1)]


@pytest.mark.parametrize(
    ("_case", "pack", "severity", "verdict", "acts"),
    [
        ("ACR mild", "acr", "mild", "needs", [*PREDNISONE, ("change_agent", 0)]),
        ("ACR moderate", "acr", "moderate", "needs", [*PREDNISONE, ("change_agent", 0)]),
        ("ACR of unknown severity", "acr", "unknown", "needs", [*PREDNISONE, ("change_agent", 0)]),
        ("ACR severe goes to a physician", "acr", "severe", "hold", [*PREDNISONE, ("change_agent", 0), ("other_exam", 0)]),
        ("ESUR mild", "esur", "mild", "clear", [("change_agent", 0)]),
        ("ESUR moderate", "esur", "moderate", "hold", [("allergist", 0), ("change_agent", 0), ("other_exam", 0)]),
        ("ESUR severe, no steroids", "esur", "severe", "hold", [("allergist", 0), ("change_agent", 0), ("other_exam", 0)]),
        ("local mild", "local", "mild", "hold", [("change_agent", 0)]),
        ("local severe", "local", "severe", "hold", [*PREDNISONE, ("allergist", 0), ("change_agent", 0), ("other_exam", 0)]),
    ],
)  # fmt: skip
def test_earlier_reaction_to_the_same_class(_case, pack, severity, verdict, acts):
    assert tell(pack, build_contrast(severity=severity)) == (verdict, ["allergy_same_class"], acts)


@pytest.mark.parametrize("pack", PACKS)
def test_a_physiologic_reaction_is_no_reason_for_steroids(pack):
    assert tell(pack, build_contrast(severity="severe", is_allergic_like=False)) == (
        "clear",
        ["allergy_physiologic"],
        [],
    )


@pytest.mark.parametrize(
    ("_case", "minutes", "regimen", "n_doses"),
    [
        ("13 h: prednisone", 13 * 60, "prednisone_13_7_1", 3),
        ("a minute less: methylprednisolone", 13 * 60 - 1, "methylprednisolone_12_2", 2),
        ("12 h still", 12 * 60, "methylprednisolone_12_2", 2),
        ("a minute less: only the accelerated way", 12 * 60 - 1, "accelerated_iv", 3),
        ("4 h: one dose now", 4 * 60, "accelerated_iv", 1),
        ("less than 4 h: none", 4 * 60 - 1, None, 0),
    ],
)
def test_only_a_regimen_that_fits_is_offered(_case, minutes, regimen, n_doses):
    start = NOW + timedelta(minutes=minutes)
    plan = choose_regimen(load_shipped_rules("acr")["premedication"].payload["regimens"], at=start, now=NOW)
    assert (plan and plan[0], len(plan[1]) if plan else 0) == (regimen, n_doses)
    if plan:
        assert plan[1][0] >= NOW and plan[1][-1] < start
    result = judge_pack("acr", build_contrast(severity="moderate"), at=start)
    assert result.verdict == ("needs" if regimen else "hold")


def test_premedication_that_was_taken_settles_the_reaction_under_acr():
    taken = PremedicationFact("prednisone_13_7_1", (13, 7, 1), taken_at=NOW)
    assert judge_pack("acr", build_contrast(severity="moderate", premedication=taken)).verdict == "clear"
    assert judge_pack("acr", build_contrast(severity="severe", premedication=taken)).verdict == "hold"
    assert judge_pack("local", build_contrast(severity="moderate", premedication=taken)).verdict == "hold"


@pytest.mark.parametrize(
    ("_case", "first", "second", "egfr", "hours"),
    [
        ("iodine, above 60", "iodine", "iodine", 61, 4),
        ("iodine, 60", "iodine", "iodine", 60, 12),
        ("iodine, 30", "iodine", "iodine", 30, 12),
        ("iodine, 29", "iodine", "iodine", 29, 48),
        ("iodine, no value", "iodine", "iodine", None, 12),
        ("gadolinium, 30", "gadolinium", "gadolinium", 30, 4),
        ("gadolinium, 29", "gadolinium", "gadolinium", 29, 168),
        ("CT then MR, 30", "iodine", "gadolinium", 30, 4),
        ("MR then CT, 29", "gadolinium", "iodine", 29, 24),
    ],
)
def test_distance_between_two_doses(_case, first, second, egfr, hours):
    def codes(pack, minutes):
        dose = GivenFact(first, START - timedelta(minutes=minutes))
        return [r.code for r in judge_pack(pack, build_contrast(second, egfr=egfr, group="II", given=(dose,))).reasons]

    assert "safety.interval_too_short" not in codes("esur", hours * 60)
    assert "safety.interval_too_short" in codes("esur", hours * 60 - 1)
    assert "safety.interval_too_short" not in codes("acr", hours * 60 - 1)


def test_dialysis_counts_as_severely_reduced():
    dose = GivenFact("gadolinium", START - 100 * H)
    case = build_contrast("gadolinium", egfr=90, yes=["dialysis"], group="II", given=(dose,))
    assert [(a.code, (a.due_at - START) / H) for a in judge_pack("esur", case).acts] == [("start_not_before", 68)]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(
    ("item", "contrast", "verdict", "code"),
    [
        ("hyperthyroidism", "iodine", "hold", "hyperthyroidism"),
        ("hyperthyroidism", "gadolinium", "clear", None),
        ("thyroid_risk", "iodine", "clear", "thyroid_risk"),
        ("myasthenia", "iodine", "clear", "myasthenia"),
    ],
)
def test_thyroid_and_myasthenia(pack, item, contrast, verdict, code):
    result = judge_pack(pack, build_contrast(contrast, yes=[item], group="II"))
    assert (result.verdict, [r.code for r in result.reasons]) == (verdict, [f"safety.{code}"] if code else [])


def test_a_decision_keeps_the_pack_and_what_it_saw():
    kept = judge_pack("esur", build_contrast(egfr=29, yes=["metformin"], severity="mild")).to_json()
    assert kept["pack"] == "safety.pack_esur@1"
    assert kept["facts"]["egfr"] == {"value": 29, "at": NOW.isoformat(), "by": "lab"}
    assert (kept["facts"]["answers"], kept["facts"]["allergies"]) == (
        {"metformin": "yes"},
        [["X", "iodine", "mild", True]],
    )
    assert {"code": "stop_metformin", "due_at": START.isoformat()} in kept["acts"]
