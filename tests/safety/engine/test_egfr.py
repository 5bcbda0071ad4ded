import pytest

from apps.safety.engine.egfr import estimate_egfr


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
