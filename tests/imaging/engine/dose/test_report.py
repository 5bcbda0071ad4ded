"""What devices write into dose reports, and what has to come out."""

import pytest

from simulator.dose_report import code, text
from tests.builders.dose import (
    box,
    change,
    coded,
    extract,
    find,
    make_ct,
    make_dx,
    make_tracer_report,
    make_xr,
    num,
    num_raw,
)

DAP, RP = ("122130", "DCM", "Dose Area Product"), ("113738", "DCM", "Dose (RP)")


def test_a_ct_report_gives_totals_events_and_sources():
    values = extract(make_ct([(7.2, 320.0)]))

    assert (values["modality"], values["n_events"], values["total_dlp"]) == ("CT", 2, 235.2)
    assert (values["accession"], values["study_date"]) == ("A00001", "20261122")
    localizer, spiral = values["events"]
    assert localizer["type"] == "Constant Angle Acquisition"
    assert "pitch" not in localizer
    assert {
        k: spiral[k] for k in ("type", "protocol", "target", "ctdivol", "dlp", "pitch", "scan_length_mm", "exposure_s")
    } == {
        "type": "Spiral Acquisition",
        "protocol": "Chest",
        "target": "Chest",
        "ctdivol": 7.2,
        "dlp": 230.4,
        "pitch": 0.98,
        "scan_length_mm": 320.0,
        "exposure_s": 4.0,
    }
    assert (spiral["phantom"], spiral["contrast"]) == ("IEC Body Dosimetry Phantom", "CT without contrast")
    assert (spiral["coll_single"], spiral["coll_total"], spiral["n_sources"]) == (0.6, 38.4, 1)
    assert spiral["source"] == [{"kvp": 120.0, "ma": 180.0, "ma_max": 300.0, "rot_s": 0.5}]
    assert (spiral["started"], spiral["kvp"]) == ("20261122120100", 120.0)


def test_a_dx_report_gives_dap_exposure_and_indices():
    values = extract(make_dx([1.2e-5, 3e-6]))

    assert (values["modality"], values["n_events"], values["total_dap_gym2"]) == ("DX", 2, 1.5e-5)
    event = values["events"][0]
    assert (event["dap_gym2"], event["kvp"], event["ma"]) == (1.2e-5, 120.0, 320.0)
    assert (event["exposure_ms"], event["exposure_uas"]) == (5.0, 1600.0)
    assert (event["ei"], event["tei"], event["di"]) == (260.0, 250.0, 0.2)


@pytest.mark.parametrize(
    ("_case", "unit", "written", "read"),
    [
        ("as the template says", "Gy.m2", "1.034e-5", 1.034e-5),
        ("Gym2 without a point", "Gym2", "1.6e-005", 1.6e-5),
        ("Ultimax: dGy.cm2", "dGy.cm2", "1.034", 1.034e-5),
        ("dGycm2", "dGycm2", "1.034", 1.034e-5),
        ("cGy.cm2", "cGy.cm2", "10", 1e-5),
        ("mGy.cm2", "mGy.cm2", "100", 1e-5),
        ("uGy.m2", "uGy.m2", "10", 1e-5),
        ("a unit nobody knows", "furlong", "1e-5", 1e-5),
        ("a decimal comma", "Gy.m2", "1,07E-05", 1.07e-5),
    ],
)
def test_dose_area_products_end_in_gy_m2(_case, unit, written, read):
    assert extract(make_xr([[num_raw(DAP, written, unit)]]))["events"][0]["dap_gym2"] == read


@pytest.mark.parametrize(
    ("unit", "written", "read"), [("Gy", "0.00252", 0.00252), ("mGy", "2.52", 0.00252), ("uGy", "2520", 0.00252)]
)
def test_reference_point_doses_end_in_gy(unit, written, read):
    assert extract(make_xr([[num(RP, written, unit)]]))["events"][0]["rp_gy"] == read


def test_a_missing_unit_means_that_of_the_template():
    report = make_xr([[num(DAP, "1.6e-5", "Gy.m2")]])
    change(report, "122130", lambda item: delattr(item.MeasuredValueSequence[0], "MeasurementUnitsCodeSequence"))

    assert extract(report)["events"][0]["dap_gym2"] == 1.6e-5


