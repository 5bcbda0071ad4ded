import pytest

from apps.safety.engine.egfr import estimate_egfr, read_bound, read_creatinine, to_umol_per_l


@pytest.mark.parametrize(
    ("_case", "creatinine_mg_dl", "sex", "age", "expected"),
    [
        ("woman of 55, 0.9 mg/dL: 75.499, printed as about 76 by creatinineclearancecalculator.net", 0.9, "F", 55, 75),
        ("man of 55, 1.2 mg/dL: calculator of kidney.org", 1.2, "M", 55, 71),
        ("on the hinge of a man, factor 1", 0.9, "M", 50, round(142 * 0.9938**50)),
        ("below the hinge of a woman", 0.5, "F", 30, round(142 * (0.5 / 0.7) ** -0.241 * 0.9938**30 * 1.012)),
    ],
)
def test_known_values(_case, creatinine_mg_dl, sex, age, expected):
    assert round(estimate_egfr(creatinine_mg_dl * 88.42, sex=sex, age_years=age)) == expected


@pytest.mark.parametrize(("sex", "age", "creatinine"), [("F", 17.9, 60), ("U", 40, 60), ("O", 40, 60), ("M", 40, 0)])
def test_equation_does_not_apply(sex, age, creatinine):
    assert estimate_egfr(creatinine, sex=sex, age_years=age) is None


def test_applies_from_18_years():
    assert estimate_egfr(60, sex="F", age_years=18) is not None


@pytest.mark.parametrize(
    ("_case", "age", "sex", "height_cm", "expected"),
    [
        ("100 cm and 0.5 mg/dL: 82.6, worked example of calculatorlib.com", 8, "U", 100, (82.6, "schwartz_2009")),
        ("17 is still a child", 17.9, "M", 100, (82.6, "schwartz_2009")),
        ("1 year", 1, "F", 100, (82.6, "schwartz_2009")),
        ("an infant has no equation", 0.9, "F", 60, "safety.egfr_infant"),
        ("a child needs a height", 8, "F", None, "safety.egfr_needs_height"),
        ("an adult needs a sex", 40, "U", 170, "safety.egfr_needs_sex"),
        ("an age is needed", None, "F", 170, "safety.egfr_needs_age"),
    ],
)
def test_children_and_what_is_missing(_case, age, sex, height_cm, expected):
    read = read_creatinine(0.5 * 88.42, sex=sex, age_years=age, height_cm=height_cm)
    assert (read if isinstance(read, str) else (round(read[0], 1), read[1])) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("umol/L", 1), ("µmol/L", 1), (" UMOL/L", 1), ("mg/dL", 88.42), ("mmol/L", None), ("", None)],
)
def test_units_of_creatinine_are_never_guessed(unit, expected):
    assert to_umol_per_l(1, unit) == expected


@pytest.mark.parametrize(
    ("text", "least", "below"),
    [(">90", 90, 90.1), (" > 60 ", 60, 60.1), (">=90", 90, 90.1), ("<15", 14.9, 15), ("<30", 29.9, 30), ("< 7.5", 7.4, 7.5)],
)  # fmt: skip
def test_a_bound_counts_on_its_risky_side(text, least, below):
    assert least <= read_bound(text) < below


@pytest.mark.parametrize("text", ["", "90", "normal", ">", ">90 mL", "<-5", "> <90", ">1e3"])
def test_what_is_no_bound_is_no_number(text):
    assert read_bound(text) is None
