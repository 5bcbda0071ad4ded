"""Who confirms an error drafts what it teaches; a named person promotes it, and from then on the checks know it."""

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.qc.engine.report import ReportSnapshot
from apps.qc.models import Case, Lesson, LexiconEntry, ReportAlert, ReportRule, SecondReading, Subject, WordQuestion
from apps.qc.public import (
    answer_word,
    check_report,
    draft_from_dispute,
    drop_lesson,
    forget_standing,
    get_rule,
    judge_second_reading,
    keep_example,
    list_heard,
    list_kept,
    make_rule,
    raise_case,
    reopen_case,
    save_rule,
    submit_review,
    teach_pair,
)
from tests.builders.pathway import HEAD, seed_department
from tests.builders.report_rules import make_definition
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}
TEXTS = {"technique": "平扫", "findings": "右肺上叶见结节，大小约6mm。", "impression": "右肺上叶结节。"}
MARK = {"section": "findings", "start": 8, "end": 10, "category": "typo", "right": "直径"}


@pytest.fixture
def site():
    forget_standing()
    yield seed_department()
    forget_standing()


@pytest.fixture
def case(site):
    author = make_person("rad-a", "radiologist", "吴敏")
    report = make_signed(author, texts=TEXTS)
    return raise_case("report", f"report:{report.id}", origin="complaint", reason_text="look", site_id=site, actor=HEAD)


def review(case, name, **facts):
    reader = make_person(name, "radiologist", name)
    return submit_review(case.id, scores=GOOD, defects=[], radpeer="1", actor=reader, **facts)


def test_a_mark_of_a_settled_review_drafts_an_example_and_a_pair(case):
    review(case, "rad-b", marks=[MARK])
    rows = Lesson.objects.order_by("kind")
    assert [(r.kind, r.state, r.wrong, r.right, r.confirmed_by_name) for r in rows] == [
        ("fire", "draft", "大小", "直径", "rad-b"),
        ("pair", "draft", "大小", "直径", "rad-b"),
    ]
    assert {row.case_id for row in rows} == {case.id} and "吴敏" not in str([row.facts for row in rows])
    assert not LexiconEntry.objects.exists() and not ReportRule.objects.exists(), "drafts change no check"


def test_a_mark_outside_the_text_is_refused_and_nothing_is_kept(case):
    with pytest.raises(Invalid) as refusal:
        review(case, "rad-b", marks=[MARK, MARK | {"end": 900}])
    assert list(refusal.value.fields) == ["marks.1"]
    assert not Lesson.objects.exists() and not Case.objects.get(pk=case.id).reviews.exists()


def test_a_case_that_is_decided_anew_takes_its_drafts_back(case):
    review(case, "rad-b", marks=[MARK])
    reopen_case(case.id, reason_text="again", actor=HEAD)
    arbiter = make_person("rad-c", "radiologist", "rad-c")
    submit_review(case.id, scores=GOOD, defects=[], radpeer="1", comment="fine", actor=arbiter)
    assert set(Lesson.objects.values_list("state", flat=True)) == {"dropped"}


def test_a_pair_is_taught_once_and_checked_at_once(case):
    review(case, "rad-b", marks=[MARK])
    pair = Lesson.objects.get(kind="pair")
    assert list_heard(pair) == []
    with pytest.raises(Invalid):
        teach_pair(pair.id, reason=" ", actor=HEAD)
    teach_pair(pair.id, reason="often", actor=HEAD)
    entry = LexiconEntry.objects.get()
    assert (entry.kind, entry.term, entry.meaning) == ("confusion", "大小", "直径")
    found = check_report(ReportSnapshot("左肺见结节，大小约4mm。", "左肺结节。"), stage="typing")
    assert [f.suggestion for f in found if f.rule == "RPT-TYPO"] == ["直径"]
    assert list_heard(pair) == ["RPT-TYPO"]
    with pytest.raises(Conflict):
        drop_lesson(pair.id, reason="late", actor=HEAD)


def test_a_rule_is_made_of_a_draft_and_keeps_obeying_it(case):
    review(case, "rad-b", marks=[MARK])
    fire = Lesson.objects.get(kind="fire")
    make_rule(fire.id, code="SITE-PAO", reason="seen twice", actor=HEAD)
    rule = get_rule("SITE-PAO")
    assert (rule["status"], rule["definition"]["match"]) == ("draft", {"zh": [{"say": "大小", "suggest": "直径"}]})
    assert [(one.id, one.obeyed) for one in list_kept("SITE-PAO")] == [(fire.id, True)]
    with pytest.raises(Invalid) as refusal:
        save_rule("SITE-PAO", make_definition(), reason="other words", version=1, actor=HEAD)
    assert list(refusal.value.fields) == ["definition.kept"]
    assert ReportRule.objects.get().version == 1


