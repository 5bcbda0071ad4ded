from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.notify import list_unread
from apps.qc.models import Appeal, Case, Review
from apps.qc.public import (
    Design,
    check_improvement,
    choose_meeting_case,
    enrol_image,
    file_appeal,
    finish_improvement,
    hold_meeting,
    list_improvements,
    list_meeting_cases,
    list_own_results,
    list_reviewable,
    make_draw,
    make_meeting,
    plan_improvement,
    remind_owners,
    submit_review,
)
from apps.workflow.models import ExamChange
from tests.builders.pathway import make_exam, seed_department, walk
from tests.builders.reports import make_person, make_signed

pytestmark = pytest.mark.django_db
GOOD = {"complete": 5, "correct": 5, "consistent": 4, "wording": 4, "advice": 5}


@pytest.fixture
def people():
    seed_department()
    names = {"author": "radiologist", "reader": "radiologist", "other": "radiologist", "manager": "qc_manager"}
    return {name: make_person(f"qd-{name[:2]}", role) for name, role in names.items()}


@pytest.fixture
def case(people) -> Case:
    """Settled against the author: usable with a defect."""
    make_signed(people["author"])
    now = clock.now()
    period = {"period_from": now - timedelta(days=1), "period_to": now + timedelta(days=1)}
    made = make_draw(kind="report", filters={}, design=Design(size=1), actor=people["manager"], seed=1, **period)
    drawn = made.cases.get()
    submit_review(drawn.id, scores=GOOD, defects=["typo"], radpeer="2a", comment="看错", actor=people["reader"])
    drawn.refresh_from_db()
    return drawn


def test_an_appeal_masks_the_case_again_and_who_had_no_part_decides(people, case):
    appeal = file_appeal(case.id, text="It is a vessel.", pictures=[3], actor=people["author"])
    case.refresh_from_db()
    assert (case.state, case.grade, appeal.before) == (
        "arbitration",
        "",
        {"grade": "defect", "radpeer": "2a", "points_grade": ""},
    )
    assert list_reviewable(people["reader"], queue="random") == list_reviewable(people["author"], queue="random") == []
    with pytest.raises(Invalid):
        submit_review(case.id, scores=GOOD, defects=[], radpeer="1", actor=people["other"])
    assert (Review.objects.count(), Appeal.objects.get().state) == (1, "open")
    submit_review(case.id, scores=GOOD, defects=[], radpeer="1", comment="A vessel indeed.", actor=people["other"])
    appeal.refresh_from_db()
    case.refresh_from_db()
    assert (appeal.state, appeal.after["radpeer"], appeal.reason) == ("changed", "1", "A vessel indeed.")
    assert (case.state, case.grade) == ("reviewed", "pass")
    assert list_unread(people["author"].id)[0].reason["code"] == "qc.appeal_decided"
    with pytest.raises(Refused) as refusal:
        file_appeal(case.id, text="once more", pictures=[], actor=people["author"])
    assert refusal.value.reason.code == "qc.appeal_once"


def test_an_appeal_that_finds_the_same_is_upheld(people, case):
    file_appeal(case.id, text="No.", pictures=[], actor=people["author"])
    submit_review(case.id, scores=GOOD, defects=["typo"], radpeer="2a", comment="Stands.", actor=people["other"])
    assert Appeal.objects.get().state == "upheld"


def test_only_the_responsible_appeals_and_only_in_time(people, case):
    for name, code in (("other", "qc.appeal_not_yours"), ("reader", "qc.appeal_not_yours")):
        with pytest.raises(Refused) as refusal:
            file_appeal(case.id, text="No.", pictures=[], actor=people[name])
        assert refusal.value.reason.code == code
    with pytest.raises(Invalid):
        file_appeal(case.id, text=" ", pictures=[], actor=people["author"])
    Review.objects.update(submitted_at=clock.now() - timedelta(days=7, minutes=1))
    with pytest.raises(Refused) as refusal:
        file_appeal(case.id, text="No.", pictures=[], actor=people["author"])
    assert refusal.value.reason.code == "qc.appeal_over"
    case.refresh_from_db()
    assert (case.state, Appeal.objects.count()) == ("reviewed", 0)
    Review.objects.update(submitted_at=clock.now() - timedelta(days=6, hours=23))
    assert file_appeal(case.id, text="No.", pictures=[], actor=people["author"]).state == "open"


