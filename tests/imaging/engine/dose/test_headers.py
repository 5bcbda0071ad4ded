import pytest
from pydicom.dataset import Dataset
from pydicom.uid import (
    CTImageStorage,
    DigitalMammographyXRayImageStorageForPresentation,
    MRImageStorage,
    PositronEmissionTomographyImageStorage,
    SecondaryCaptureImageStorage,
)

from apps.imaging.engine.dose.content import BadDoseObject
from tests.builders.dose import extract, make_image, write


def test_a_radiograph_gives_dap_exposure_and_indices():
    values = extract(
        make_image(
            ImageAndFluoroscopyAreaDoseProduct="0.633", KVP="100", ExposureTime="4", XRayTubeCurrent="250", ExposureInuAs="1000",
            ExposureIndex="256.88", TargetExposureIndex="226.22", DeviationIndex="0.55", ViewPosition="AP", BodyPartExamined="CHEST",
            AcquisitionDate="20261122", AcquisitionTime="113254.701", ImageLaterality="L", EntranceDoseInmGy="0.08",
        )
    )  # fmt: skip

    assert (values["modality"], values["n_events"], values["total_dap_gym2"]) == ("DX", 1, 6.33e-6)
    assert values["events"] == [
        {
            "started": "20261122113254", "target": "CHEST", "view": "AP", "laterality": "Left", "dap_gym2": 6.33e-6,
            "entrance_mgy": 0.08, "kvp": 100.0, "ma": 250.0, "exposure_ms": 4.0, "exposure_uas": 1000.0,
            "ei": 256.88, "tei": 226.22, "di": 0.55,
        }
    ]  # fmt: skip


def test_organ_dose_of_a_mammogram_is_in_dgy():
    values = extract(
        make_image(
            DigitalMammographyXRayImageStorageForPresentation, Modality="MG", OrganDose="0.01373", ImageLaterality="L",
            BodyPartThickness="53", HalfValueLayer="0.35",
        )
    )  # fmt: skip

    assert (values["agd_left_mgy"], "agd_right_mgy" in values) == (1.373, False)
    assert {k: values["events"][0][k] for k in ("agd_mgy", "thickness_mm", "hvl_mm")} == {
        "agd_mgy": 1.373,
        "thickness_mm": 53.0,
        "hvl_mm": 0.35,
    }


def test_a_ct_image_gives_its_ctdivol():
    values = extract(
        make_image(CTImageStorage, Modality="CT", CTDIvol=6.2, KVP="120", SpiralPitchFactor=0.9, ExposureTime="500")
    )

    assert values["events"] == [{"ctdivol": 6.2, "kvp": 120.0, "pitch": 0.9, "exposure_s": 0.5}]
    assert "total_dlp" not in values


def test_a_dose_page_with_its_values_in_the_header_is_read():
    page = make_image(SecondaryCaptureImageStorage, Modality="CT", ImageType=["DERIVED", "SECONDARY", "DOSE_INFO"])
    page.Manufacturer = "Philips"
    block = page.private_block(0x00E1, "ELSCINT1", create=True)
    block.add_new(0x21, "DS", "444.6")
    page.ExposureDoseSequence = []
    for name, ctdivol, dlp in (("PRE", 7.2, "196.01"), ("POST", 11.3, "248.59")):
        item = Dataset()
        item.SeriesDescription, item.CTDIvol, item.KVP = name, ctdivol, "120"
        item.private_block(0x00E1, "ELSCINT1", create=True).add_new(0x21, "DS", dlp)
        page.ExposureDoseSequence.append(item)

    values = extract(page)

    assert (values["n_events"], values["total_dlp"]) == (2, 444.6)
    assert [(e["protocol"], e["ctdivol"], e["dlp"]) for e in values["events"]] == [
        ("PRE", 7.2, 196.01),
        ("POST", 11.3, 248.59),
    ]


def test_the_private_dlp_of_another_maker_is_not_taken_for_one():
    page = make_image(SecondaryCaptureImageStorage, Modality="CT")
    page.private_block(0x00E1, "OTHERMAKER", create=True).add_new(0x21, "DS", "444.6")
    item = Dataset()
    item.CTDIvol = 7.2
    page.ExposureDoseSequence = [item]

    assert "total_dlp" not in extract(page)


@pytest.mark.parametrize(
    ("_case", "image", "code"),
    [
        ("dose page, GE", make_image(SecondaryCaptureImageStorage, Modality="CT", SeriesDescription="Dose Report"), "imaging.dose_page_is_picture"),
        ("dose page, Siemens", make_image(SecondaryCaptureImageStorage, Modality="CT", SeriesDescription="Patient Protocol"), "imaging.dose_page_is_picture"),
        ("a picture of something else", make_image(SecondaryCaptureImageStorage, Modality="OT"), "imaging.dose_not_in_header"),
        ("MR", make_image(MRImageStorage, Modality="MR", KVP="0"), "imaging.dose_not_in_header"),
        ("CT without CTDIvol", make_image(CTImageStorage, Modality="CT", KVP="120"), "imaging.dose_not_in_header"),
        ("an unfilled dose field", make_image(EntranceDose=0, ImageAndFluoroscopyAreaDoseProduct="0"), "imaging.dose_not_in_header"),
    ],
)  # fmt: skip
def test_an_image_without_a_dose_value_is_refused(_case, image, code):
    with pytest.raises(BadDoseObject) as refused:
        extract(image)
    assert refused.value.code == code


@pytest.mark.parametrize(("modality", "written"), [("PT", "342000000"), ("NM", "342"), ("PT", "342")])
def test_activity_is_told_in_mbq_whatever_the_device_writes(modality, written):
    item = Dataset()
    item.Radiopharmaceutical, item.RadionuclideTotalDose, item.RadionuclideHalfLife = "FDG", written, "6586.2"
    item.RadiopharmaceuticalStartDateTime = "20261122081500.00"
    image = make_image(
        PositronEmissionTomographyImageStorage, Modality=modality, RadiopharmaceuticalInformationSequence=[item]
    )

    assert extract(image)["administrations"] == [
        {"agent": "FDG", "activity_mbq": 342.0, "half_life_s": 6586.2, "started": "20261122081500"}
    ]


def test_elements_that_a_device_wrote_as_unknown_are_read():
    raw = write(
        make_image(
            DigitalMammographyXRayImageStorageForPresentation, Modality="MG", OrganDose="0.0026", ImageLaterality="R"
        )
    )
    known = b"\x40\x00\x16\x03DS\x06\x000.0026"
    assert known in raw

    values = extract(raw.replace(known, b"\x40\x00\x16\x03UN\x00\x00\x06\x00\x00\x000.0026"))

    assert values["agd_right_mgy"] == 0.26


def test_pixels_that_are_cut_short_do_not_spoil_the_header():
    assert extract(write(make_image(ExposureIndex="200"))[:-20])["events"][0]["ei"] == 200.0