def test_an_empty_measured_value_is_no_value():
    report = change(make_dx([1e-5]), "122130", lambda item: setattr(item, "MeasuredValueSequence", []))

    assert "dap_gym2" not in extract(report)["events"][0]


def test_a_number_stored_as_text_is_a_number_in_its_own_unit():
    report = make_xr([[text(DAP, "1.034 dGy.cm2"), text(("113733", "DCM", "KVP"), "81")]])

    event = extract(report)["events"][0]
    assert (event["dap_gym2"], event["kvp"]) == (1.034e-5, 81.0)


@pytest.mark.parametrize(
    ("_case", "written", "read"),
    [("one a pulse", "0\\85\\68", [0.0, 85.0, 68.0]), ("two with a stroke", "10.50/ 15.00", [10.5, 15.0])],
)
def test_several_values_in_one_number_stay_several(_case, written, read):
    report = make_xr([[num_raw(("113733", "DCM", "KVP"), written, "kV")]])

    assert extract(report)["events"][0]["kvp"] == read


def test_dose_check_values_stand_with_their_scan():
    alert = box(
        ("113900", "DCM", "Dose Check Alert Details"),
        [
            num(("113904", "DCM", "CTDIvol Alert Value"), "1000", "mGy"),
            num(("113903", "DCM", "DLP Alert Value"), "100", "mGy.cm"),
            num(("113905", "DCM", "DLP Forward"), "251.2", "mGy.cm"),
            num(("113906", "DCM", "CTDIvol Forward"), "10.6", "mGy"),
        ],
    )
    report = make_ct()
    find(report, "113829")[1].ContentSequence.append(alert)

    localizer, spiral = extract(report)["events"]
    assert "dosecheck" not in localizer
    assert spiral["dosecheck"] == {
        "ctdivol_alert": 1000.0,
        "dlp_alert": 100.0,
        "dlp_forward": 251.2,
        "ctdivol_forward": 10.6,
    }


def test_two_sources_are_listed():
    report = make_ct()
    parameters = find(report, "113822")[1]
    second = box(("113831", "DCM", "CT X-Ray Source Parameters"), [num(("113733", "DCM", "KVP"), "140", "kV")])
    parameters.ContentSequence.append(second)

    event = extract(report)["events"][1]
    assert ([s["kvp"] for s in event["source"]], event["kvp"]) == ([120.0, 140.0], [120.0, 140.0])


def test_cone_beam_is_a_ct_event_of_its_own_type():
    report = make_ct()
    find(report, "113820")[1].ConceptCodeSequence = [code("R-FB8F1", "SRT", "CBCT")]

    assert extract(report)["events"][1]["type"] == "Cone Beam Acquisition"


def test_a_report_without_dates_is_dated_by_its_content():
    report = make_ct()
    for keyword in ("StudyDate", "SeriesDate", "ContentDate", "StudyTime", "ContentTime", "SeriesTime"):
        delattr(report, keyword)

    assert extract(report)["study_date"] == "20261122"


def test_totals_that_are_missing_are_summed_from_the_scans():
    report = make_ct([(7.2, 320.0)])
    report.ContentSequence = [i for i in report.ContentSequence if i.ConceptNameCodeSequence[0].CodeValue != "113811"]

    assert extract(report)["total_dlp"] == 235.2


def test_a_tracer_report_gives_its_administrations():
    agent = coded(
        ("F-61FDB", "SRT", "Radiopharmaceutical agent"),
        ("C-B1031", "SRT", "Fluorodeoxyglucose F^18^"),
        children=[num(("R-42806", "SRT", "Radionuclide Half Life"), "6586.2", "s")],
    )
    activity = num(("113507", "DCM", "Administered activity"), "0.342", "GBq")
    effective = num(("113839", "DCM", "Effective Dose"), "6.5", "mSv")

    values = extract(make_tracer_report(agent, activity, effective))

    assert values["administrations"] == [
        {"agent": "Fluorodeoxyglucose F^18^", "activity_mbq": 342.0, "effective_dose_msv": 6.5, "half_life_s": 6586.2}
    ]
    assert (values["modality"], "events" in values) == ("NM", False)