def test_ones_own_results_are_ones_own(people, case):
    assert [row.id for row in list_own_results(people["author"].id)] == [case.id]
    assert list(list_own_results(people["reader"].id)) == []


def plan(people, case=None, days=3):
    owner = {"id": people["author"].id, "name": "author"}
    return plan_improvement(
        title="Measure every nodule", cause="No template", owner=owner, due_on=clock.now().date() + timedelta(days=days),
        case=case, site_id=case and case.site_id, actor=people["manager"],
    )  # fmt: skip


def test_an_improvement_is_done_by_its_owner_and_checked_by_somebody_else(people, case):
    row = plan(people, case)
    assert list_unread(people["author"].id)[0].reason["code"] == "qc.improvement_waits"
    with pytest.raises(Refused):
        finish_improvement(row.id, text="done", actor=people["manager"])
    with pytest.raises(Refused):
        check_improvement(row.id, worked=True, text="seen", actor=people["manager"])
    with pytest.raises(Conflict):
        finish_improvement(row.id, text="done", actor=people["author"], expected_version=9)
    with pytest.raises(Invalid):
        finish_improvement(row.id, text=" ", actor=people["author"])
    finish_improvement(row.id, text="Template made.", actor=people["author"])
    with pytest.raises(Refused):
        check_improvement(row.id, worked=True, text="works", actor=people["author"])
    assert check_improvement(row.id, worked=False, text="Not used.", actor=people["manager"]).state == "planned"
    finish_improvement(row.id, text="Template is the default now.", actor=people["author"])
    done = check_improvement(row.id, worked=True, text="30 of 30 measured.", actor=people["manager"])
    assert (done.state, done.checked_by_name) == ("effective", people["manager"].name)
    assert AuditEntry.objects.filter(action="qc.improvement_checked").count() == 2
    assert [one.id for one in list_improvements(case_id=case.id)] == [row.id]


def test_a_late_owner_is_told_once(people):
    row = plan(people)
    assert remind_owners() == 0
    type(row).objects.update(due_on=clock.now().date() - timedelta(days=1))
    assert (remind_owners(), remind_owners()) == (1, 0)
    assert list_unread(people["author"].id)[0].reason["code"] == "qc.improvement_late"
    with pytest.raises(Invalid):
        plan(people, days=-1)


def test_a_meeting_takes_settled_cases_and_sends_its_points(people, case):
    meeting = make_meeting(title="November", held_on=clock.now().date(), site_id=None, actor=people["manager"])
    choose_meeting_case(meeting.id, case, is_in=True, actor=people["manager"])
    assert [one.id for one in list_meeting_cases(meeting)] == [case.id]
    file_appeal(case.id, text="No.", pictures=[], actor=people["author"])
    assert list(list_meeting_cases(meeting)) == []  # what was said of it is for nobody who may have to decide
    assert case.state == "reviewed"  # as it was read before the appeal: decided by what stands
    with pytest.raises(Refused):
        choose_meeting_case(meeting.id, case, is_in=False, actor=people["manager"])
    with pytest.raises(Invalid):
        hold_meeting(meeting.id, points=" ", attendance=[], actor=people["manager"])
    there = [{"id": people["reader"].id, "name": "reader"}]
    held = hold_meeting(meeting.id, points="Compare with priors.", attendance=there, actor=people["manager"])
    assert (held.points, held.cases.count(), len(held.attendance)) == ("Compare with priors.", 1, 1)
    assert list_unread(people["other"].id)[0].reason["code"] == "qc.learning_points"
    with pytest.raises(Refused):
        hold_meeting(meeting.id, points="again", attendance=[], actor=people["manager"])


def test_a_study_is_answered_for_by_whoever_scanned(people):
    exam = walk(make_exam(), "vet", "check_in", "start", "finish")
    told = {"n_series": 1, "n_instances": 3, "device_code": "CT-1", "closed_at": clock.now()}
    subject = enrol_image(5, exam.id, **told)
    who = ExamChange.objects.get(exam_id=exam.id, trigger="finish")
    assert who.actor_id
    assert subject.identity.responsible == [{"id": who.actor_id, "name": who.actor_name}]
    untouched = enrol_image(6, make_exam().id, **told)
    assert untouched.identity.responsible == []
