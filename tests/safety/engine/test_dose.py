"""The dose by each method, its limits and its explanation; figures from the sources where they print any."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.safety.engine.dose import DoseCase, check_given, compute_bsa, plan_dose
from apps.safety.engine.facts import Rules
from tests.safety.engine.builders import RULES

DOSE = RULES["dose"]
ENTERO = DoseCase(
    "CT", "CT-ENTERO", "iodine", concentration=350, concentration_unit="mgI/mL", weight_kg=63, age_years=40
)
HEAD = DoseCase("MR", "MR-BRAIN-C", "gadolinium", concentration=1, concentration_unit="mmol/mL", weight_kg=70)


def with_rule(**changes) -> Rules:
    payload = deepcopy(dict(DOSE.payload))
    payload["rules"][0] |= changes
    return Rules(payload, "test@1")


def codes(reasons):
    return [r.code.removeprefix("safety.") for r in reasons]


@pytest.mark.parametrize(
    ("formula", "expected"), [("weight_only", 1.83), ("du_bois", 1.81), ("mosteller", 1.82), ("haycock", 1.83)]
)
def test_surface_of_a_man_of_70_kg_and_170_cm(formula, expected):
    assert compute_bsa(70, 170, formula=formula) == pytest.approx(expected, abs=0.012)


def test_formulas_that_need_a_height_say_so_and_unknown_ones_fail():
    assert compute_bsa(70, None, formula="mosteller") is None
    assert compute_bsa(70, None, formula="weight_only") is not None
    with pytest.raises(KeyError):
        compute_bsa(70, None, formula="guess")


def test_enterography_by_surface_agrees_with_the_paper():
    """The paper gave 68 +- 7 mL at 3.4 +- 0.3 mL/s to its patients."""
    plan = plan_dose(ENTERO, DOSE)
    assert (plan.volume_ml, plan.rate_ml_per_s, plan.duration_s, plan.flush_ml) == (69.3, 3.5, 19.8, 20)
    assert codes(plan.steps) == ["dose_bsa_weight_only", "dose_by_bsa", "dose_volume", "dose_rate_by_time"]
    assert (plan.policy_version, plan.warnings, plan.confirm) == (DOSE.label, (), ())


def test_gadolinium_by_the_label():
    plan = plan_dose(HEAD, DOSE)
    assert (plan.volume_ml, plan.rate_ml_per_s, plan.duration_s, plan.amount, plan.amount_unit) == (
        7.0,
        2,
        3.5,
        7,
        "mmol",
    )


def test_no_rule_no_figure():
    assert plan_dose(replace(ENTERO, exam_type="CT-CHEST-C"), DOSE) is None


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        ({"weight_kg": None}, "dose_weight_missing"),
        ({"concentration": None}, "dose_concentration_missing"),
        ({"concentration_unit": "mmol/mL"}, "dose_concentration_missing"),
    ],
)
def test_without_a_figure_nothing_is_guessed(change, warning):
    plan = plan_dose(replace(ENTERO, **change), DOSE)
    assert (plan.volume_ml, plan.rate_ml_per_s, codes(plan.warnings)) == (None, None, [warning])


def test_a_height_is_asked_for_by_the_formula_that_needs_it():
    plan = plan_dose(ENTERO, with_rule(bsa_formula="mosteller"))
    assert (plan.volume_ml, codes(plan.warnings)) == (None, ["dose_height_missing"])


def test_the_rule_for_the_exam_type_wins_and_a_fixed_volume_needs_no_weight():
    rules = with_rule(unit="mL", amount=80)
    plan = plan_dose(replace(ENTERO, weight_kg=None, concentration=None), rules)
    assert (plan.volume_ml, plan.rate_ml_per_s, codes(plan.steps)) == (80, 4, ["dose_fixed", "dose_rate_by_time"])


@pytest.mark.parametrize(("highest", "volume", "warned"), [(69.3, 69.3, True), (70, 69.3, False)])
def test_the_highest_volume_on_both_sides(highest, volume, warned):
    plan = plan_dose(ENTERO, with_rule(max_volume_ml=highest))
    assert (plan.volume_ml, "dose_capped" in codes(plan.warnings)) == (volume, warned)


@pytest.mark.parametrize(
    ("facts", "rate", "warned"),
    [
        ({"gauge": 20}, 3.5, []),
        ({"gauge": 22}, 3.5, ["dose_prefer_cannula"]),
        ({"gauge": 22, "weight_kg": 115}, 5, ["dose_rate_over_cannula", "dose_prefer_cannula"]),
        ({"gauge": 20, "site": "left_hand"}, 1.5, ["dose_rate_over_hand"]),
        ({"gauge": 20, "site": "left_forearm"}, 3.5, []),
    ],
)
def test_the_cannula_and_the_vein_limit_the_rate(facts, rate, warned):
    plan = plan_dose(replace(ENTERO, **facts), DOSE)
    assert (plan.rate_ml_per_s, codes(plan.warnings)) == (rate, warned)
    assert plan.duration_s == pytest.approx(plan.volume_ml / rate, abs=0.05)


@pytest.mark.parametrize(
    ("age", "weight", "asked"),
    [(40, 25, []), (40, 24.9, ["dose_weight_implausible"]), (0.5, 15, []), (0.5, 15.1, ["dose_weight_implausible"])],
)
def test_an_unlikely_weight_has_to_be_confirmed(age, weight, asked):
    assert codes(plan_dose(replace(ENTERO, age_years=age, weight_kg=weight), DOSE).confirm) == asked


@pytest.mark.parametrize(
    ("volume", "rate", "asked"),
    [
        (69, 3.5, []),
        (103.9, 3.5, []),
        (104.1, 3.5, ["dose_volume_off_plan"]),
        (34.5, 3.5, ["dose_volume_off_plan"]),
        (69, 5.3, ["dose_rate_off_plan"]),
    ],
)
def test_what_is_far_from_the_plan_has_to_be_confirmed(volume, rate, asked):
    plan = plan_dose(ENTERO, DOSE)
    assert codes(check_given(plan, volume_ml=volume, rate_ml_per_s=rate, rules=DOSE)) == asked
    part = check_given(plan, volume_ml=1, rate_ml_per_s=None, rules=DOSE, is_part=True)
    assert part == ()
    assert check_given(None, volume_ml=volume, rate_ml_per_s=rate, rules=DOSE) == ()


@given(st.floats(1, 300), st.floats(0, 50), st.sampled_from([None, 18, 20, 22]), st.sampled_from(["", "left_hand"]))
def test_heavier_never_takes_less_and_no_limit_is_passed(weight, more, gauge, site):
    rules = with_rule(max_volume_ml=120, max_rate_ml_per_s=5)
    light, heavy = (
        plan_dose(replace(ENTERO, weight_kg=w, gauge=gauge, site=site), rules) for w in (weight, weight + more)
    )
    assert light.volume_ml <= heavy.volume_ml <= 120
    assert heavy.rate_ml_per_s <= (1.5 if site else 5)
