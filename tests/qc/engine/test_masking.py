import pytest

from apps.qc.engine.masking import find_telling, is_undeclared, mask_text, spell_secrets

CT, SC = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.7"


@pytest.mark.parametrize(
    ("_case", "sop_class", "facts", "series", "why"),
    [
        ("a slice", CT, {"BurnedInAnnotation": "NO", "ImageType": "ORIGINAL\\PRIMARY\\AXIAL"}, "Routine", ""),
        ("a slice that says nothing", CT, {}, "Routine", ""),
        ("a reformat is no screen", CT, {"ImageType": "DERIVED\\SECONDARY\\MPR"}, "Cor 3mm", ""),
        ("writing is declared", CT, {"BurnedInAnnotation": "YES"}, "Routine", "burned_in"),
        ("a page", SC, {}, "Layout", "capture"),
        ("a page of several frames", f"{SC}.4", {"BurnedInAnnotation": "NO"}, "", "capture"),
        ("another class of the same first digits", f"{SC}7", {}, "", ""),
        ("a copy of the console", CT, {"ImageType": "DERIVED\\SECONDARY\\SCREEN SAVE"}, "", "dose"),
        ("a dose page by its name", SC, {}, "Dose Report 1", "dose"),
    ],
)
def test_pictures_that_would_name_somebody(_case, sop_class, facts, series, why):
    assert find_telling(sop_class, facts, series) == why


def test_only_ultrasound_that_says_nothing_is_undeclared():
    assert is_undeclared("US", {})
    assert not is_undeclared("US", {"BurnedInAnnotation": "NO"}) and not is_undeclared("CT", {})


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("患者张小三，右肺结节。", "患者███，右肺结节。"),
        ("Zhang Xiaosan: nodule", "█████████████: nodule"),
        ("planned follow-up of Ann", "planned follow-up of ███"),
        ("电话通知李明，14:20。", "电话通知██，14:20。"),
        ("已告知急诊王强医师", "已告知██强医师"),
        ("Discussed with John Smith at 14:20.", "Discussed with ██████████ at 14:20."),
        ("Findings were reported to Dr. Jane Doe.", "Findings were reported to ████████████."),
        ("检查号 A123 与 20260102 前片", "检查号 ████ 与 ████████ 前片"),
        ("The patient was told to come again.", "The patient was told to come again."),
        ("右肺上叶见结节，大小约6mm。", "右肺上叶见结节，大小约6mm。"),
    ],
)
def test_names_and_numbers_are_black_and_places_stay(text, masked):
    secrets = spell_secrets(["张小三", "Zhang Xiaosan", "Ann"], ["A123"])
    got = mask_text(text, secrets)
    assert len(got) == len(text)
    if "王强" in text:
        assert "王强" not in got
    else:
        assert got == masked
