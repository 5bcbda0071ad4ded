"""Charge of a study: exposure before current times time, two tubes, slices of a CT, nothing where nothing is told."""

import pytest

from apps.imaging.engine.dose.charge import find_charge_mas, sum_charge_mas


@pytest.mark.parametrize(
    ("_case", "event", "mas"),
    [
        ("exposure", {"exposure_uas": 1600.0, "ma": 320.0, "exposure_ms": 7.0}, 1.6),
        ("pulses", {"exposure_uas": [1600.0, 400.0]}, 2.0),
        ("CT", {"ma": 180.0, "exposure_s": 4.0}, 720.0),
        ("radiograph", {"ma": 320.0, "exposure_ms": 5.0}, 1.6),
        ("two tubes", {"ma": [100.0, 300.0], "exposure_s": 2.0}, 400.0),
        ("no time", {"ma": 180.0}, None),
        ("no current", {"exposure_s": 4.0}, None),
        ("words", {"ma": "180", "exposure_s": 4.0}, None),
        ("nothing", {}, None),
        ("below zero", {"exposure_uas": -5.0}, None),
    ],
)
def test_charge_of_one_irradiation(_case, event, mas):
    assert find_charge_mas(event) == (mas if mas is None else pytest.approx(mas))


def test_slices_of_a_ct_are_not_added():
    ct, dx = {"ctdivol": 7.0, "exposure_uas": 90000.0}, {"exposure_uas": 1600.0}
    assert sum_charge_mas([("images", {"events": [ct, ct]})]) is None
    assert sum_charge_mas([("images", {"events": [dx, dx]})]) == pytest.approx(3.2)
    assert sum_charge_mas([("report", {"events": [ct]}), ("report", {"events": [dx]})]) == pytest.approx(91.6)
    assert sum_charge_mas([]) is None
