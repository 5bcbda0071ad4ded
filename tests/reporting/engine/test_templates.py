import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.sr._cid_dict import cid_concepts
from pydicom.sr._concepts_dict import concepts

from apps.qc.engine.checking import check
from apps.qc.engine.report import ReportSnapshot
from apps.reporting.engine.proposing import Offer, Wish, fits, order_offers
from apps.reporting.engine.templates import (
    LANGUAGES,
    SECTIONS,
    BadField,
    find_faults,
    find_gap,
    list_fields,
    parse_field,
    render_section,
)
from apps.reporting.services.templates import read_starter_templates

TYPES = {
    row["code"]: row for row in json.loads(Path("apps/directory/data/exam_types.json").read_text(encoding="utf-8"))
}
WORDS = {"zh": "见描述", "en": "as described"}
GOOD = {"findings": "心影[heart 心影: 不大*|增大]，长径 [long 长径: # mm 1..300]。", "impression": "[end 结论: ...]"}
ENGLISH = {
    "findings": "The heart is [heart heart: not enlarged*|enlarged], long axis [long long axis: # mm 1..300].",
    "impression": "[end conclusion: ...]",
}


@pytest.mark.parametrize(
    ("mark", "kind", "options", "default"),
    [
        ("[a 心影: 不大*|增大]", "choice", ("不大", "增大"), 0),
        ("[a 心影：不大|增大*]", "choice", ("不大", "增大"), 1),
        ("[a heart: one|two]", "choice", ("one", "two"), None),
        ("[a only: one*]", "choice", ("one",), 0),
        ("[a size: # mm 0.5..300]", "number", (), None),
        ("[a size: #]", "number", (), None),
        ("[a when: date]", "date", (), None),
        ("[a what: ...]", "text", (), None),
    ],
)
def test_a_field_is_read(mark, kind, options, default):
    field = parse_field(mark)
    assert (field.key, field.kind, field.options, field.default) == ("a", kind, options, default)


def test_a_number_keeps_unit_and_range():
    field = parse_field("[size 长径: # mm 0.5..300]")
    assert (field.label, field.unit, field.low, field.high) == ("长径", "mm", 0.5, 300.0)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("[heart]", "template_mark"),
        ("[Heart x: a|b]", "template_mark"),
        ("[a x: a*|b*]", "template_choice"),
        ("[a x: a||b]", "template_choice"),
        ("[a x: a|a]", "template_choice"),
        ("[a x: # mm 9..1]", "template_number"),
        ("[a x: # mm mm mm]", "template_number"),
    ],
)
def test_a_field_that_cannot_be_read_says_why(mark, code):
    with pytest.raises(BadField, match=f"reporting.{code}"):
        parse_field(mark)


def test_a_default_stands_and_an_open_field_is_a_named_gap():
    text, slots = render_section(GOOD["findings"], lang="zh", automatic={})
    assert text == "心影不大，长径 [填写 长径] mm。"
    assert [(text[slot.start : slot.end], slot.is_filled) for slot in slots] == [("不大", True), ("[填写 长径]", False)]
    assert render_section("[a heart: one|two]", lang="en", automatic={})[0] == "[select heart]"


def test_what_the_exam_tells_is_filled_and_what_it_does_not_stays_a_mark():
    text, slots = render_section("{side}膝关节，{prior}", lang="zh", automatic={"side": "左侧", "prior": ""})
    assert (text, slots) == ("左侧膝关节，{prior}", [])


def test_both_languages_hold_the_same_fields():
    assert find_faults({"zh": GOOD, "en": ENGLISH}) == []
    less = ENGLISH | {"impression": "Normal."}
    assert [(lang, reason.code) for lang, _, reason in find_faults({"zh": GOOD, "en": less})] == [
        ("en", "reporting.template_only_one")
    ]
    other = ENGLISH | {"findings": ENGLISH["findings"].replace("not enlarged*|enlarged", "not enlarged|enlarged*")}
    assert [reason.code for *_, reason in find_faults({"zh": GOOD, "en": other})] == ["reporting.template_differs"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("心影[heart]", ["template_mark"]),
        ("[a x: b|c] [a x: b|c]", ["template_twice"]),
        ("{sides}", ["template_automatic"]),
        ("[a x: b|c", ["template_mark"]),
        ("   ", ["needed"]),
    ],
)
def test_faults_of_a_text_are_named(text, codes):
    faults = find_faults({"zh": {"findings": text}, "en": ENGLISH})
    assert [(lang, reason.code.removeprefix("reporting.")) for lang, _, reason in faults] == [("zh", c) for c in codes]


@given(st.text(alphabet="ab []{}|:*#.…中\n1", max_size=80))
def test_any_text_is_rendered_and_every_slot_lies_in_it(text):
    shown, slots = render_section(text, lang="zh", automatic={})
    assert all(0 <= a.start <= a.end <= b.start for a, b in zip(slots, slots[1:], strict=False))
    assert all(slot.end <= len(shown) for slot in slots)
    find_faults({"zh": {"findings": text}, "en": {"findings": text}})


