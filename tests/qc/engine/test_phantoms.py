import numpy as np
import pytest

from apps.common.policy import load_shipped
from apps.qc.engine.phantom.control import Centre, compute_ewma, get_limits, make_centre
from apps.qc.engine.phantom.cylinder import NoCylinder, find_cylinder, measure_water, summarise_slices
from apps.qc.engine.phantom.judging import judge
from apps.qc.engine.phantom.recognition import find_phantom
from tests.builders.phantoms import Phantom, draw_phantom
from tests.builders.water import draw_water

REGIONS = {"middle_share": 0.4, "edge_share": 0.1, "wall_mm": 10.0}
RULE = {
    "tolerances": {
        "water": {"nominal_hu": 0.0, "warn_hu": 4.0, "error_hu": 7.0},
        "uniformity": {"nominal_hu": 0.0, "warn_hu": 5.0},
        "noise": {"warn_share": 0.1, "error_share": 0.2},
    },
    "control": {"shewhart_sigmas": 3.0, "ewma_weight": 0.2, "ewma_sigmas": 3.0},
}
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4: EWMA_0 = 50, s = 2.0539, weight 0.3
NIST = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]  # fmt: skip
NIST_EWMA = [50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99]  # fmt: skip


@pytest.mark.parametrize("off", [(0.0, 0.0), (14.0, -9.0)])
def test_number_evenness_and_noise_of_water_are_what_was_drawn(off):
    values = draw_water(hu=2.5, cupping_hu=6.0, noise_hu=5.0, off_mm=off)
    told = measure_water(values, pixel_mm=1.0, regions=REGIONS)
    # the bowl's mean over the middle 40 mm is 6 * 0.4^2 / 2 = 0.48; at 80 mm it stands 6 * 0.8^2 = 3.84 above 0
    assert told.water == pytest.approx(2.5 + 0.48, abs=0.25)
    assert told.uniformity == pytest.approx(3.84 - 0.48, abs=0.8)
    assert told.noise == pytest.approx(5.0, rel=0.04)
    assert told.n_px == pytest.approx(np.pi * 40**2, rel=0.05)
    assert len(told.edges) == 4


def test_a_slope_shows_at_one_edge_with_its_sign():
    tilted = draw_water(noise_hu=1.0) + np.linspace(-12, 12, 256, dtype=np.float32)[None, :]
    told = measure_water(tilted, pixel_mm=1.0, regions=REGIONS)
    _, right, _, left = told.edges
    assert (right, left) == (pytest.approx(7.53, abs=0.3), pytest.approx(-7.53, abs=0.3))  # 80 px of 24 HU over 255


def test_the_cylinder_is_found_to_a_pixel():
    found = find_cylinder(draw_water(off_mm=(14.0, -9.0)))
    assert (found.row, found.column) == (pytest.approx(127.5 + 14, abs=1.5), pytest.approx(127.5 - 9, abs=1.5))
    assert found.radius_px == pytest.approx(100, abs=2.5)


@pytest.mark.parametrize(
    "values", [np.full((256, 256), -1000.0, np.float32), draw_phantom(Phantom(width=0.8, height=0.5))]
)
def test_what_is_no_cylinder_is_not_measured(values):
    with pytest.raises(NoCylinder):
        measure_water(values, pixel_mm=1.0, regions=REGIONS)


def test_a_series_is_the_median_of_its_slices():
    slices = [
        measure_water(draw_water(hu=hu, noise_hu=2, seed=n), pixel_mm=1.0, regions=REGIONS)
        for n, hu in enumerate((0, 1, 30))
    ]
    assert summarise_slices(slices).water == pytest.approx(1, abs=0.2)


def test_ewma_and_its_limits_are_those_of_the_handbook():
    points = compute_ewma(NIST, Centre(50.0, 2.0539, 50), weight=0.3, sigmas=3.0)
    assert [round(p.value, 2) for p in points] == pytest.approx(NIST_EWMA, abs=0.011)
    assert (points[-1].lower, points[-1].upper) == (
        pytest.approx(47.4115, abs=0.003),
        pytest.approx(52.5884, abs=0.003),
    )
    assert not any(p.is_out for p in points)


