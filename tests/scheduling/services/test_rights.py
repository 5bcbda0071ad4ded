from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.models import Appointment, Occupancy, WaitingOffer
from apps.scheduling.public import (
    add_to_waiting,
    block_time,
    cancel_appointment,
    check_in,
    compare_squeezes,
    move_appointment,
    offer_slots,
    overbook,
    preview_overbook,
    preview_placement,
    squeeze_in,
    undo_change,
)
from apps.workflow.models import Exam
from tests.builders.pathway import make_exam, make_patient
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture
def scanner(site_id):
    return make_scanner()


def share(scanner, start=60, exam=None, **facts) -> Appointment:
    exam = exam or make_bookable()
    place = {
        "resource_id": scanner.pk,
        "starts_at": at(start),
        "client_key": f"over-{exam.id:06d}",
        "reason": "often absent",
    }
    return overbook(exam.id, actor=CLERK, **{**place, **facts})


def kind_of(appointment) -> str:
    return Occupancy.objects.get(appointment=appointment).kind


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.reason.code


def test_a_second_patient_shares_the_slot_and_the_trail_says_why(scanner):
    first = book(make_bookable(), scanner, at(60))
    second = share(scanner)
    assert (kind_of(first), kind_of(second), second.is_overbooked) == ("appointment", "overbooked", True)
    entry = AuditEntry.objects.get(action="schedule.overbooked")
    assert (entry.detail["reason"], entry.detail["with"]) == ("often absent", [first.pk])
    assert second.changes.get().reason == "often absent"


def test_who_waits_if_everybody_comes_is_told_first(scanner):
    first = book(make_bookable(), scanner, at(60))
    length = (first.ends_at - first.starts_at) // timedelta(minutes=1)
    next_one = book(make_bookable(), scanner, at(60 + length))
    exam = make_bookable()
    view = preview_overbook(exam.id, resource_id=scanner.pk, starts_at=at(60))
    assert [row.pk for row in view.shared] == [first.pk]
    assert view.wait_min == length
    assert [(push.appointment_id, push.delay_min) for push in view.pushes] == [(next_one.pk, exam.duration_min)]
    assert Appointment.objects.count() == 2


def test_limits_a_slot_and_a_day(scanner):
    for start in range(60, 360, 60):
        book(make_bookable(), scanner, at(start))
    share(scanner, 60)
    assert refused(lambda: share(scanner, 60)) == "scheduling.overbook_per_slot"
    for start in (120, 180, 240):
        share(scanner, start)
    assert refused(lambda: share(scanner, 300)) == "scheduling.overbook_per_day"
    assert Appointment.objects.filter(is_overbooked=True).count() == 4


def test_only_booked_patients_share(scanner):
    assert refused(lambda: share(scanner)) == "scheduling.nobody_to_share_with"
    here = book(make_bookable(), scanner, at(60))
    check_in(here.exam_id, identified_by=["name", "birth_date"], actor=CLERK)
    assert refused(lambda: share(scanner)) == "scheduling.cannot_share"
    block_time(scanner.pk, starts_at=at(120), ends_at=at(180), cause="other", actor=CLERK)
    assert refused(lambda: share(scanner, 120)) == "scheduling.cannot_share"
    assert Appointment.objects.count() == 1


def test_one_patient_is_never_at_two_places(scanner):
    patient = make_patient()
    book(make_bookable(), scanner, at(60))
    book(make_bookable(patient_id=patient.id), make_scanner(), at(60))
    with pytest.raises(Refused):
        share(scanner, exam=make_bookable(patient_id=patient.id))
    common = {"kind": "overbooked", "during": (at(60), at(70)), "patient_id": patient.id}
    with pytest.raises(IntegrityError, match="occupancy_patient_once"), transaction.atomic():
        Occupancy.objects.create(resource=scanner, **common)


def test_a_safety_hold_stands(scanner, safety_says):
    book(make_bookable(), scanner, at(60))
    safety_says("hold")
    assert refused(lambda: share(scanner)) == "scheduling.safety_hold"


def test_the_same_request_shares_once(scanner):
    book(make_bookable(), scanner, at(60))
    exam = make_bookable()
    assert share(scanner, exam=exam).pk == share(scanner, exam=exam).pk


