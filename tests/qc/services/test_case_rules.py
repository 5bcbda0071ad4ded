"""Who may judge and when a case counts: reviews that are missing, people of earlier versions, the reopener, the day and its cap."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.common.policy import get_policy
from apps.qc.models import Case, Improvement, Review, Subject
from apps.qc.public import (
    close_case,
    file_appeal,
    get_agreement,
    get_rate,
    list_own_results,
    list_reviewable,
    make_sections,
    plan_improvement,
    raise_case,
    reopen_case,
    submit_review,
)
from apps.qc.services import guards
from apps.qc.services.days import find_day, find_day_start
from apps.reporting.public import begin_amendment
from tests.builders.pathway import CLERK, seed_department
from tests.builders.reports import make_person, make_signed, sign, write

GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}
DAY = timedelta(days=1)


@pytest.fixture
def people(db):
    seed_department()
    return {
        "author": make_person("rad-a", "radiologist", "吴敏"),
        "reader": make_person("rad-b", "radiologist", "沈志远"),
        "second": make_person("rad-c", "radiologist", "陆晨"),
        "manager": make_person("qc-a", "qc_manager", "孟洁"),
    }


def make_case(people, **facts) -> Case:
    subject = Subject.objects.get(ref=f"report:{make_signed(people['author']).id}@1")
    return Case.objects.create(
        subject=subject, kind="report", ref=subject.ref, origin="drawn", site_id=subject.site_id, opened_at=clock.now(),
        **{"queue": "random"} | facts,
    )  # fmt: skip


def judge(case, actor, **facts) -> Review:
    return submit_review(case.id, **{"scores": GOOD, "defects": [], "radpeer": "1", "actor": actor, **facts})


def test_a_case_without_all_its_reviews_ends_withdrawn_and_counts_nowhere(people):
    case = make_case(people, readers=2)
    judge(case, people["reader"])
    assert close_case(case.id, outcome="no second reader", actor=people["manager"]).is_withdrawn
    since = clock.now() - DAY
    assert get_rate("report", since=since)["n"] == 0
    assert not list_own_results(people["author"].id).exists()
    Case.objects.update(is_withdrawn=False)  # as such a case was closed before
    assert get_rate("report", since=since)["n"] == 0
    full = make_case(people, readers=2)
    judge(full, people["reader"])
    judge(full, people["second"])
    assert not close_case(full.id, outcome="talked to", actor=people["manager"]).is_withdrawn
    assert get_rate("report", since=since)["n"] == 1


def test_agreement_is_measured_on_settled_cases_only(people):
    settled, open_one, copy, gone, half = (make_case(people, readers=n) for n in (2, 3, 2, 2, 3))
    for case in (settled, open_one, copy, gone, half):
        judge(case, people["reader"])
        judge(case, people["second"])
    Case.objects.filter(pk=copy.id).update(is_calibration=True)
    Case.objects.filter(pk=gone.id).update(is_withdrawn=True)
    Case.objects.filter(pk=half.id).update(state="closed")
    (pair,) = get_agreement("report", since=clock.now() - DAY, min_cases=1)
    assert pair["n"] == 1


def test_a_periods_report_names_no_reader_and_counts_the_periods_improvements(people):
    case = make_case(people, readers=2)
    judge(case, people["reader"])
    judge(case, people["second"])
    owner = {"id": people["author"].id, "name": "吴敏"}
    today = find_day(clock.now(), case.site_id)
    for _ in range(2):
        plan_improvement(title="t", cause="", owner=owner, due_on=today, site_id=case.site_id, actor=people["manager"])
    Improvement.objects.filter(pk=Improvement.objects.first().pk).update(made_at=clock.now() - 90 * DAY)
    sections = make_sections("report", first=today, last=today, sites=None, lang="en")
    text = repr(sections)
    assert "A – B" in text
    assert not [name for name in ("沈志远", "陆晨", "吴敏") if name in text]
    follow_up = dict(sections[-1].rows)
    assert sum(follow_up.values()) == 1


def test_authors_and_signers_of_earlier_versions_answer_for_a_report_too(people):
    report = make_signed(people["author"])
    begin_amendment(report.id, kind="amendment", reason="side", actor=people["second"])
    write(report, people["second"], sequence=2)
    sign(report, people["second"])
    deliver_pending()
    subject = Subject.objects.get(ref=f"report:{report.id}@2")
    assert [person["name"] for person in subject.identity.responsible] == ["陆晨", "吴敏"]
    case = raise_case("report", f"report:{report.id}", reason_text="?", actor=CLERK)
    assert case.subject == subject and list_reviewable(people["author"], queue="raised") == []
    with pytest.raises(Refused) as refusal:
        judge(case, people["author"])
    assert refusal.value.reason.code == "qc.own_case"
    judge(case, people["reader"])
    assert file_appeal(case.id, text="no", pictures=[], actor=people["author"]).case_id == case.id


def test_who_reopened_a_case_does_not_decide_it(people):
    case = make_case(people)
    judge(case, people["reader"])
    reopen_case(case.id, reason_text="again", actor=people["manager"])
    assert list_reviewable(people["manager"], queue="random") == []
    with pytest.raises(Refused) as refusal:
        judge(case, people["manager"])
    assert refusal.value.reason.code == "qc.reopened_by_you"
    assert judge(case, people["second"]).is_arbiter


def test_the_day_is_the_sites(people):
    site_id = make_case(people).site_id
    late = datetime(2026, 7, 1, 17, 30, tzinfo=UTC)  # 01:30 of the 2nd in Shanghai
    assert find_day(late, site_id).day == 2
    assert find_day_start(late, site_id) == datetime(2026, 7, 1, 16, tzinfo=UTC)


def cap(monkeypatch, n: int) -> None:
    def get(code, **scope):
        policy = get_policy(code, **scope)
        return replace(policy, payload=policy.payload | {"daily_cap": n}) if code == "qc.guards" else policy

    monkeypatch.setattr(guards, "get_policy", get)


def test_reviews_before_the_sites_midnight_are_no_longer_todays(people, monkeypatch):
    first, second = make_case(people), make_case(people)
    cap(monkeypatch, 1)
    review = judge(first, people["reader"])
    start = find_day_start(clock.now(), first.site_id)
    Review.objects.filter(pk=review.id).update(submitted_at=start)
    with pytest.raises(Refused):
        judge(second, people["reader"])
    Review.objects.filter(pk=review.id).update(submitted_at=start - timedelta(seconds=1))
    assert judge(second, people["reader"]).grade == "pass"


@pytest.mark.django_db(transaction=True)
def test_two_submissions_at_once_share_the_days_last_place(people, monkeypatch):
    cases = [make_case(people), make_case(people)]
    cap(monkeypatch, 1)
    meet, codes = threading.Barrier(2), []
    real = guards.find_day_start

    def wait_for_the_other(*args):
        with suppress(threading.BrokenBarrierError):
            meet.wait(2)
        return real(*args)

    monkeypatch.setattr(guards, "find_day_start", wait_for_the_other)

    def send(case):
        try:
            judge(case, people["reader"])
            codes.append("kept")
        except Refused as refusal:
            codes.append(refusal.reason.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["kept", "qc.daily_cap"]
