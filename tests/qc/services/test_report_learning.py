"""Signed reports teach the checks that run while a report is typed; who signed again or was found at fault teaches nothing."""

import time
from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.qc.models import Case, LexiconEntry, SpellLearning, Subject, SubjectIdentity, WordQuestion
from apps.qc.public import answer_word, forget_standing, get_engine_version, learn_reports
from apps.qc.services.report_standing import get_standing
from tests.builders.pathway import HEAD, seed_department

SLIP = "双肺纹里增多，未见实变。"


@pytest.fixture
def site(db):
    site_id = seed_department()
    row = PolicySet.objects.get(code="qc.spelling", status="active")
    row.payload |= {"least_reports": 3, "ask_from": 2}
    row.save()
    clear_cache()
    forget_standing()
    yield site_id
    forget_standing()


def enrol(site: int, n: int, findings: str, *, version: int = 1, days: int = 9) -> Subject:
    subject = Subject.objects.create(
        kind="report", ref=f"report:{n}@{version}", site_id=site, modality="CT",
        closed_at=clock.now() - timedelta(days=days),
        content={"lang": "zh", "findings": findings, "impression": f"第{n}次检查未见异常。"},
    )  # fmt: skip
    SubjectIdentity.objects.create(subject=subject, patient_name="张三", accession=f"A{n}", responsible=[])
    return subject


def list_learned() -> str:
    return str(get_standing_when_made().history.sentences)


def get_standing_when_made():
    """The model is made beside the work; here it is waited for."""
    newest = SpellLearning.objects.order_by("-id").first()
    for _ in range(600):
        forget_standing()
        if get_standing().history.number == newest.id:
            return get_standing()
        time.sleep(0.05)
    raise AssertionError("the learned model did not come")


def test_settled_reports_teach_and_the_checks_say_which_learning_they_had(site):
    for n in range(3):
        enrol(site, n, "右肺上叶见结节。")
    enrol(site, 10, "昨日所写，右肺下叶。", days=1)
    enrol(site, 11, "签发后修改，右肺中叶。")
    enrol(site, 11, "签发后修改，左肺下叶。", version=2)
    faulty = enrol(site, 12, "质控不合格，左肺上叶。")
    Case.objects.create(
        subject=faulty, kind="report", ref=faulty.ref, origin="drawn", queue="random", grade="fail",
        opened_at=clock.now(), closed_at=clock.now(),
    )  # fmt: skip
    before = get_engine_version()
    row = learn_reports()
    assert (row.n_reports, row.n_unread) == (3, 0)
    learned = list_learned()
    assert "右肺上叶" in learned
    assert [word for word in ("右肺下叶", "右肺中叶", "左肺下叶", "左肺上叶") if word in learned] == []
    assert get_engine_version() == f"{before}+{row.id}"
    assert learn_reports() is None, "nothing new"


def test_too_few_reports_teach_nothing(site):
    enrol(site, 1, "右肺上叶见结节。")
    assert (learn_reports(), SpellLearning.objects.count()) == (None, 0)


def test_a_doubted_word_is_asked_once_and_learned_after_a_person_said_yes(site):
    for n in range(3):
        enrol(site, n, SLIP)
    learn_reports()
    assert "纹里" not in list_learned()
    question = WordQuestion.objects.get(word__contains="纹里")
    assert (question.n_reports, question.verdict) == (3, "")
    answer_word(question.id, verdict="word", term="纹里", actor=HEAD)
    with pytest.raises(Conflict):
        answer_word(question.id, verdict="slip", actor=HEAD)
    assert LexiconEntry.objects.get(kind="word").term == "纹里"
    assert learn_reports() is not None, "a term changed"
    assert "纹里" in list_learned()
    assert WordQuestion.objects.filter(verdict="").count() == 0


def test_a_slip_stays_a_slip(site):
    for n in range(3):
        enrol(site, n, SLIP)
    learn_reports()
    for question in WordQuestion.objects.all():
        answer_word(question.id, verdict="slip", actor=HEAD)
    enrol(site, 4, SLIP, days=3)
    learn_reports()
    assert not LexiconEntry.objects.exists() and not WordQuestion.objects.filter(verdict="").exists()
    assert "纹里" not in list_learned()
