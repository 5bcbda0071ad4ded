"""Report rules as data: they fire with their words and their fix in both languages, prove themselves, and cannot run away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.common.kernel.words import render
from apps.qc.engine.checking import Standing, check, check_under
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.rule_data import LONGEST_SECTION, RuleFault, compile_phrase, find_all, parse_rule, try_examples
from apps.qc.engine.text import fold
from tests.builders.report_rules import make_definition


def say(standing: Standing, **facts):
    return check_under(ReportSnapshot(**{"impression": "肺炎。"} | facts), standing, stage="typing")


def make_standing(status="active", **changes) -> Standing:
    return Standing(status={"SITE-1": status}, rules=(parse_rule("SITE-1", make_definition(**changes), version=3),))


@pytest.mark.parametrize(
    ("lang", "words", "findings", "stretch", "suggestion", "message"),
    [
        ("zh", "zh-Hans", "实变，见支气管充汽征。", "支气管充汽征", "支气管充气征", "“支气管充汽征”：应为“充气征”"),
        (
            "en",
            "en",
            "Air  bronchography is seen.",
            "Air  bronchography",
            "air bronchogram",
            "“Air  bronchography”: the sign is an air bronchogram",
        ),
    ],
)
def test_a_rule_of_data_fires_with_words_and_fix(lang, words, findings, stretch, suggestion, message):
    found = [f for f in say(make_standing(), lang=lang, findings=findings).findings if f.rule == "SITE-1"]
    assert [(findings[f.start : f.end], f.suggestion, f.rule_version, f.blocking) for f in found] == [
        (stretch, suggestion, 3, False)
    ]
    assert render(found[0].reason, words) == message


def test_a_phrase_that_excuses_keeps_its_sentence_quiet():
    told = say(make_standing(), findings="原文为支气管充汽征。另见支气管充汽征。").findings
    assert [f.start for f in told if f.rule == "SITE-1"] == [12]


def test_a_phrase_anywhere_silences_the_rule():
    standing = make_standing(silenced_by={"zh": ["教学病例"]})
    assert [f.rule for f in say(standing, findings="支气管充汽征。教学病例。").findings if f.rule == "SITE-1"] == []


@pytest.mark.parametrize(("modality", "n"), [("CT", 1), ("MR", 0), ("", 0)])
def test_a_rule_of_one_modality_is_silent_in_others(modality, n):
    told = say(make_standing(modalities=["ct"]), findings="支气管充汽征。", modality=modality).findings
    assert sum(f.rule == "SITE-1" for f in told) == n


@pytest.mark.parametrize(
    ("status", "said", "shadow"),
    [("draft", 0, 0), ("shadow", 0, 1), ("active", 1, 0), ("blocking", 1, 0), ("retired", 0, 0)],
)
def test_the_status_decides_who_hears_it(status, said, shadow):
    checked = say(make_standing(status), findings="支气管充汽征。")
    assert sum(f.rule == "SITE-1" for f in checked.findings) == said
    assert sum(f.rule == "SITE-1" for f in checked.shadow) == shadow
    assert any(f.blocking for f in checked.findings if f.rule == "SITE-1") is (status == "blocking")


def test_a_rule_nobody_started_is_a_draft():
    standing = Standing(rules=(parse_rule("SITE-1", make_definition()),))
    assert say(standing, findings="支气管充汽征。").findings == check(
        ReportSnapshot(findings="支气管充汽征。", impression="肺炎。"), stage="typing"
    )


@pytest.mark.parametrize(("status", "blocks", "heard"), [("active", False, True), ("retired", False, False)])
def test_a_built_in_rule_can_be_taken_back(status, blocks, heard):
    facts = ReportSnapshot(findings="左肾见囊肿。右肾未见异常。", impression="右肾囊肿。")
    assert any(f.rule == "RPT-LATERALITY" and f.blocking for f in check(facts, stage="sign"))
    told = check_under(facts, Standing(status={"RPT-LATERALITY": status}), stage="sign").findings
    assert any(f.rule == "RPT-LATERALITY" for f in told) is heard
    assert any(f.blocking for f in told) is blocks


def test_examples_that_do_not_prove_the_rule_are_named():
    definition = make_definition()
    definition["examples"]["fire"][0]["findings"] = "未见异常。"
    definition["examples"]["quiet"][1]["findings"] = "Air bronchograph."
    assert try_examples(parse_rule("S", definition)) == [
        ("examples.fire.0", "qc.rule_example_quiet", {"n": 1}),
        ("examples.quiet.1", "qc.rule_example_fires", {"n": 2}),
    ]
    assert try_examples(parse_rule("S", make_definition())) == []


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"category": "nonsense"}, "category", "qc.rule_choice"),
        ({"severity": "fatal"}, "severity", "qc.rule_choice"),
        ({"stages": ["dreaming"]}, "stages", "qc.rule_choice"),
        ({"section": "title"}, "section", "qc.rule_choice"),
        ({"match": {}}, "match", "qc.rule_match_missing"),
        ({"match": {"fr": ["mot"]}}, "match", "qc.rule_languages"),
        ({"match": {"zh": ["*"]}}, "match.zh.0", "qc.rule_phrase"),
        ({"match": {"zh": ["ab*bc*cd*de"]}}, "match.zh.0", "qc.rule_phrase"),
        ({"match": {"zh": ["长" * 81]}}, "match.zh.0", "qc.rule_phrase"),
        ({"match": {"zh": [{"say": "错词", "suggest": 3}]}}, "match.zh.0", "qc.rule_phrase"),
        ({"explanation": {"en": "only English"}}, "explanation", "qc.rule_explanation"),
        ({"examples": {"fire": [], "quiet": []}}, "examples.fire", "qc.rule_examples"),
        ({"examples": {"fire": [{"lang": "xx"}], "quiet": [{}]}}, "examples.fire.0", "qc.rule_example_report"),
        ({"category": "laterality"}, "autofix", "qc.rule_autofix_category"),
        ({"autofix": "yes"}, "autofix", "qc.rule_choice"),
    ],
)
def test_a_fault_of_the_definition_is_named(change, place, code):
    with pytest.raises(RuleFault) as caught:
        parse_rule("S", make_definition(**change))
    assert (place, code) in [(where, what) for where, what, _ in caught.value.faults]


@pytest.mark.parametrize("data", [None, [], "text", 3, {"match": [1]}, {"examples": 4}, {"match": {"zh": "text"}}])
def test_nonsense_is_refused_and_never_an_error(data):
    with pytest.raises(RuleFault):
        parse_rule("S", data)


@given(st.text(min_size=1, max_size=80), st.sampled_from(["zh", "en"]))
@settings(max_examples=200, deadline=None)
def test_a_phrase_without_wildcards_finds_itself(said, lang):
    said = fold(said).replace("*", "").replace("#", "").strip()
    assert not said or compile_phrase(said, lang).search(said)


def test_a_text_longer_than_any_report_is_left_alone():
    rule = parse_rule("S", make_definition(match={"zh": ["支气管充汽征"], "en": ["air bronchograph"]}))
    text = "支气管充汽征。"
    at_limit = find_all(rule, {"findings": text + "正" * (LONGEST_SECTION - len(text)), "impression": ""})
    assert [f.start for f in at_limit] == [0]
    assert find_all(rule, {"findings": text + "正" * (LONGEST_SECTION - len(text) + 1), "impression": ""}) == []
