"""Triage again, and the hints of the patient's other exams."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Invalid, Refused
from apps.workflow.public import get_exam, record_fact, request
from apps.workflow.selectors.hints import find_exam_hints, find_order_hints
from tests.builders.pathway import RADIOLOGIST, TECHNOLOGIST, make_exam, make_patient

pytestmark = pytest.mark.django_db


def retriage(exam, priority, reason="neuro worse"):
    return request(exam.id, "retriage", actor=RADIOLOGIST, reason=reason, detail={"priority": priority})


def test_a_new_priority_moves_the_due_time_and_keeps_who_why_and_what_was():
    exam = make_exam(priority="routine")
    raised = retriage(exam, "stat")
    assert (raised.state, raised.priority_code, raised.priority_rank) == (exam.state, "stat", 0)
    assert raised.scan_due_at == exam.received_at + timedelta(hours=24)
    event = AuditEntry.objects.get(action="exam.retriage")
    assert (event.detail["previous_priority"], event.detail["priority"], event.detail["reason"]) == (
        "routine",
        "stat",
        "neuro worse",
    )


def test_without_a_reason_or_with_the_same_priority_nothing_changes():
    exam = make_exam(priority="urgent")
    for priority, reason in (("stat", " "), ("urgent", "why"), ("", "why")):
        with pytest.raises(Invalid):
            retriage(exam, priority, reason)
    assert (get_exam(exam.id).priority_code, get_exam(exam.id).version) == ("urgent", exam.version)


def test_a_running_exam_is_not_triaged():
    exam = make_exam()
    record_fact(exam.id, "mpps_started", at=exam.received_at, source="mpps")
    with pytest.raises(Refused):
        retriage(exam, "stat")
    assert get_exam(exam.id).priority_code == exam.priority_code


def test_the_same_exam_of_another_order_is_told_and_the_own_repeats_are_not():
    patient = make_patient()
    first = make_exam("CT-HEAD", patient_id=patient.id, priority="stat", patient_class="emergency")
    assert find_exam_hints(first) == ()
    second = make_exam("CT-HEAD", patient_id=patient.id)
    (hint,) = find_exam_hints(second)
    assert (hint.code, hint.params["accession"]) == ("workflow.hint_duplicate", first.accession)
    request(first.id, "check_in", actor=TECHNOLOGIST)
    record_fact(first.id, "mpps_started", at=first.received_at, source="mpps")
    record_fact(first.id, "mpps_completed", at=first.received_at, source="mpps")
    asked = {"text": "", "sex": "", "birth_date": None}
    codes = [one.code for one in find_order_hints(["CT-HEAD"], patient_id=patient.id, **asked)]
    assert codes == ["workflow.hint_duplicate", "workflow.hint_recent"]
    assert find_order_hints(["CT-HEAD"], patient_id=None, **asked) == ()
