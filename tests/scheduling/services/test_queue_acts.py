"""Estimates, transfers, passed people, other days and walk-ins that are taken back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.kernel.errors import NotFound, Refused
from apps.safety.models import Preparation
from apps.scheduling.models import Appointment, Ticket
from apps.scheduling.public import (
    block_time,
    call_ticket,
    check_in,
    list_queue,
    list_transfers,
    summarise_queue,
    transfer_ticket,
    undo_change,
    undo_check_in,
)
from apps.workflow.public import get_exam, request
from tests.builders.pathway import make_exam
from tests.builders.scheduling import CLERK, NOW, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
TWO = ["name", "birth_date"]


def arrive(exam, **facts) -> Ticket:
    return check_in(exam.id, identified_by=TWO, actor=CLERK, **facts).ticket


def arrive_booked(scanner, start, **facts) -> Ticket:
    exam = make_bookable(**facts)
    book(exam, scanner, at(start))
    return arrive(exam)


def rows(site_id: int) -> dict[int, object]:
    return {row.ticket.pk: row for row in list_queue(site_id, with_waits=True)}


def test_each_turn_comes_after_the_ones_before_it(site_id):
    scanner = make_scanner()
    first, second = arrive_booked(scanner, 5), arrive_booked(scanner, 30)
    length = timedelta(minutes=get_exam(first.exam_id).duration_min)
    assert (first.expected_at, second.expected_at) == (NOW, NOW + length)
    found = rows(site_id)
    assert [found[ticket.pk].expected_at for ticket in (first, second)] == [NOW, NOW + length]


def test_a_closed_scanner_gives_its_time_when_it_opens(site_id):
    scanner = make_scanner()
    ticket = arrive_booked(scanner, 5)
    block_time(scanner.pk, starts_at=at(-10), ends_at=at(45), cause="downtime", note="", actor=CLERK)
    assert rows(site_id)[ticket.pk].expected_at == at(45)


def test_reading_the_queue_takes_the_same_queries_however_long_it_is(site_id):
    scanner = make_scanner()
    arrive_booked(scanner, 5)
    with CaptureQueriesContext(connection) as one:
        list_queue(site_id, with_waits=True)
    for start in (40, 80, 120):
        arrive_booked(scanner, start)
    with CaptureQueriesContext(connection) as many:
        list_queue(site_id, with_waits=True)
    assert len(many) == len(one)


def test_a_transfer_takes_ticket_appointment_and_worklist_along(site_id):
    here, there = make_scanner(), make_scanner()
    ticket = arrive_booked(here, 30)
    (offer,) = list_transfers(ticket.pk)
    assert (offer.resource, offer.waiting, offer.expected_at) == (there, 0, NOW)
    moved = transfer_ticket(ticket.pk, resource_id=there.pk, actor=CLERK, reason="CT-1 is slow")
    appointment = Appointment.objects.get(exam_id=ticket.exam_id)
    assert (moved.resource_id, appointment.occupancy.resource_id) == (there.pk, there.pk)
    assert (appointment.starts_at, appointment.occupancy.kind) == (at(30), "appointment")
    assert get_exam(ticket.exam_id).slot_device_code == there.device_code
    undo_change(appointment.pk, actor=CLERK)
    moved.refresh_from_db()
    assert moved.resource_id == here.pk


def test_a_transfer_onto_taken_time_shares_it(site_id):
    here, there = make_scanner(), make_scanner()
    ticket = arrive_booked(here, 30)
    book(make_bookable(), there, at(30))
    transfer_ticket(ticket.pk, resource_id=there.pk, actor=CLERK)
    appointment = Appointment.objects.get(exam_id=ticket.exam_id)
    assert (appointment.occupancy.kind, appointment.occupancy.resource_id) == ("overbooked", there.pk)


def test_a_transfer_to_a_closed_or_unfit_scanner_changes_nothing(site_id):
    here, closed, other = make_scanner(), make_scanner(), make_scanner(modality="MR")
    ticket = arrive_booked(here, 30)
    block_time(closed.pk, starts_at=at(0), ends_at=at(90), cause="downtime", note="", actor=CLERK)
    for target, code in ((closed, "scheduling.transfer_closed"), (other, "scheduling.transfer_does_not_fit")):
        with pytest.raises(Refused) as refusal:
            transfer_ticket(ticket.pk, resource_id=target.pk, actor=CLERK)
        assert refusal.value.reason.code == code
    ticket.refresh_from_db()
    assert (ticket.resource_id, ticket.version) == (here.pk, 1)


def test_a_walk_in_is_transferred_without_an_appointment(site_id):
    make_scanner()
    there = make_scanner()
    ticket = arrive(make_bookable())
    assert transfer_ticket(ticket.pk, resource_id=there.pk, actor=CLERK).resource_id == there.pk


def test_a_called_off_exam_is_gone_from_the_queue_before_its_event_arrives(site_id):
    ticket = arrive_booked(make_scanner(), 30)
    request(ticket.exam_id, "cancel", actor=CLERK, reason="left")
    assert (list_queue(site_id), Ticket.objects.get().state) == ([], "waiting")
    with pytest.raises(Refused) as refusal:
        call_ticket(ticket.pk, room_code="ct-1", actor=CLERK)
    assert refusal.value.reason.code == "scheduling.exam_is_over"
    assert Ticket.objects.get().first_called_at is None


def test_who_was_passed_is_counted_and_emergencies_apart(site_id, department_clock):
    scanner = make_scanner()
    first = arrive_booked(scanner, 30)
    department_clock.now += timedelta(minutes=1)
    second = arrive_booked(scanner, 60)
    urgent = arrive(make_exam(site_id=site_id, priority="stat", patient_class="emergency"))
    for ticket in (second, urgent):
        call_ticket(ticket.pk, room_code="ct-1", actor=CLERK)
    assert (rows(site_id)[first.pk].overtaken, rows(site_id)[first.pk].overtaken_urgent) == (2, 1)
    assert rows(site_id)[second.pk].overtaken == 0


def test_the_summary_names_the_longest_wait_and_how_true_the_estimates_were(site_id, department_clock):
    scanner = make_scanner()
    first, second = arrive_booked(scanner, 0), arrive_booked(scanner, 30)
    department_clock.now += timedelta(minutes=12)
    call_ticket(first.pk, room_code="ct-1", actor=CLERK)
    department_clock.now += timedelta(minutes=30)
    summary = summarise_queue(site_id)
    assert (summary.waiting, summary.longest_min, summary.longest_ticket_id) == (1, 12, second.pk)
    (routine,) = summary.classes
    assert (routine.priority_code, routine.called.worst, routine.waiting.worst) == ("routine", 12, 12)
    assert (summary.error.n, summary.error.typical_min, summary.error.bias_min) == (1, 12, 12)


def test_drinking_keeps_a_patient_behind_the_ready_until_handed_over(site_id):
    scanner = make_scanner()
    drinking, ready = arrive_booked(scanner, 5), arrive_booked(scanner, 30)
    facts = {"site_id": site_id, "lane_since": NOW, "opened_at": NOW, "lane": "drinking"}
    Preparation.objects.update_or_create(exam_id=drinking.exam_id, defaults=facts)
    found = list_queue(site_id)
    missing = {row.ticket.pk: "scheduling.missing_drinking" in row.missing for row in found}
    assert missing == {drinking.pk: True, ready.pk: False}
    Preparation.objects.filter(exam_id=drinking.exam_id).update(handed_over_at=NOW)
    assert not any("scheduling.missing_drinking" in row.missing for row in list_queue(site_id))


def test_who_comes_on_another_day_is_refused_until_the_time_is_given_back(site_id):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(24 * 60))
    with pytest.raises(Refused) as refusal:
        arrive(exam)
    assert refusal.value.reason.code == "scheduling.arrival_other_day"
    assert (get_exam(exam.id).state, Ticket.objects.count()) == ("booked", 0)
    ticket = arrive(exam, gives_up_slot=True)
    appointment.refresh_from_db()
    assert (appointment.state, appointment.cancel_code) == ("cancelled", "came_other_day")
    assert (get_exam(exam.id).state, ticket.appointment_id) == ("arrived", None)


def test_a_walk_in_can_be_taken_back_by_who_checked_him_in(site_id, department_clock):
    make_scanner()
    exam = make_bookable()
    ticket = arrive(exam)
    with pytest.raises(Refused):
        undo_check_in(ticket.pk, actor=OTHER_CLERK)
    undo_check_in(ticket.pk, actor=CLERK)
    ticket.refresh_from_db()
    assert (ticket.state, get_exam(exam.id).state) == ("void", "vetted")
    late = arrive(exam)
    department_clock.now += timedelta(minutes=10)
    with pytest.raises(Refused) as refusal:
        undo_check_in(late.pk, actor=CLERK)
    assert refusal.value.reason.code == "scheduling.undo_too_late"
    with pytest.raises(NotFound):
        undo_check_in(0, actor=CLERK)
