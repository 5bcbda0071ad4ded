"""What an author makes of alerts: ignored in a sentence or for oneself, disputed, fixed, overridden at the signature."""

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.qc.models import ReportAlert
from apps.qc.public import forget_standing
from apps.reporting.public import answer_draft_alert, check_draft, start_report
from tests.builders.pathway import seed_department
from tests.builders.reports import make_acquired, make_person, sign, write

pytestmark = pytest.mark.django_db
SLIP = {"technique": "平扫", "findings": "胸部CT增墙扫描。右肺上叶见结节。", "impression": "右肺上叶结节。"}
BLOCKED = {"technique": "平扫", "findings": "左肾见囊肿。右肾未见异常。", "impression": "右肾囊肿。"}


@pytest.fixture
def author():
    forget_standing()
    seed_department()
    return make_person("rad-a", "radiologist")


def open_report(author, texts=SLIP):
    report = start_report([make_acquired().id], actor=author)
    write(report, author, texts=texts)
    return report


def hear(report, actor, texts=SLIP):
    return [f for f in check_draft(report.id, texts=texts, actor=actor) if f.rule in ("RPT-TYPO", "RPT-LATERALITY")]


def answer(report, key, outcome, actor, **facts):
    answer_draft_alert(report.id, key, outcome=outcome, actor=actor, **{"by_autofix": False, "reason": ""} | facts)


def test_an_alert_is_kept_once_however_often_the_text_is_checked(author):
    report = open_report(author)
    (first,) = hear(report, author)
    (again,) = hear(report, author, SLIP | {"findings": "双肺清晰。" + SLIP["findings"]})
    assert first.key == again.key != ""
    row = ReportAlert.objects.get(rule="RPT-TYPO")
    assert (row.sentence, row.outcome, row.author_id, row.is_shadow) == ("胸部ct增墙扫描", "", author.id, False)


def test_who_does_not_hold_the_pen_leaves_no_trace(author):
    report = open_report(author)
    other = make_person("rad-b", "radiologist")
    assert [f.key for f in hear(report, other)] == [""]
    assert ReportAlert.objects.count() == 0


def test_an_ignored_alert_stays_away_until_its_sentence_changes(author):
    report = open_report(author)
    (found,) = hear(report, author)
    answer(report, found.key, "ignored", author)
    assert hear(report, author) == []
    assert hear(report, author, SLIP | {"findings": "双肺清晰。" + SLIP["findings"]}) == []
    assert len(hear(report, author, SLIP | {"findings": "胸部CT平扫及增墙扫描。"})) == 1
    assert AuditEntry.objects.filter(action="qc.alert_answered").count() == 1


def test_words_ignored_for_oneself_are_quiet_in_the_next_report_but_not_for_others(author):
    report = open_report(author)
    (found,) = hear(report, author)
    answer(report, found.key, "ignored_for_author", author)
    other = make_person("rad-b", "radiologist")
    mine, theirs = open_report(author), open_report(other)
    assert hear(mine, author) == []
    assert len(hear(theirs, other)) == 1


def test_a_blocking_alert_cannot_be_ignored_away(author):
    report = open_report(author, BLOCKED)
    (found,) = hear(report, author, BLOCKED)
    answer(report, found.key, "ignored", author)
    assert [f.blocking for f in hear(report, author, BLOCKED)] == [True]


def test_the_signature_settles_what_was_open(author):
    with_slip = BLOCKED | {"findings": BLOCKED["findings"] + "腹部CT增墙扫描。"}
    report = open_report(author, with_slip)
    hear(report, author, with_slip)
    write(report, author, texts=BLOCKED, sequence=2)
    sign(report, author, override_reason="已核对影像")
    told = dict(ReportAlert.objects.values_list("rule", "outcome"))
    assert (told["RPT-LATERALITY"], told["RPT-TYPO"]) == ("overridden", "fixed")
    blocked = ReportAlert.objects.get(rule="RPT-LATERALITY")
    assert (blocked.is_blocking, blocked.reason) == (True, "已核对影像")
    with pytest.raises(Conflict):
        answer(report, blocked.key, "fixed", author)


def test_what_still_stands_unanswered_was_left(author):
    report = open_report(author)
    hear(report, author)
    sign(report, author)
    assert ReportAlert.objects.get(rule="RPT-TYPO").outcome == "left"


@pytest.mark.parametrize(("outcome", "kept"), [("fixed", True), ("ignored", False)])
def test_only_a_fix_can_be_by_one_click(author, outcome, kept):
    report = open_report(author)
    (found,) = hear(report, author)
    answer(report, found.key, outcome, author, by_autofix=True)
    assert ReportAlert.objects.get(rule="RPT-TYPO").by_autofix is kept


def test_a_dispute_needs_a_reason_and_an_alert(author):
    report = open_report(author)
    (found,) = hear(report, author)
    with pytest.raises(Invalid):
        answer(report, found.key, "disputed", author)
    with pytest.raises(NotFound):
        answer(report, "0" * 64, "ignored", author)
    assert ReportAlert.objects.get(rule="RPT-TYPO").outcome == ""
    answer(report, found.key, "disputed", author, reason="本院用语")
    assert hear(report, author) == []
