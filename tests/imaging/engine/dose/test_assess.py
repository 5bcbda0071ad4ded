import json
from dataclasses import replace

import pytest

from apps.imaging.engine.dose.assess import (
    DoseCase,
    estimate_effective_dose,
    find_level,
    judge_exam,
    judge_group,
    list_compared,
)
from tests.architecture.floors import ROOT

POLICIES = {row["code"]: row["payload"] for row in json.loads((ROOT / "apps/imaging/policies/dose.json").read_text())}
DOSE, K, UK = POLICIES["imaging.dose"], POLICIES["imaging.dose_k"], POLICIES["imaging.drl_uk_2024"]
BODY, HEAD = "IEC Body Dosimetry Phantom", "IEC Head Dosimetry Phantom"
SPIRAL = {"type": "Spiral Acquisition", "ctdivol": 7.0, "phantom": BODY}
CASE = DoseCase("CT", "CT-CHEST", ("CHEST",), 46.0, 414.0, (SPIRAL,), 414.0)


@pytest.mark.parametrize(
    ("_case", "terms", "age", "dlp", "msv"),
    [
        ("the study in the domain file: abdomen, adult", ("ABDOMEN",), 40, 414.0, 6.21),
        ("chest, adult", ("CHEST",), 40, 300.0, 4.2),
        ("chest, new-born", ("CHEST",), 0.5, 40.0, 1.56),
        ("chest, on the first birthday", ("CHEST",), 1, 40.0, 1.04),
        ("chest, of 14", ("CHEST",), 14.99, 100.0, 1.3),
        ("chest, of 15", ("CHEST",), 15, 100.0, 1.4),
        ("trunk by the catalogue", ("CHESTABDPELVIS", "Chest"), 40, 700.0, 10.5),
        ("the target where the catalogue is silent", ("", "Abdomen and Pelvis"), 40, 500.0, 7.5),
    ],
)
def test_effective_dose_is_dlp_times_k_of_region_and_age(_case, terms, age, dlp, msv):
    case = replace(CASE, region_terms=terms, age_years=age, total_dlp=dlp)

    assert estimate_effective_dose(case, K).msv == msv


@pytest.mark.parametrize(
    ("_case", "change"),
    [
        ("no factor for knees", {"region_terms": ("KNEE",)}),
        ("age unknown", {"age_years": None}),
        ("no DLP", {"total_dlp": None}),
        ("no CT", {"modality": "DX"}),
        ("told for the other phantom", {"events": ({**SPIRAL, "phantom": HEAD},)}),
    ],
)
def test_no_effective_dose_is_guessed(_case, change):
    assert estimate_effective_dose(replace(CASE, **change), K) is None


def test_localizers_bolus_tracking_and_other_phantoms_are_not_compared():
    events = (
        {**SPIRAL, "type": "Constant Angle Acquisition", "ctdivol": 0.2},
        {**SPIRAL, "type": "Stationary Acquisition", "ctdivol": 30.0},
        {**SPIRAL, "phantom": HEAD, "ctdivol": 40.0},
        {**SPIRAL, "ctdivol": 0.0},
        SPIRAL,
    )

    assert list_compared(events, BODY) == [7.0]


def judge(case: DoseCase, *, local=None) -> list[str]:
    level = find_level(UK, case.exam_code)
    return [r.code for r in judge_exam(case, level=level, phantom=BODY, local=local, policy=DOSE, version="v")]


@pytest.mark.parametrize(
    ("_case", "change", "local", "codes"),
    [
        ("within", {}, None, []),
        ("exactly twice the level", {"total_dlp": 580.0}, None, []),
        ("above twice the level", {"total_dlp": 580.1}, None, ["imaging.dose_dlp_high"]),
        ("one scan above", {"events": ({**SPIRAL, "ctdivol": 17.1},)}, None, ["imaging.dose_ctdivol_high"]),
        ("one scan at the limit", {"events": ({**SPIRAL, "ctdivol": 17.0},)}, None, []),
        ("a child is not held against adults", {"total_dlp": 900.0, "age_years": 17.9}, None, []),
        ("an age nobody knows neither", {"total_dlp": 900.0, "age_years": None}, None, []),
        ("an exam without a level", {"exam_code": "CT-KNEE", "total_dlp": 9000.0}, None, []),
        ("above the local percentile", {"metric": 401.0}, (20, 400.0), ["imaging.dose_local_high"]),
        ("at the local percentile", {"metric": 400.0}, (20, 400.0), []),
        ("too few for a local percentile", {"metric": 900.0}, (19, 400.0), []),
    ],
)
def test_the_trigger_of_one_exam(_case, change, local, codes):
    assert (
        judge(
            replace(CASE, metric=None, **{k: v for k, v in change.items() if k != "metric"})
            if "metric" not in change
            else replace(CASE, **change),
            local=local,
        )
        == codes
    )


def test_a_finding_names_value_level_and_policy():
    level = find_level(UK, "CT-CHEST")
    (reason,) = judge_exam(
        replace(CASE, total_dlp=900.0), level=level, phantom=BODY, local=None, policy=DOSE, version="imaging.dose@1"
    )

    assert (reason.params, reason.severity, reason.policy_version) == (
        {"value": 900.0, "level": 290, "factor": 2.0, "name": "chest, lung cancer"},
        "warning",
        "imaging.dose@1",
    )


@pytest.mark.parametrize(
    ("n", "median", "level", "position"),
    [(19, 900.0, 290, "too_few"), (20, 900.0, 290, "above"), (20, 290.0, 290, "within"), (20, 290.0, None, "no_level")],
)
def test_only_the_median_of_enough_patients_is_held_against_a_level(n, median, level, position):
    assert judge_group(n, median, level, min_patients=DOSE["min_patients"]) == position


def test_an_unverified_table_is_not_the_default():
    rows = {row["code"]: row for row in json.loads((ROOT / "apps/imaging/policies/dose.json").read_text())}

    assert rows["imaging.drl_cn_2018"]["status"] == "unverified"
    assert rows[DOSE["drl_policy"]]["status"] == "active"