def test_an_example_of_a_built_in_rule_may_be_a_gap_and_of_an_own_one_not(case):
    review(case, "rad-b", marks=[MARK, MARK | {"start": 9, "end": 11}])
    save_rule("SITE-1", make_definition(), reason="x", actor=HEAD)
    first, second = Lesson.objects.filter(kind="fire").order_by("id")
    with pytest.raises(Refused):
        keep_example(first.id, rule="SITE-1", reason="x", actor=HEAD)
    with pytest.raises(NotFound):
        keep_example(first.id, rule="SITE-404", reason="x", actor=HEAD)
    keep_example(first.id, rule="RPT-TYPO", reason="a gap", actor=HEAD)
    assert [(one.id, one.obeyed) for one in list_kept("RPT-TYPO")] == [(first.id, False)]
    drop_lesson(second.id, reason="the same", actor=HEAD)
    assert Lesson.objects.get(pk=second.id).state == "dropped"


def test_a_second_reader_that_was_right_drafts_an_example(case):
    subject = Subject.objects.get(kind="report")
    told = {
        "category": "laterality",
        "quote_findings": "右肺上叶",
        "quote_impression": "右肺",
        "reason": "",
        "told": False,
    }
    rows = [
        SecondReading.objects.create(
            subject=s, state="done", model="m", prompt_version="1", findings=[told], at=clock.now()
        )
        for s in [subject, make_subject(subject)]
    ]
    judge_second_reading(rows[0].id, verdict="right", actor=HEAD)
    judge_second_reading(rows[1].id, verdict="wrong", actor=HEAD)
    (row,) = Lesson.objects.all()
    assert (row.kind, row.section, row.wrong, row.source_id) == ("fire", "impression", "右肺", rows[0].id)
    assert row.facts["findings"] == TEXTS["findings"], "sections are compared, so both are kept"


def make_subject(like):
    facts = {"site_id": like.site_id, "closed_at": like.closed_at, "content": like.content}
    return Subject.objects.create(kind="report", ref="report:9@1", **facts)


def test_a_frequent_slip_drafts_the_pair_that_the_speller_or_the_person_proposes(site):
    facts = {"lang": "zh", "sentence": "双肺纹里增多", "n_reports": 3, "first_at": clock.now()}
    questions = [WordQuestion.objects.create(word=word, **facts) for word in ("肺纹里增", "纹里增多", "双肺纹里")]
    answer_word(questions[0].id, verdict="slip", actor=HEAD)
    answer_word(questions[1].id, verdict="slip", term="纹理增多", actor=HEAD)
    answer_word(questions[2].id, verdict="word", actor=HEAD)
    pairs = Lesson.objects.filter(kind="pair").order_by("id")
    assert [(p.wrong, p.right) for p in pairs] == [("肺纹里增", "肺纹理增"), ("纹里增多", "纹理增多")]


def test_a_false_alarm_that_quality_control_confirms_is_a_quiet_example(site):
    facts = {
        "report_id": 1,
        "site_id": site,
        "rule_version": 1,
        "category": "typo",
        "severity": "warn",
        "first_at": clock.now(),
    }
    sentence = "右肺上叶见空泡征，大小约6mm"
    alert = ReportAlert.objects.create(
        key="k", words_key="w", rule="RPT-TYPO", sentence=sentence, outcome="disputed", reason="right", **facts
    )
    other = ReportAlert.objects.create(
        key="l", words_key="w", rule="RPT-TYPO", sentence=sentence, outcome="fixed", **facts
    )
    row = draft_from_dispute(alert.id, actor=HEAD)
    assert (row.kind, row.rule, row.facts["findings"]) == ("quiet", "RPT-TYPO", sentence)
    with pytest.raises(Conflict):
        draft_from_dispute(alert.id, actor=HEAD)
    with pytest.raises(NotFound):
        draft_from_dispute(other.id, actor=HEAD)
    keep_example(row.id, rule="RPT-TYPO", reason="a term", actor=HEAD)
    assert [one.obeyed for one in list_kept("RPT-TYPO")] == [True]
