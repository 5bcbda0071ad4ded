from datetime import timedelta

from apps.imaging.drivers.dose_file import read_dose_bytes
from apps.imaging.engine.dose.extract import describe_file, extract_dose
from apps.imaging.engine.dose.merge import merge_dose
from tests.builders.dose import NOON, find, make_ct, make_dx, make_image, make_row, write


def describe(ds, name: str):
    source = read_dose_bytes(write(ds))
    return describe_file(source, extract_dose(source), name)


def cumulative(n: int):
    """The same study told three times, each time with one more scan."""
    whole = make_ct([(5.0, 200.0), (7.2, 320.0)])
    events = find(whole, "113819")
    for i, event in enumerate(events):
        find(event, "113769")[0].UID = f"2.25.77{i}"
    kept = [i for i in whole.ContentSequence if i.ConceptNameCodeSequence[0].CodeValue not in ("113819", "113811")]
    whole.ContentSequence = kept + events[:n]
    whole.ContentTime = f"12000{n}"
    whole.SOPInstanceUID = whole.file_meta.MediaStorageSOPInstanceUID = f"2.25.78{n}"
    return whole


def test_cumulative_reports_become_one_record_in_whatever_order_they_come():
    files = [describe(cumulative(n), f"{n}") for n in (1, 2, 3)]

    for order in (files, files[::-1], [files[1], files[2], files[0]]):
        (record,) = merge_dose(order)
        assert (record.values["n_events"], record.values["total_dlp"]) == (3, 335.2)
        assert record.files == ("1", "2", "3")


def test_an_earlier_report_that_comes_again_changes_nothing():
    files = [describe(cumulative(n), f"{n}") for n in (1, 3)]
    late = describe(cumulative(1), "late")

    (record,) = merge_dose([*files, late])
    assert record.values["n_events"] == 3


def test_continued_reports_of_one_study_stay_apart():
    first, second = make_ct([(5.0, 200.0)]), make_ct([(7.2, 320.0)], at=NOON + timedelta(minutes=20))

    records = merge_dose([describe(first, "1"), describe(second, "2")])

    assert [r.values["total_dlp"] for r in records] == [104.8, 235.2]


def test_the_same_report_under_another_uid_counts_once():
    report = make_dx()
    first = describe(report, "1")
    report.SOPInstanceUID = report.file_meta.MediaStorageSOPInstanceUID = "2.25.999"

    (record,) = merge_dose([first, describe(report, "2")])
    assert (record.values["n_events"], record.files) == (1, ("1", "2"))


def test_studies_do_not_mix():
    files = [describe(make_ct(row=make_row(f"2.25.{n}")), f"{n}") for n in (1, 2)]

    assert [r.study_uid for r in merge_dose(files)] == ["2.25.1", "2.25.2"]


def mammogram(*, sop: str, at: str, side: str = "L", kind: str = "1.2.840.10008.5.1.4.1.1.1.2"):
    return make_image(
        kind, SOPInstanceUID=sop, Modality="MG", OrganDose="0.01", ImageLaterality=side, KVP="28", ExposureInuAs="50000",
        AcquisitionDate="20261122", AcquisitionTime=at, ViewPosition="CC",
    )  # fmt: skip


def test_a_mammogram_for_processing_and_for_presentation_counts_once():
    images = [
        mammogram(sop="2.25.1", at="120000", kind="1.2.840.10008.5.1.4.1.1.1.2.1"),
        mammogram(sop="2.25.2", at="120000"),
        mammogram(sop="2.25.3", at="120200", side="R"),
        mammogram(sop="2.25.4", at="120300", side="L"),
    ]

    (record,) = merge_dose(describe(image, str(n)) for n, image in enumerate(images))

    assert record.values["n_events"] == 3
    assert (record.values["agd_left_mgy"], record.values["agd_right_mgy"]) == (2.0, 1.0)


def test_radiographs_of_one_study_are_summed():
    images = [
        make_image(
            SOPInstanceUID=f"2.25.{n}", ImageAndFluoroscopyAreaDoseProduct="1.5", IrradiationEventUID=f"2.25.10{n}"
        )
        for n in (1, 2)
    ]

    (record,) = merge_dose(describe(image, str(n)) for n, image in enumerate(images))
    assert (record.values["n_events"], record.values["total_dap_gym2"]) == (2, 3e-5)


def test_images_add_nothing_where_a_report_tells_of_the_same_study():
    report = describe(make_dx([1.2e-5], row=make_row("2.25.62")), "report")
    image = describe(make_image(ImageAndFluoroscopyAreaDoseProduct="1.2"), "image")

    (record,) = merge_dose([image, report])
    assert (record.source, record.values["total_dap_gym2"], record.files) == ("report", 1.2e-5, ("report",))
