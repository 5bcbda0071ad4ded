from datetime import timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.public import cancel_appointment, move_appointment, undo_change
from apps.workflow.public import get_exam
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


def test_moves_and_says_where_from(site_id):
    scanner, other, exam = make_scanner(), make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    moved = move_appointment(
        appointment.pk, resource_id=other.pk, starts_at=at(65), actor=CLERK, expected_version=1, reason="asked"
    )
    assert (moved.version, moved.occupancy.resource_id, moved.starts_at) == (2, other.pk, at(65))
    assert get_exam(exam.id).slot_start == at(65)
    payload = OutboxEvent.objects.get(name="scheduling.appointment_moved.v1").payload
    assert payload["previous_device_code"] == scanner.device_code
    with pytest.raises(Conflict) as stale:
        move_appointment(appointment.pk, resource_id=other.pk, starts_at=at(95), actor=CLERK, expected_version=1)
    assert stale.value.current["version"] == 2


def test_a_refused_move_leaves_the_old_place(site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    appointment = book(exam, scanner, at(60))
    book(other, scanner, at(120))
    with pytest.raises(Conflict):
        move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(115), actor=CLERK)
    appointment.refresh_from_db()
    assert (appointment.starts_at, appointment.version) == (at(60), 1)


def test_a_small_move_may_overlap_its_own_old_place(site_id):
    appointment = book(make_bookable(), scanner := make_scanner(), at(60))
    moved = move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(65), actor=CLERK)
    assert moved.starts_at == at(65)


def test_cancelling_frees_the_slot_and_keeps_the_request(site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    appointment = book(exam, scanner, at(60))
    cancel_appointment(appointment.pk, reason="cold", actor=CLERK)
    assert get_exam(exam.id).state == "vetted"
    assert book(other, scanner, at(60)).state == "booked"
    with pytest.raises(Refused):
        cancel_appointment(appointment.pk, reason="again", actor=CLERK)


def test_cancelling_the_exam_too(site_id):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(60))
    cancel_appointment(appointment.pk, reason="died", also_exam=True, actor=CLERK)
    assert get_exam(exam.id).state == "cancelled"


def test_undo_takes_back_booking_move_and_cancellation(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(120), actor=CLERK)
    assert undo_change(appointment.pk, actor=CLERK).starts_at == at(60)
    cancel_appointment(appointment.pk, reason="cold", also_exam=True, actor=CLERK)
    restored = undo_change(appointment.pk, actor=CLERK)
    assert (restored.state, restored.starts_at, get_exam(exam.id).state) == ("booked", at(60), "booked")
    second = make_bookable()
    booked = book(second, scanner, at(180))
    assert undo_change(booked.pk, actor=CLERK).state == "cancelled"
    assert get_exam(second.id).state == "vetted"
    with pytest.raises(Refused) as nothing:
        undo_change(booked.pk, actor=CLERK)
    assert nothing.value.reason.code == "scheduling.nothing_to_undo"


def test_undo_is_for_oneself_and_for_ten_seconds(site_id):
    appointment = book(make_bookable(), make_scanner(), at(60))
    with pytest.raises(Refused) as foreign:
        undo_change(appointment.pk, actor=OTHER_CLERK)
    assert foreign.value.reason.code == "scheduling.nothing_to_undo"
    change = appointment.changes.get()
    change.at -= timedelta(seconds=13)
    change.save()
    with pytest.raises(Refused) as late:
        undo_change(appointment.pk, actor=CLERK)
    assert late.value.reason.code == "scheduling.undo_too_late"


def test_an_undo_that_lost_its_slot_is_a_lost_race(site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    appointment = book(exam, scanner, at(60))
    cancel_appointment(appointment.pk, reason="cold", actor=CLERK)
    book(other, scanner, at(60))
    with pytest.raises(Conflict):
        undo_change(appointment.pk, actor=CLERK)
    assert get_exam(exam.id).state == "vetted"
