"""A department's own terms beside the packs: preferred wordings, words that are no slips, findings and places."""

import pytest

from apps.qc.engine.checking import Standing, check_under
from apps.qc.engine.lexicon_overlay import Entry, count_built_in, find_fault, make_overlay
from apps.qc.engine.report import ReportSnapshot


def say(rows, **facts):
    snapshot = ReportSnapshot(**{"impression": "正常。"} | facts)
    return check_under(snapshot, Standing(overlay=make_overlay(rows)), stage="typing").findings


@pytest.mark.parametrize(
    ("lang", "term", "preferred", "text", "stretches"),
    [
        ("zh", "粘膜", "黏膜", "胃粘膜光整，肠粘膜增厚。", ["粘膜", "粘膜"]),
        ("zh", "心影", "心影大小", "心影大小正常。", []),
        ("en", "CAT scan", "CT", "Cat scan of the chest. Cat scans vary.", ["Cat scan"]),
    ],
)
def test_a_preferred_term_is_a_hint_with_its_wording(lang, term, preferred, text, stretches):
    found = [f for f in say([(lang, "preferred", term, preferred)], lang=lang, findings=text) if f.rule == "RPT-TERM"]
    assert [text[f.start : f.end] for f in found] == stretches
    assert {(f.severity, f.blocking, f.suggestion) for f in found} <= {("info", False, preferred)}


def test_a_word_of_the_department_is_no_slip():
    text = "There is a small pleural effussion."
    assert [f.rule for f in say([], lang="en", findings=text) if f.rule == "RPT-TYPO"] == ["RPT-TYPO"]
    assert [
        f.rule for f in say([("en", "word", "effussion", "")], lang="en", findings=text) if f.rule == "RPT-TYPO"
    ] == []


def test_a_finding_of_the_department_is_read_like_a_built_in_one():
    facts = {"findings": "左肾见结晶簇。右肾未见异常。", "impression": "右肾结晶簇。"}
    assert [f.severity for f in say([], **facts) if f.rule == "RPT-LATERALITY"] == ["warn"]
    told = say([("zh", "finding", "结晶簇", "stone")], **facts)
    assert [f.severity for f in told if f.rule == "RPT-LATERALITY"] == ["error"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (Entry("zh", "preferred", "粘膜", "黏膜"), ""),
        (Entry("zh", "preferred", "黏膜", "黏膜"), "qc.lexicon_preferred_missing"),
        (Entry("zh", "preferred", "粘膜", ""), "qc.lexicon_preferred_missing"),
        (Entry("en", "word", "ALARA", ""), ""),
        (Entry("en", "word", "ALARA", "x"), "qc.lexicon_meaning_unknown"),
        (Entry("en", "finding", "stone cluster", "stone"), ""),
        (Entry("en", "finding", "stone cluster", "unicorn"), "qc.lexicon_meaning_unknown"),
        (Entry("zh", "place", "左肾上区", "kidney"), ""),
        (Entry("zh", "mask", " ", ""), "qc.lexicon_term_length"),
        (Entry("zh", "mask", "长" * 61, ""), "qc.lexicon_term_length"),
    ],
)
def test_an_entry_that_means_nothing_is_refused(entry, fault):
    assert find_fault(entry) == fault


def test_the_packs_own_terms_are_counted():
    assert count_built_in("zh")["finding"] > 100 and count_built_in("en")["place"] > 300
