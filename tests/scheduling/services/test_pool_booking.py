"""A booking takes its scanner and its units of every pool, or nothing; every later step moves or frees them with it."""

import pytest

from apps.common.kernel.errors import Conflict, Refused
from apps.common.kernel.words import render
from apps.scheduling.models import PoolUse, Resource
from apps.scheduling.public import (
    cancel_appointment,
    mark_no_show,
    move_appointment,
    offer_slots,
    release_reservation,
    reserve_slot,
    squeeze_in,
    undo_change,
)
from apps.scheduling.selectors.pools import list_pool_uses
from apps.scheduling.services.follow import follow_exam
from apps.workflow.public import record_fact
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
CONTRAST = "CT-CHEST-C"
WIDE = (at(-600), at(3000))


@pytest.fixture
def technologist(site_id) -> Resource:
    """One CT technologist from 09:00 to 12:00 local (0 to 180 minutes after NOW)."""
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "09:00", "12:00")
    return pool


def uses_of(pool: Resource) -> list[tuple[float, float, int]]:
    rows = list_pool_uses([pool.pk], WIDE)[pool.pk]
    return sorted(((a - at(0)).total_seconds() / 60, (b - at(0)).total_seconds() / 60, n) for a, b, n in rows)


def test_a_booking_takes_the_units_of_its_demands(technologist):
    nurse = make_pool("nurse-iv", "room", capacity=2)
    exam = make_bookable(CONTRAST)
    book(exam, make_scanner(), at(60))
    assert uses_of(technologist) == [(60, 60 + exam.duration_min, 1)]
    assert uses_of(nurse) == [(50, 65, 1)]


def test_a_full_pool_refuses_with_its_name_the_time_and_the_way_out(technologist):
    scanner, other, exam, second = make_scanner(), make_scanner(), make_bookable(), make_bookable()
    book(exam, scanner, at(60))
    with pytest.raises(Refused) as refusal:
        book(second, other, at(65))
    reason, next_min = refusal.value.reason, 9 * 60 + 60 + exam.duration_min
    assert (reason.code, reason.params["capacity"], reason.params["needed"]) == ("scheduling.pool_full", 1, 1)
    assert reason.params["time"] == "11-25 10:05"
    assert reason.params["next"] == f"11-25 {next_min // 60:02}:{next_min % 60:02}"
    assert "tech-ct" in render(reason, "en")
    assert PoolUse.objects.count() == 1
    assert book(second, other, at(60 + exam.duration_min)).state == "booked"


def test_when_nobody_is_on_duty_it_says_so(technologist):
    exam = make_bookable()
    with pytest.raises(Refused) as refusal:
        book(exam, make_scanner(), at(180))
    assert refusal.value.reason.code == "scheduling.pool_absent"
    assert refusal.value.reason.params["next"] == "11-26 09:00"
    last = 180 - exam.duration_min
    assert book(exam, make_scanner(), at(last)).starts_at == at(last)


def test_a_reason_to_work_outside_the_hours_brings_people_in(technologist):
    booked = book(make_bookable(), make_scanner(), at(600), outside_hours_reason="ward asks")
    assert [reason["code"] for reason in booked.reasons] == ["scheduling.pool_absent"]
    assert len(uses_of(technologist)) == 1


def test_moving_takes_the_units_along_and_a_full_pool_keeps_the_old_place(technologist):
    scanner, other = make_scanner(), make_scanner()
    exam, blocker = make_bookable(), make_bookable()
    length = exam.duration_min
    appointment = book(exam, scanner, at(60))
    book(blocker, other, at(120))
    with pytest.raises(Refused):
        move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(115), actor=CLERK)
    assert uses_of(technologist) == [(60, 60 + length, 1), (120, 120 + length, 1)]
    move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(65), actor=CLERK)
    assert uses_of(technologist) == [(65, 65 + length, 1), (120, 120 + length, 1)]


