"""Projection reports: breasts, planes, and what irradiated."""

import pytest

from simulator.dose_report import MODIFIER
from tests.builders.dose import (
    box,
    coded,
    extract,
    make_xr,
    num,
)

DAP, RP, TYPE = (
    ("122130", "DCM", "Dose Area Product"),
    ("113738", "DCM", "Dose (RP)"),
    ("113721", "DCM", "Irradiation Event Type"),
)
AGD, SIDE = ("111631", "DCM", "Average Glandular Dose"), ("272741003", "SCT", "Laterality")
BREAST = ("76752008", "SCT", "Breast")


def test_laterality_is_found_under_target_region_or_view():
    def sided(side: str):
        return [
            coded(
                ("91723000", "SCT", "Anatomical structure"),
                BREAST,
                children=[coded(SIDE, (side, "SCT", "x"), link=MODIFIER)],
            ),
            coded(("111031", "DCM", "Image View"), ("R-10242", "SNM3", "cranio-caudal")),
            num(AGD, "1.3", "mGy"),
        ]

    left, right = extract(make_xr([sided("7771000"), sided("24028007")]))["events"]

    assert (left["laterality"], right["laterality"]) == ("Left", "Right")
    assert left["view"] == "cranio-caudal"


def test_mammography_sums_each_breast_where_the_report_does_not():
    side = ("G-C171", "SRT", "Laterality")
    doses = [("T-04030", "0.9"), ("T-04030", "0.8"), ("T-04020", "1.2")]
    events = [[num(AGD, dose, "mGy"), coded(side, (which, "SRT", "x"), link=MODIFIER)] for which, dose in doses]

    values = extract(make_xr(events))

    assert (values["modality"], values["agd_left_mgy"], values["agd_right_mgy"]) == ("MG", 1.7, 1.2)


def test_accumulated_breast_dose_wins_over_the_sum():
    accumulated = num(
        ("111637", "DCM", "Accumulated AGD"),
        "0.137",
        "dGy",
        children=[coded(SIDE, ("80248007", "SCT", "x"), link=MODIFIER)],
    )

    assert extract(make_xr([[num(AGD, "1.0", "mGy")]], [[accumulated]]))["agd_left_mgy"] == 13.7


def test_biplane_totals_are_summed_and_a_container_of_all_planes_speaks_for_them():
    total = ("113722", "DCM", "Dose Area Product Total")
    planes = [[num(total, "1e-4", "Gy.m2")], [num(total, "2e-4", "Gy.m2")]]
    event = [coded(TYPE, ("P5-06000", "SRT", "Fluoroscopy"))]
    report = make_xr([event], planes)
    assert extract(report)["total_dap_gym2"] == 3e-4

    whole = box(
        ("113702", "DCM", "Accumulated"),
        [
            coded(("113764", "DCM", "Plane"), ("113890", "DCM", "All Planes"), link=MODIFIER),
            num(total, "3.1e-4", "Gy.m2"),
        ],
    )
    report.ContentSequence.append(whole)
    assert extract(report)["total_dap_gym2"] == 3.1e-4


@pytest.mark.parametrize(
    ("_case", "header", "items", "modality"),
    [
        ("fluoroscopy", {}, [coded(TYPE, ("44491008", "SCT", "Fluoroscopy"))], "RF"),
        ("stationary only", {}, [coded(TYPE, ("113611", "DCM", "Stationary Acquisition"))], "DX"),
        (
            "the study says panoramic",
            {"ModalitiesInStudy": ["PX", "SR"]},
            [coded(TYPE, ("113613", "DCM", "Rotational"))],
            "PX",
        ),
        (
            "the study says angiography",
            {"ModalitiesInStudy": ["XA"]},
            [coded(TYPE, ("44491008", "SCT", "Fluoroscopy"))],
            "XA",
        ),
        ("glandular dose", {}, [num(AGD, "1.1", "mGy")], "MG"),
    ],
)
def test_the_modality_of_a_projection_report(_case, header, items, modality):
    report = make_xr([items])
    for keyword, value in header.items():
        setattr(report, keyword, value)

    assert extract(report)["modality"] == modality


def test_fluoroscopy_and_acquisition_totals_are_kept_apart():
    totals = [
        num(("113726", "DCM", "Fluoro DAP"), "1e-4", "Gy.m2"),
        num(("113728", "DCM", "Fluoro RP"), "12", "mGy"),
        num(("113727", "DCM", "Acq DAP"), "2e-4", "Gy.m2"),
        num(("113729", "DCM", "Acq RP"), "0.02", "Gy"),
    ]
    values = extract(make_xr([[num(DAP, "1e-5", "Gy.m2")]], [totals]))

    assert [values[k] for k in ("fluoro_dap_gym2", "fluoro_rp_gy", "acq_dap_gym2", "acq_rp_gy")] == [
        1e-4,
        0.012,
        2e-4,
        0.02,
    ]
