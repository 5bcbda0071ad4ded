"""Rates, pressure and phases against cannula, vein and volume: both sides of each limit."""

from copy import deepcopy

import pytest

from apps.safety.engine.facts import Rules
from apps.safety.engine.injector import check_injector, sum_contrast
from tests.safety.engine.builders import RULES

PAYLOAD = deepcopy(dict(RULES["dose"].payload))
PAYLOAD["cannulas"]["22"]["pressure_psi"] = 300
DOSE = Rules(PAYLOAD, "test@1")
FLAWLESS = {"volume_ml": 70.0, "rate_ml_per_s": 3.5, "phases": (), "peak_pressure_psi": None, "gauge": 20, "site": ""}


def found(**facts):
    return [(r.code, r.severity) for r in check_injector(DOSE, **{**FLAWLESS, **facts})]


def phase(fluid, volume_ml, rate=None, percent=None):
    return {"fluid": fluid, "volume_ml": volume_ml, "rate_ml_per_s": rate, "contrast_percent": percent}


@pytest.mark.parametrize(
    ("_case", "facts", "codes"),
    [
        ("22 G takes 5 mL/s", {"gauge": 22, "rate_ml_per_s": 5}, []),
        ("and not more", {"gauge": 22, "rate_ml_per_s": 5.1}, ["safety.dose_rate_over_cannula"]),
        ("no figure for 20 G, no limit", {"gauge": 20, "rate_ml_per_s": 9}, []),
        ("nothing known of the cannula", {"gauge": None, "rate_ml_per_s": 9}, []),
        ("a vein of the hand takes 1.5", {"site": "left_hand", "rate_ml_per_s": 1.5}, []),
        ("and not more", {"site": "left_hand", "rate_ml_per_s": 1.6}, ["safety.dose_rate_over_hand"]),
        ("the flush counts as well", {"gauge": 22, "phases": [phase("contrast", 70, 3), phase("saline", 20, 6)]},
         ["safety.dose_rate_over_cannula"]),
    ],
)  # fmt: skip
def test_rate_against_cannula_and_vein(_case, facts, codes):
    assert [code for code, _ in found(**facts)] == codes


@pytest.mark.parametrize(
    ("gauge", "peak", "told"),
    [(22, 300, False), (22, 301, True), (20, 900, False), (None, 900, False), (22, None, False)],
)
def test_peak_pressure_against_the_limit_of_the_cannula_is_told_only(gauge, peak, told):
    expected = [("safety.pressure_over_limit", "warning")] if told else []
    assert found(gauge=gauge, peak_pressure_psi=peak) == expected


@pytest.mark.parametrize(
    ("_case", "phases", "agrees"),
    [
        ("contrast and flush", [phase("contrast", 70), phase("saline", 20)], True),
        ("two of contrast", [phase("contrast", 50), phase("contrast", 20)], True),
        ("half of a mix", [phase("contrast", 60), phase("mixed", 20, percent=50)], True),
        ("rounded", [phase("contrast", 70.5)], True),
        ("more than rounding", [phase("contrast", 70.6)], False),
        ("a phase is missing", [phase("contrast", 50), phase("saline", 20)], False),
    ],
)
def test_contrast_of_all_phases_is_the_volume_on_record(_case, phases, agrees):
    assert found(phases=phases) == ([] if agrees else [("safety.dose_phases_off_volume", "error")])


def test_saline_is_no_contrast():
    assert sum_contrast([phase("saline", 40), phase("mixed", 10, percent=20)]) == 2