def test_the_spread_of_a_baseline_has_a_floor():
    assert make_centre([1.0, 1.0, 1.0], sd_floor=0.1) == Centre(1.0, 0.1, 3)
    centre = make_centre([1.0, 2.0, 3.0], sd_floor=0.1)
    assert (centre.mean, centre.sd, get_limits(centre, 3.0)) == (2.0, 1.0, (-1.0, 5.0))


def say(water, *, uniformity=0.0, noise=5.0, centres=None):
    series = {"water": water, "uniformity": [uniformity] * len(water), "noise": [noise] * len(water)}
    return [(b.parameter, b.rule, b.severity, b.limit) for b in judge(series, centres or {}, rule=RULE)]


@pytest.mark.parametrize(("value", "severity", "limit"), [
    (4.0, None, None), (4.01, "warn", 4.0), (-4.01, "warn", -4.0), (7.0, "warn", 4.0), (7.01, "error", 7.0),
])  # fmt: skip
def test_water_against_its_tolerance_without_a_baseline(value, severity, limit):
    assert say([value]) == ([("water", "tolerance", severity, limit)] if severity else [])


def test_noise_is_held_against_the_baseline_only():
    assert say([0.0], noise=50) == []
    centres = {"noise": Centre(5.0, 0.5, 15)}
    assert say([0.0], noise=5.51, centres=centres) == [("noise", "tolerance", "warn", 5.5)]
    assert say([0.0], noise=6.01, centres=centres) == [("noise", "tolerance", "error", 6.0)]


def test_one_value_far_out_breaks_the_shewhart_limit():
    centres = {"water": Centre(0.0, 0.5, 15)}
    assert say([0.0] * 9 + [1.5], centres=centres) == []
    assert say([0.0] * 9 + [1.6], centres=centres) == [("water", "shewhart", "warn", 1.5)]


def test_a_slow_drift_breaks_the_ewma_before_any_value_does():
    centres = {"water": Centre(0.0, 0.5, 15)}
    drift = [0.08 * n for n in range(1, 19)]
    first = next(n for n in range(1, 19) if say(drift[:n], centres=centres))
    ((parameter, rule, _, _),) = say(drift[:first], centres=centres)
    assert (parameter, rule) == ("water", "ewma")
    assert drift[first - 1] < 1.5


KINDS = [
    {"code": "acr", "modality": "CT", "patient_id": "^QA", "description": r"\bacr\b", "exam_codes": []},
    {"code": "water", "modality": "CT", "patient_id": "^QA", "description": "", "exam_codes": ["CT-QC"]},
]


@pytest.mark.parametrize(("patient_id", "description", "exam", "modality", "code"), [
    ("QA-1", "water 120", "", "CT", "water"), ("qa-1", "ACR 464", "", "CT", "acr"), ("P1", "x", "CT-QC", "CT", "water"),
    ("P-QA", "water", "", "CT", None), ("QA-1", "water", "", "MR", None), ("P1", "ACR", "", "CT", None),
])  # fmt: skip
def test_a_phantom_is_told_from_a_patient(patient_id, description, exam, modality, code):
    found = find_phantom(KINDS, patient_id=patient_id, descriptions=[description], exam_code=exam, modality=modality)
    assert (found and found["code"]) == code


@pytest.mark.parametrize(("description", "modality", "model"), [
    ("CatPhan 600 weekly", "CT", "CatPhan600"), ("catphan503", "CT", "CatPhan503"), ("Cat Phan daily", "CT", "CatPhan504"),
    ("ACR T1", "MR", "ACRMRILarge"), ("ACR 464", "CT", "ACRCT"),
])  # fmt: skip
def test_the_shipped_kinds_name_the_model_that_analyses_them(description, modality, model):
    kinds = load_shipped("qc", "phantoms").payload["kinds"]
    found = find_phantom(kinds, patient_id="QA-1", descriptions=[description], exam_code="", modality=modality)
    assert found["model"] == model
