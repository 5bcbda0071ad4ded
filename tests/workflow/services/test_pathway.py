import threading
from datetime import timedelta

import pytest
from django.db import connection

from apps.common.events.models import OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.workflow.models import ExamChange, ExamStamp, Task
from apps.workflow.public import find_exam_by_accession, find_exam_by_step, get_exam, place_order, record_fact, request
from tests.builders.pathway import (
    CLERK,
    HEAD,
    RADIOLOGIST,
    TECHNOLOGIST,
    make_exam,
    make_patient,
    seed_department,
    walk,
)

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(OutboxEvent.objects.order_by("id").values_list("name", flat=True))


def test_an_exam_goes_from_order_to_delivery():
    exam = make_exam()
    assert (exam.state, exam.facets["images"], exam.stamps.keys()) == ("requested", "none", {"received"})
    request(exam.id, "vet", actor=RADIOLOGIST, detail={"protocol": "Chest routine", "priority": "urgent"})
    starts = clock.now() + timedelta(hours=1)
    booked = request(exam.id, "book", actor=CLERK, detail={"starts_at": starts, "device_code": "CT-1"})
    assert (booked.slot_start, booked.slot_device_code, booked.priority_code) == (starts, "CT-1", "urgent")
    walk(exam, "check_in", "make_ready")
    record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    record_fact(exam.id, "images_complete", at=clock.now(), source="device")
    assert get_exam(exam.id).state == "in_progress"
    record_fact(exam.id, "mpps_completed", at=clock.now(), source="mpps")
    acquired = get_exam(exam.id)
    assert acquired.state == "acquired"
    assert acquired.due_at == acquired.report_due_at
    record_fact(exam.id, "report_signed", at=clock.now(), source="person", actor=RADIOLOGIST)
    done = record_fact(exam.id, "report_delivered", at=clock.now(), source="system")
    assert (done.state, done.due_at, done.allowed_actions) == ("delivered", None, ("sign",))
    assert done.facets == {"safety": "unknown", "images": "complete", "report": "signed", "delivery": "delivered"}
    assert (done.stamp_sources["started"], done.stamp_sources["arrived"]) == ("mpps", "person")
    assert not Task.objects.exists()
    assert names().count("workflow.exam_state_changed.v1") == 8
    assert names().count("workflow.exam_started.v1") == 1


def test_a_refused_action_changes_nothing():
    exam = make_exam()
    before = (names(), ExamChange.objects.count(), ExamStamp.objects.count())
    with pytest.raises(Refused) as refusal:
        request(exam.id, "deliver", actor=HEAD)
    assert refusal.value.reason.code == "workflow.not_in_this_state"
    assert refusal.value.reason.params == {"state": "workflow.state.requested", "action": "workflow.action.deliver"}
    assert (names(), ExamChange.objects.count(), ExamStamp.objects.count()) == before
    assert get_exam(exam.id) == exam


def test_a_stale_version_is_a_conflict():
    exam = make_exam()
    request(exam.id, "vet", actor=RADIOLOGIST, expected_version=exam.version)
    with pytest.raises(Conflict) as conflict:
        request(exam.id, "vet", actor=RADIOLOGIST, expected_version=exam.version)
    assert conflict.value.current == {"id": exam.id, "state": "vetted", "version": exam.version + 1}


def test_an_unexpected_fact_is_kept_and_opens_one_task():
    exam = walk(make_exam(), "cancel")
    for _ in range(2):
        record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    assert get_exam(exam.id).state == "in_progress"
    task = Task.objects.get()
    assert (task.kind, task.reason["code"], task.reason["params"]["state"]) == (
        "discrepancy",
        "workflow.unexpected_fact",
        "workflow.state.cancelled",
    )
    assert names().count("workflow.discrepancy_opened.v1") == 1


def test_an_emergency_scanned_first_is_no_discrepancy():
    exam = make_exam("CT-HEAD", patient_class="emergency", priority="stat")
    after = record_fact(exam.id, "mpps_started", at=clock.now(), source="mpps")
    assert (after.state, Task.objects.count()) == ("in_progress", 0)


def test_an_order_is_placed_once_per_placer_number():
    site, patient = seed_department(), make_patient()
    order = {
        "patient_id": patient.id, "site_id": site, "patient_class": "inpatient", "exam_type_codes": ["CT-CHEST", "US-ABD"],
        "priority": "soon", "reason": "fever", "referrer_name": "Dr Wu", "placer_number": "P-1", "actor": CLERK,
    }  # fmt: skip
    first, second = place_order(**order), place_order(**order)
    assert [e.id for e in first] == [e.id for e in second]
    assert [e.state for e in first] == ["requested", "vetted"]
    assert len({e.accession for e in first}) == 2
    assert names().count("workflow.order_placed.v1") == 1
    found = find_exam_by_accession(first[0].accession)
    assert (
        found == find_exam_by_step(sps_id=first[0].steps[0].sps_id) == find_exam_by_step(study_uid=first[0].study_uid)
    )