def test_the_starter_set_is_large_sound_and_fits_exams_that_exist():
    templates = read_starter_templates()
    assert len(templates) == 50
    assert {row["modality"] for row in templates} == {"CT", "MR", "DX", "US", "MG", "NM", "PT", "XA"}
    for row in templates:
        assert find_faults(row["texts"]) == [], row["code"]
        assert [code for code in row["exam_types"] if TYPES[code]["modality"] != row["modality"]] == []
        assert len(list_fields(row["texts"]["zh"])) >= 4


def test_a_code_is_one_of_the_report_titles_of_dicom_or_empty():
    titles = {code for name in cid_concepts[7000]["LN"] for code in concepts["LN"][name]}
    for row in read_starter_templates():
        code, source = row.get("loinc", ""), row.get("code_source", "")
        assert (code in titles and "CID 7000" in source) if code else not row.get("radlex"), row["code"]
    assert [row["code"] for row in read_starter_templates() if not row.get("loinc")] == ["MG-DIAG"]


def fill(row: dict, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """The texts with gaps, and with every gap filled by its first choice."""
    exam = TYPES[row["exam_types"][0]]
    automatic = {
        "side": {"zh": "左侧", "en": "left"}[lang],
        "exam": exam["names"]["zh-Hans" if lang == "zh" else "en"],
        "prior": "2026-01-02",
    }
    gaps, filled = {}, {}
    for section in SECTIONS:
        text, slots = render_section(row["texts"][lang][section], lang=lang, automatic=automatic)
        gaps[section] = text
        for slot in reversed([slot for slot in slots if not slot.is_filled]):
            words = (
                slot.field.options[0] if slot.field.options else "12" if slot.field.kind == "number" else WORDS[lang]
            )
            text = text[: slot.start] + words + text[slot.end :]
        filled[section] = text
    return gaps, filled


def read_alerts(row: dict, lang: str, texts: dict[str, str]) -> set[tuple[str, str]]:
    exam = TYPES[row["exam_types"][0]]
    has_side = "{side}" in json.dumps(row["texts"])
    snapshot = ReportSnapshot(
        findings=texts["findings"],
        impression=texts["impression"],
        lang=lang,
        modality=row["modality"],
        procedure=exam["names"]["zh-Hans" if lang == "zh" else "en"],
        exam_body_part=exam["body_part"],
        exam_laterality="L" if has_side and exam["laterality_rule"] != "none" else "",
        sex="M" if "PROSTATE" in row["code"] else "F",
        age="12Y" if "BONEAGE" in row["code"] else "45Y",
        contrast=exam["contrast"] != "none",
        exam_date="2026-11-29",
    )
    return {(one.rule, one.severity) for one in check(snapshot, stage="sign") if one.severity != "info"}


@pytest.mark.parametrize("row", read_starter_templates(), ids=lambda row: row["code"])
def test_the_checks_see_only_the_gaps(row):
    for lang in LANGUAGES:
        gaps, filled = fill(row, lang)
        assert read_alerts(row, lang, gaps) <= {("RPT-PLACEHOLDER", "error")}, lang
        if re.search(r"\[(?:选择|填写|select|enter) ", gaps["findings"] + gaps["impression"]):
            assert read_alerts(row, lang, gaps) == {("RPT-PLACEHOLDER", "error")}, lang
        assert read_alerts(row, lang, filled) == set(), lang


WISH = Wish("CT", "CHEST", "CT-CHEST-LD", has_contrast=False)


@pytest.mark.parametrize(
    ("_case", "offer", "is_fit"),
    [
        ("names the exam type", Offer("A", "CT", (), ("CT-CHEST-LD",), "with"), True),
        ("names the body part", Offer("A", "CT", ("CHEST",), (), ""), True),
        ("and the contrast agrees", Offer("A", "CT", ("CHEST",), (), "without"), True),
        ("the contrast does not agree", Offer("A", "CT", ("CHEST",), (), "with"), False),
        ("another body part", Offer("A", "CT", ("HEAD",), (), ""), False),
        ("another modality", Offer("A", "MR", ("CHEST",), ("CT-CHEST-LD",), ""), False),
    ],
)
def test_which_template_fits(_case, offer, is_fit):
    assert fits(offer, WISH) is is_fit


def test_the_best_fitting_template_stands_first_and_other_modalities_are_left_out():
    offers = [
        Offer("D", "CT", ("HEAD",), (), ""),
        Offer("C", "CT", ("CHEST",), (), ""),
        Offer("B", "CT", ("CHEST",), (), "without"),
        Offer("A", "MR", ("CHEST",), (), ""),
        Offer("E", "CT", (), ("CT-CHEST-LD",), ""),
    ]
    assert [one.code for one in order_offers(offers, WISH)] == ["E", "B", "C", "D"]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("层厚 [填写 层厚] mm", "[填写 层厚]"),
        ("[select phase], [enter volume]", "[select phase]"),
        ("see [3] and [select]", ""),
        ("", ""),
    ],
)
def test_a_gap_that_nobody_filled_in_is_found(text, gap):
    assert find_gap(text) == gap