def test_cancelling_and_no_show_give_the_units_back(technologist, department_clock):
    scanner = make_scanner()
    first = book(make_bookable(), scanner, at(30))
    cancel_appointment(first.pk, reason="cold", actor=CLERK)
    assert uses_of(technologist) == []
    second = book(make_bookable(), scanner, at(30))
    department_clock.now = at(61)
    mark_no_show(second.pk, actor=CLERK)
    assert uses_of(technologist) == []


def test_undo_of_a_cancellation_needs_the_unit_still_free(technologist):
    scanner, other = make_scanner(), make_scanner()
    first = book(make_bookable(), scanner, at(30))
    cancel_appointment(first.pk, reason="cold", actor=CLERK)
    taker = book(make_bookable(), other, at(30))
    with pytest.raises(Refused) as refusal:
        undo_change(first.pk, actor=CLERK)
    assert refusal.value.reason.code == "scheduling.pool_full"
    cancel_appointment(taker.pk, reason="cold", actor=CLERK)
    undo_change(first.pk, actor=CLERK)
    assert len(uses_of(technologist)) == 1


def test_undo_of_a_booking_and_of_a_move(technologist):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(90), actor=CLERK)
    undo_change(appointment.pk, actor=CLERK)
    assert uses_of(technologist) == [(60, 60 + exam.duration_min, 1)]
    book(other := make_bookable(), scanner, at(120))
    assert len(uses_of(technologist)) == 2
    undo_change(other.id and other_appointment(other.id), actor=CLERK)
    assert len(uses_of(technologist)) == 1


def other_appointment(exam_id: int) -> int:
    from apps.scheduling.public import find_live_appointment

    return find_live_appointment(exam_id).pk


def test_a_held_slot_holds_its_units_and_gives_them_back(technologist):
    scanner, other, exam, second = make_scanner(), make_scanner(), make_bookable(), make_bookable()
    held = reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    with pytest.raises(Refused):
        book(second, other, at(60))
    offered = [offer.starts_at for offer in offer_slots(second.id, n=20) if offer.resource_id == other.pk]
    assert at(60 + exam.duration_min) in offered and at(60) not in offered
    release_reservation(held.pk, actor=CLERK)
    assert book(second, other, at(60)).state == "booked"


def test_an_emergency_goes_before_the_pool_with_a_warning(technologist):
    scanner, other = make_scanner(), make_scanner()
    book(make_bookable(), scanner, at(5))
    pushed = book(make_bookable(), other, at(30))
    emergency = make_bookable(priority="stat", patient_class="emergency")
    booked = squeeze_in(
        emergency.id, resource_id=scanner.pk, at=at(30), reason="stroke", client_key="squeeze-1", actor=CLERK
    )
    assert [reason["code"] for reason in booked.reasons] == ["scheduling.pool_full"]
    assert len(uses_of(technologist)) == 3
    assert pushed.starts_at == at(30)


def test_an_exam_that_ends_early_frees_its_people(technologist, department_clock):
    exam = make_bookable()
    book(exam, make_scanner(), at(5))
    department_clock.now = at(8)
    record_fact(exam.id, "mpps_started", at=at(8), source="mpps")
    follow_exam(exam.id, at=at(8))
    record_fact(exam.id, "mpps_completed", at=at(10), source="mpps")
    follow_exam(exam.id, at=at(10))
    assert uses_of(technologist) == [(5, 11, 1)]


def test_bookings_from_before_the_pools_keep_working(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "09:00", "12:00")
    assert uses_of(pool) == []
    move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(65), actor=CLERK)
    assert uses_of(pool) == [(65, 65 + exam.duration_min, 1)]
    cancel_appointment(appointment.pk, reason="cold", actor=CLERK)
    assert uses_of(pool) == []


def test_a_lost_race_takes_no_units(technologist):
    scanner = make_scanner()
    book(make_bookable(), scanner, at(60))
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(60))
    assert PoolUse.objects.count() == 1
