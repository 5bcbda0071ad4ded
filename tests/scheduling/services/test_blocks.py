from datetime import UTC, date, datetime, time, timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.models import Appointment, Occupancy, SlotBlock
from apps.scheduling.public import (
    block_time,
    cancel_appointment,
    close_failed_device,
    lift_block,
    move_appointment,
    offer_slots,
    push_open_blocks,
    reassess_patient,
    reopen_device,
    reserve_slot,
    save_openings,
    undo_change,
)
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
ENGINEER = Actor("person", "eng-1", "Zhou", ("device_admin",))


def block(scanner, start=30, end=120, **facts) -> SlotBlock:
    values = {"cause": "maintenance", "actor": ENGINEER, "note": "tube", **facts}
    return block_time(scanner.pk, starts_at=at(start), ends_at=None if end is None else at(end), **values)


def pieces(kind="block") -> list[tuple]:
    rows = Occupancy.objects.filter(kind=kind, is_live=True).order_by("during")
    return [(row.during.lower, row.during.upper) for row in rows]


def test_a_block_fills_around_bookings_flags_them_and_tells_once(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    end = appointment.ends_at
    made = block(scanner)
    assert pieces() == [(at(30), at(60)), (end, at(120))]
    appointment.refresh_from_db()
    assert appointment.flag["code"] == "scheduling.affected_maintenance"
    payload = OutboxEvent.objects.get(name="scheduling.bookings_affected.v1").payload
    assert (payload["exam_ids"], payload["device_code"]) == ([exam.id], scanner.device_code)
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(90))
    lift_block(made.pk, actor=ENGINEER)
    appointment.refresh_from_db()
    assert (appointment.flag, pieces()) == (None, [])
    with pytest.raises(Refused):
        lift_block(made.pk, actor=ENGINEER)


def test_a_booking_that_only_touches_the_block_is_not_flagged(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    block(scanner, 60 + exam.duration_min, 300)
    appointment.refresh_from_db()
    assert appointment.flag is None


def test_time_given_back_inside_a_block_is_closed_and_an_undo_opens_it(site_id):
    scanner, other, exam = make_scanner(), make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    block(scanner)
    move_appointment(appointment.pk, resource_id=other.pk, starts_at=at(60), actor=CLERK)
    assert pieces() == [(at(30), at(60)), (at(60), appointment.ends_at), (appointment.ends_at, at(120))]
    assert Appointment.objects.get().flag is None
    cancel_appointment(appointment.pk, reason="cold", actor=CLERK)
    assert undo_change(appointment.pk, actor=CLERK).state == "booked"


def test_a_held_slot_falls_to_the_block(site_id):
    scanner, exam = make_scanner(), make_bookable()
    reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    block(scanner)
    assert pieces() == [(at(30), at(120))]
    assert pieces("reservation") == []


def test_offers_go_around_blocks(site_id):
    scanner, exam = make_scanner(), make_bookable()
    block(scanner, 0, 120)
    assert offer_slots(exam.id, n=1)[0].starts_at == at(120)


def test_a_failed_scanner_closes_once_and_comes_back(site_id, department_clock):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    first = close_failed_device(scanner.code, at=at(0), cause="cooling", expected_until=None)
    again = close_failed_device(scanner.code, at=at(1), cause="cooling", expected_until=None)
    assert (first.pk, first.is_open_ended) == (again.pk, True)
    assert close_failed_device("NO-SUCH", at=at(0), cause="x", expected_until=None) is None
    appointment.refresh_from_db()
    assert appointment.flag["params"]["note"] == "cooling"
    department_clock.now = at(30)
    assert reopen_device(scanner.code) == 1
    assert pieces() == [(at(0), at(30))]
    appointment.refresh_from_db()
    assert appointment.flag is None
    assert book(make_bookable(), scanner, at(30)).state == "booked"


def test_an_open_end_is_pushed_on_while_it_lasts(site_id, department_clock):
    scanner = make_scanner()
    made = close_failed_device(scanner.code, at=at(0), cause="cooling", expected_until=None)
    assert made.during.upper == at(240)
    assert push_open_blocks(now=at(100)) == 0
    department_clock.now = at(180)
    exam = make_bookable()
    appointment = book(exam, scanner, at(300))
    assert push_open_blocks(now=at(180)) == 1
    assert pieces()[-1][1] == at(420)
    appointment.refresh_from_db()
    assert appointment.flag is not None


def test_changed_hours_orphan_nobody(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    monday = [{"weekday": 0, "opens": time(8), "closes": time(12)}]
    save_openings(scanner.pk, openings=monday, exceptions=[], actor=CLERK)
    appointment.refresh_from_db()
    assert (appointment.state, appointment.flag["code"]) == ("booked", "scheduling.affected_hours")
    today = [{"day": date(2026, 11, 25), "opens": time(8), "closes": time(12), "note": ""}]
    save_openings(scanner.pk, openings=monday, exceptions=today, actor=CLERK)
    appointment.refresh_from_db()
    assert appointment.flag is None


def test_a_confirmed_reaction_flags_future_bookings_that_are_now_held(site_id, safety_says):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(60))
    assert reassess_patient(exam.patient_id) == 0
    safety_says("hold")
    assert reassess_patient(exam.patient_id) == 1
    appointment.refresh_from_db()
    assert (appointment.state, appointment.flag["code"]) == ("booked", "scheduling.affected_safety")


def test_blocks_over_the_end_of_the_day_keep_utc(site_id):
    scanner = make_scanner()
    made = block(scanner, 30, 24 * 60)
    assert made.during.upper == datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
    assert made.during.upper - made.during.lower == timedelta(hours=23, minutes=30)
