"""What follows a reaction: tasks with a clock, a quality case, a longer stay, and what was recorded without a network."""

import uuid
from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound, Refused
from apps.qc.models import Case
from apps.safety.models import Preparation
from apps.safety.public import (
    close_follow_up,
    close_reaction,
    confirm_reaction,
    find_sent_reaction,
    record_injection,
    record_observation,
    record_reaction,
    remind_overdue,
    undo_reaction,
)
from apps.workflow.public import record_fact
from tests.safety.department import NURSE, RADIOLOGIST, TECHNOLOGIST, make_safe_exam

pytestmark = pytest.mark.django_db


def open_tasks(reaction):
    return {f.kind for f in reaction.follow_ups.filter(done_at=None, is_withdrawn=False)}


def test_follow_up_from_the_first_tap_to_the_end():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["dyspnoea"], actor=TECHNOLOGIST)
    assert open_tasks(reaction) == {"confirm_grade"}
    confirm = reaction.follow_ups.get()
    with pytest.raises(Refused):
        close_follow_up(confirm.id, result="done", version=1, actor=NURSE)
    confirm_reaction(reaction.id, kind="allergic_like", grade="severe", actor=RADIOLOGIST)
    deliver_pending()
    assert open_tasks(reaction) == {"tell_referrer", "allergy_work_up", "report_to_regulator"}
    case = Case.objects.get(exam_id=exam.id)
    assert (case.origin, case.state, case.reason_text) == (
        "rule",
        "open",
        f"safety.reaction:{reaction.id} severe allergic_like",
    )
    task = reaction.follow_ups.get(kind="tell_referrer")
    closed = close_follow_up(task.id, result="Dr Li told by telephone", version=1, actor=NURSE)
    assert (closed.done_by, closed.result) == (NURSE.name, "Dr Li told by telephone")
    with pytest.raises(Refused):
        close_follow_up(task.id, result="again", version=2, actor=NURSE)
    close_reaction(reaction.id, outcome="died on the ward", outcome_code="fatal", actor=RADIOLOGIST)
    report = reaction.follow_ups.get(kind="report_to_regulator")
    reaction.refresh_from_db()
    assert (report.due_at, reaction.seriousness) == (reaction.closed_at, ["death"]), "a death is reported at once"


def test_what_was_touched_by_mistake_leaves_no_task_and_a_mild_one_no_case():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(exam.id, symptoms=["swelling_local"], actor=TECHNOLOGIST)
    assert open_tasks(reaction) == {"confirm_grade", "look_again", "written_advice", "call_patient"}
    undo_reaction(reaction.id, actor=TECHNOLOGIST)
    assert open_tasks(reaction) == set()
    mild = record_reaction(exam.id, symptoms=["pruritus"], actor=TECHNOLOGIST)
    confirm_reaction(mild.id, kind="allergic_like", grade="mild", actor=RADIOLOGIST)
    deliver_pending()
    assert Case.objects.count() == 0


def test_an_overdue_follow_up_is_told_once():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    reaction = record_reaction(
        exam.id, symptoms=["poor_refill"], started_at=clock.now() - timedelta(minutes=1), actor=TECHNOLOGIST
    )
    assert (remind_overdue(), remind_overdue()) == (1, 0)
    told = reaction.follow_ups.exclude(reminded_at=None).values_list("kind", flat=True)
    assert list(told) == ["surgical_review"]


def test_an_extravasation_keeps_the_patient_longer():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    record_injection(exam.id, agent_code="iohexol_350", volume_ml=78, lot="K2609A", actor=TECHNOLOGIST)
    reaction = record_reaction(exam.id, symptoms=["swelling_local"], actor=TECHNOLOGIST)
    record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    record_fact(exam.id, "mpps_completed", at=clock.now(), source="mpps")
    deliver_pending()
    assert Preparation.objects.get(exam_id=exam.id).observe_until == reaction.started_at + timedelta(minutes=60)


def test_what_a_tablet_recorded_offline_finds_its_reaction():
    exam = make_safe_exam("CT-ABD-C", arrived=True)
    sent = uuid.uuid4()
    with pytest.raises(NotFound):
        find_sent_reaction(exam.id, sent)
    reaction = record_reaction(exam.id, symptoms=["hypotension"], client_id=sent, actor=TECHNOLOGIST)
    assert find_sent_reaction(exam.id, sent) == reaction.id
    seen = record_observation(exam.id, reaction_client_id=sent, systolic_mmhg=80, actor=NURSE)
    assert seen.reaction_id == reaction.id
    other = make_safe_exam("CT-ABD-C", arrived=True, site_id=exam.site_id)
    with pytest.raises(NotFound):
        find_sent_reaction(other.id, sent)