def test_the_second_gets_the_slot_when_the_first_leaves_and_shares_it_again_after_an_undo(scanner):
    waiting = add_to_waiting(make_bookable().id, notice_h=0, actor=CLERK)
    first = book(make_bookable(), scanner, at(60))
    second = share(scanner)
    cancel_appointment(first.pk, reason_code="patient_ill", actor=CLERK)
    assert kind_of(second) == "appointment"
    deliver_pending()
    assert not WaitingOffer.objects.filter(entry=waiting).exists()
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(60))
    undo_change(first.pk, actor=CLERK)
    assert (kind_of(first), kind_of(second)) == ("appointment", "overbooked")


def test_a_moved_second_patient_is_nobodys_second_any_more(scanner):
    book(make_bookable(), scanner, at(60))
    second = share(scanner)
    moved = move_appointment(second.pk, resource_id=scanner.pk, starts_at=at(180), actor=CLERK)
    assert (moved.is_overbooked, kind_of(moved)) == (False, "appointment")
    back = undo_change(second.pk, actor=CLERK)
    assert (back.is_overbooked, kind_of(back), back.starts_at) == (True, "overbooked", at(60))


def test_a_first_who_moves_leaves_the_slot_to_the_second(scanner):
    first = book(make_bookable(), scanner, at(60))
    second = share(scanner)
    move_appointment(first.pk, resource_id=scanner.pk, starts_at=at(180), actor=CLERK)
    assert kind_of(second) == "appointment"
    undo_change(first.pk, actor=CLERK)
    assert (kind_of(first), kind_of(second)) == ("appointment", "overbooked")


def test_offers_see_a_shared_slot_once(scanner):
    first = book(make_bookable(), scanner, at(5))
    share(scanner, 5)
    assert offer_slots(make_bookable().id, n=1)[0].starts_at == first.ends_at


@pytest.mark.parametrize(
    ("_case", "start", "outcome"),
    [
        ("free", 180, "free"),
        ("taken", 60, "overbook"),
        ("after closing", 9 * 60, "override"),
        ("past", -60, "refused"),
    ],
)
def test_a_named_start_says_what_it_needs(scanner, _case, start, outcome):
    book(make_bookable(), scanner, at(60))
    found = preview_placement(make_bookable().id, resource_id=scanner.pk, starts_at=at(start))
    assert found.outcome == outcome
    assert (found.overbook is not None) is (outcome == "overbook")


def make_due(minutes: int, priority: str = "urgent"):
    exam = make_bookable(priority=priority)
    Exam.objects.filter(pk=exam.id).update(due_at=at(minutes))
    return exam


def test_an_urgent_exam_is_not_booked_late_while_a_start_in_time_is_free(scanner):
    exam = make_due(120)
    assert refused(lambda: book(exam, scanner, at(121))) == "scheduling.after_due"
    assert book(exam, scanner, at(121), outside_hours_reason="asked by the ward").state == "booked"
    assert book(make_due(120), scanner, at(60)).state == "booked"
    assert book(make_due(120, "routine"), scanner, at(240)).state == "booked"


def test_but_late_when_nothing_in_time_is_left(scanner):
    block_time(scanner.pk, starts_at=at(0), ends_at=at(150), cause="other", actor=CLERK)
    assert book(make_due(120), scanner, at(180)).state == "booked"


def test_a_squeeze_in_compares_the_scanners_and_starts_where_it_delays_least(scanner, site_id):
    other = make_scanner()
    stat = make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    for start in (0, 30, 60):
        book(make_bookable(), scanner, at(start))
    book(make_bookable(), other, at(5))
    views = compare_squeezes(stat.id)
    assert [view.resource.pk for view in views] == [other.pk, scanner.pk]
    assert views[0].delay_min == sum(push.delay_min for push in views[0].plan.pushes) < views[1].delay_min
    make_scanner("CT-EMPTY")
    assert (compare_squeezes(stat.id)[0].resource.code, compare_squeezes(stat.id)[0].delay_min) == ("CT-EMPTY", 0)


def test_a_routine_exam_is_squeezed_in_only_with_the_right_to_override(scanner):
    pushed = book(make_bookable(), scanner, at(5))
    exam = make_bookable()
    facts = {"resource_id": scanner.pk, "at": at(0), "reason": "flight home", "client_key": "squeeze-9", "actor": CLERK}
    assert refused(lambda: squeeze_in(exam.id, **facts)) == "scheduling.not_urgent"
    assert Appointment.objects.get().starts_at == pushed.starts_at
    assert squeeze_in(exam.id, may_override=True, **facts).starts_at == at(0)
