"""What a confirmed error becomes: an example no larger than it needs, a pair, a rule that obeys its own examples."""

import pytest

from apps.qc.engine.checking import Standing, check_under
from apps.qc.engine.confusions import find_confusions, find_pair_fault
from apps.qc.engine.lessons import Mark, find_mark_fault, make_definition, make_draft
from apps.qc.engine.lexicon_overlay import make_overlay
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.report_history import NO_HISTORY
from apps.qc.engine.report_learning import SignedText, learn_signed
from apps.qc.engine.rule_data import parse_rule, try_examples

FINDINGS = "张三双肺纹理清晰。右肺上叶见空泡正，约8mm。左肺未见异常。"


def draft(findings=FINDINGS, impression="右肺结节。", mark=None, **facts):
    report = ReportSnapshot(findings=findings, impression=impression, **facts)
    at = findings.index("正")
    return make_draft(report, mark or Mark("findings", at, at + 1, "typo", "征"), ("张三",))


def test_a_slip_is_kept_with_its_sentence_alone_and_reads_alone():
    made = draft(sex="M", exam_laterality="U")
    assert made.facts["findings"] == "右肺上叶见空泡正，约8mm。" and made.facts["impression"] == ""
    assert (made.wrong, made.right) == ("泡正", "泡征")
    assert made.facts["findings"][made.start : made.end] == "泡正"
    assert made.facts["sex"] == "M" and made.facts["exam_laterality"] == ""


def test_a_contradiction_keeps_both_sections_without_the_name():
    at = FINDINGS.index("右肺上叶")
    made = draft(mark=Mark("findings", at, at + 2, "laterality"))
    assert made.facts["findings"].startswith("██双肺") and made.facts["impression"] == "右肺结节。"
    assert (made.wrong, made.right) == ("右肺", "")


def test_an_english_mark_covers_whole_words():
    text = "There is a smal effusion."
    made = make_draft(ReportSnapshot(text, "", lang="en"), Mark("findings", 12, 14, "typo", "mal"), ())
    assert (made.wrong, made.right) == ("smal", "small")


def test_the_rule_of_a_draft_obeys_its_own_examples():
    rule = parse_rule("SITE-9", make_definition(draft(), "typo", source="review 1"))
    assert try_examples(rule) == []
    assert (rule.facts.category, rule.facts.autofix) == ("typo", True)


@pytest.mark.parametrize(
    ("_case", "mark", "fault"),
    [
        ("fits", Mark("findings", 0, 3, "typo"), ""),
        ("no such section", Mark("technique", 0, 3, "typo"), "qc.mark_unknown"),
        ("no such kind", Mark("findings", 0, 3, "style"), "qc.mark_unknown"),
        ("beyond the end", Mark("findings", 0, 400, "typo"), "qc.mark_place"),
        ("empty", Mark("findings", 3, 3, "typo"), "qc.mark_place"),
        ("two lines", Mark("findings", 0, 3, "typo", "a\nb"), "qc.mark_right"),
    ],
)
def test_marks(_case, mark, fault):
    assert find_mark_fault(mark, {"findings": FINDINGS, "impression": ""}) == fault


@pytest.mark.parametrize(
    ("lang", "wrong", "right", "fault"),
    [
        ("zh", "泡正", "泡征", ""),
        ("zh", "正", "征", "qc.lexicon_pair_length"),
        ("en", "ia", "is", "qc.lexicon_pair_length"),
        ("zh", "泡征", "泡征", "qc.lexicon_preferred_missing"),
        ("zh", "泡征", " ", "qc.lexicon_preferred_missing"),
        ("zh", "12", "13", "qc.lexicon_pair_length"),
        ("zh", "泡正" * 31, "泡征", "qc.lexicon_pair_length"),
    ],
)
def test_pairs(lang, wrong, right, fault):
    assert find_pair_fault(lang, wrong, right) == fault


def test_a_pair_alerts_wherever_the_wrong_wording_stands_but_inside_the_right_one():
    overlay = make_overlay([("zh", "confusion", "空泡正", "空泡征"), ("en", "confusion", "ileum", "ilium")])
    found = check_under(ReportSnapshot("见空泡正。", "空泡征。"), Standing(overlay=overlay)).findings
    assert [(f.rule, f.start, f.end, f.suggestion) for f in found if f.category == "typo"] == [
        ("RPT-TYPO", 1, 4, "空泡征")
    ]
    assert [slip.start for slip in find_confusions("ileum, ileums", overlay.list_confusions("en"), "en")] == [0]
    assert list(find_confusions("结节影", [("结节", "结节影")], "zh")) == []


def test_a_sentence_with_a_confirmed_slip_teaches_nothing_and_asks_nothing():
    overlay = make_overlay([("zh", "confusion", "空泡正", "空泡征")])
    texts = [SignedText("zh", f"右肺见空泡正。第{n}次。", "") for n in range(3)]
    learned = learn_signed(texts, overlay, known=NO_HISTORY)
    assert "空泡正" not in str(learned.sentences) and "右肺见空泡正" in learned.aside["zh"]
    assert not any("正" in question.word for question in learned.list_questions(1))