@pytest.mark.parametrize(
    ("_case", "code", "laterality", "ok"),
    [
        ("a knee needs a side", "DX-KNEE", None, False),
        ("a knee has one", "DX-KNEE", "L", True),
        ("a chest has none", "DX-CHEST", "L", True),
    ],
)
def test_laterality(_case, code, laterality, ok):
    if ok:
        assert make_exam(code, laterality=laterality).laterality == ("L" if code == "DX-KNEE" else "")
    else:
        with pytest.raises(Invalid) as error:
            make_exam(code, laterality=laterality)
        assert list(error.value.fields) == ["laterality"]


def test_hold_stops_the_scan_until_it_is_lifted():
    exam = walk(make_exam(), "vet", "check_in", "suspend")
    assert exam.is_held
    assert "start" not in exam.allowed_actions
    with pytest.raises(Refused) as refusal:
        request(exam.id, "start", actor=TECHNOLOGIST)
    assert refusal.value.reason.code == "workflow.on_hold"
    assert request(exam.id, "resume", actor=RADIOLOGIST).is_held is False
    assert request(exam.id, "start", actor=TECHNOLOGIST).state == "in_progress"


def test_undo_by_the_same_person_by_another_and_by_one_who_may_correct():
    exam = walk(make_exam(), "vet")
    request(exam.id, "check_in", actor=CLERK)
    with pytest.raises(Refused) as refusal:
        request(exam.id, "undo", actor=TECHNOLOGIST)
    assert refusal.value.reason.code == "workflow.not_your_step"
    assert request(exam.id, "undo", actor=CLERK).state == "vetted"
    assert "arrived" not in get_exam(exam.id).stamps
    assert ExamStamp.objects.get(exam_id=exam.id, kind="arrived").is_void
    assert request(exam.id, "undo", actor=TECHNOLOGIST, may_correct=True).state == "requested"
    with pytest.raises(Refused):
        request(exam.id, "undo", actor=HEAD, may_correct=True)


def test_cancel_after_start_discontinues_and_frees_no_past_slot():
    exam = walk(make_exam(), "vet", "check_in", "start", "cancel")
    assert (exam.state, "discontinued" in exam.stamps, "cancelled" in exam.stamps) == ("discontinued", True, False)


def test_cancel_needs_a_reason():
    exam = make_exam()
    with pytest.raises(Invalid):
        request(exam.id, "cancel", actor=CLERK)
    assert get_exam(exam.id).state == "requested"


def test_no_show_only_after_the_grace_time():
    exam = walk(make_exam(), "vet")
    request(
        exam.id, "book", actor=CLERK, detail={"starts_at": clock.now() - timedelta(minutes=29), "device_code": "CT-1"}
    )
    with pytest.raises(Refused) as refusal:
        request(exam.id, "mark_no_show", actor=CLERK)
    assert refusal.value.reason.code == "workflow.grace_not_over"
    request(
        exam.id, "book", actor=CLERK, detail={"starts_at": clock.now() - timedelta(minutes=31), "device_code": "CT-1"}
    )
    assert request(exam.id, "mark_no_show", actor=CLERK).state == "no_show"


@pytest.mark.django_db(transaction=True)
def test_the_same_action_twice_at_once_one_wins():
    exam = walk(make_exam(), "vet")
    gate, results = threading.Barrier(4), []

    def act() -> None:
        try:
            gate.wait()
            request(exam.id, "check_in", actor=CLERK)
            results.append("done")
        except Refused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(results) == ["done", "refused", "refused", "refused"]
    assert ExamStamp.objects.filter(exam_id=exam.id, kind="arrived").count() == 1


@pytest.mark.parametrize(
    ("_case", "shift_min", "code"),
    [
        ("a scanner whose clock is right", 0, None),
        ("a little behind", -9, None),
        ("hours behind, as one that speaks UTC", -480, "workflow.clock_behind"),
        ("a little ahead", 9, None),
        ("hours ahead", 480, "workflow.clock_ahead"),
    ],
)
def test_a_clock_that_is_wrong_is_told_and_its_stamp_kept(_case, shift_min, code):
    exam = walk(make_exam(), "vet", "check_in")
    at = clock.now() + timedelta(minutes=shift_min)
    after = record_fact(exam.id, "mpps_started", at=at, source="mpps")
    assert (after.state, after.stamps["started"]) == ("in_progress", at)
    assert list(Task.objects.values_list("reason__code", flat=True)) == ([code] if code else [])


def test_an_action_does_not_lie_before_its_order():
    exam = make_exam()
    with pytest.raises(Invalid) as refusal:
        request(exam.id, "vet", actor=RADIOLOGIST, at=exam.received_at - timedelta(minutes=1))
    assert refusal.value.fields["at"][0].code == "workflow.time_before_order"
    assert get_exam(exam.id).state == "requested"
    assert request(exam.id, "vet", actor=RADIOLOGIST, at=exam.received_at).state == "vetted"
