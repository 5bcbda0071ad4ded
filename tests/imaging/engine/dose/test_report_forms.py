"""The forms in which reports come: templates, spellings, transfer syntaxes, character sets; and what is no dose report."""

import pytest
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ImplicitVRLittleEndian

from apps.imaging.engine.dose.content import BadDoseObject
from simulator.dose_report import CONTAINS, code, text
from tests.builders.dose import (
    extract,
    find,
    make_ct,
    write,
)


@pytest.mark.parametrize("how", ["absent", "empty", "wrong"])
def test_the_template_identifier_decides_nothing(how):
    report = make_ct()
    if how == "absent":
        del report.ContentTemplateSequence
    elif how == "empty":
        report.ContentTemplateSequence = []
    else:
        report.ContentTemplateSequence[0].TemplateIdentifier = "10001"

    assert extract(report)["modality"] == "CT"


def test_meanings_in_wrong_case_or_with_typos_change_nothing():
    report, plain = make_ct(), extract(make_ct())
    for item in [report, *_walk(report)]:
        for codes in (item.ConceptNameCodeSequence, item.get("ConceptCodeSequence", [])):
            for each in codes:
                if each.CodeMeaning != "Chest":
                    each.CodeMeaning = each.CodeMeaning.upper()[::-1]

    assert extract(report)["events"][1]["type"] == plain["events"][1]["type"] == "Spiral Acquisition"
    assert extract(report)["total_dlp"] == plain["total_dlp"]


def _walk(ds):
    for item in ds.get("ContentSequence") or []:
        yield item
        yield from _walk(item)


def test_snomed_rt_codes_are_read_as_snomed_ct():
    def to_rt(item):
        item.ConceptCodeSequence = [code("P5-08001", "SRT", "Spiral Acquisition")]

    report = make_ct()
    for item in find(report, "113820")[1:]:
        to_rt(item)
    for item in find(report, "408730004"):
        item.ConceptNameCodeSequence = [code("G-C32C", "SRT", "Procedure Context")]
        item.ConceptCodeSequence = [code("P5-0808E", "SRT", "CT without contrast")]

    event = extract(report)["events"][1]
    assert (event["type"], event["contrast"]) == ("Spiral Acquisition", "CT without contrast")


@pytest.mark.parametrize(
    "syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian], ids=lambda s: s.name
)
def test_every_transfer_syntax_gives_the_same(syntax):
    report = make_ct()

    assert extract(write(report, syntax=syntax)) == extract(write(report))


def test_a_file_without_preamble_and_meta_header_is_read():
    assert extract(write(make_ct(), with_meta=False))["total_dlp"] == 235.2


@pytest.mark.parametrize(
    ("_case", "declared", "codec"),
    [
        ("UTF-8 as declared", "ISO_IR 192", "utf-8"),
        ("UTF-8 under the name of Latin-1", "ISO_IR 100", "utf-8"),
        ("UTF-8 without a declaration", "", "utf-8"),
        ("GB18030 as declared", "GB18030", "gb18030"),
        ("GB18030 without a declaration", "", "gb18030"),
        ("GB18030 under the name of UTF-8", "ISO_IR 192", "gb18030"),
    ],
)
def test_text_in_the_wrong_character_set_is_still_read(_case, declared, codec):
    report = make_ct()
    report.InstitutionName = "AAAAAAAA"
    raw = write(report)
    wrong = "中心医院".encode(codec).ljust(12)
    raw = raw.replace(b"LO\x08\x00AAAAAAAA", b"LO\x0c\x00" + wrong)
    raw = raw.replace(b"CS\x0a\x00ISO_IR 192", b"CS\x0a\x00" + declared.encode().ljust(10))

    assert extract(raw)["institution"] == "中心医院"


def test_a_report_about_something_else_is_refused_by_its_title():
    report = make_ct()
    report.ConceptNameCodeSequence = [code("18748-4", "LN", "Diagnostic Imaging Report")]
    report.ContentSequence = [text(("121071", "DCM", "Finding"), "nothing", link=CONTAINS)]

    with pytest.raises(BadDoseObject) as refused:
        extract(report)
    assert (refused.value.code, refused.value.params) == (
        "imaging.dose_other_report",
        {"title": "Diagnostic Imaging Report"},
    )


def test_a_dose_report_without_any_dose_is_refused():
    report = make_ct()
    report.ContentSequence = report.ContentSequence[:3]

    with pytest.raises(BadDoseObject) as refused:
        extract(report)
    assert refused.value.code == "imaging.dose_report_empty"
