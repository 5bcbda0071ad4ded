import threading
from datetime import timedelta

import pytest
from django.db import connection

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.models import Appointment, Ticket, TicketCall
from apps.scheduling.public import (
    call_ticket,
    change_ticket,
    check_in,
    list_no_show_proposals,
    list_queue,
    mark_no_show,
    preview_squeeze,
    squeeze_in,
    undo_change,
)
from apps.scheduling.selectors.scans import read_scan, slip_code
from apps.scheduling.services.tickets import take_number
from apps.workflow.public import get_exam, record_fact, request
from tests.builders.pathway import make_exam, make_patient
from tests.builders.scheduling import CLERK, NOW, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
TWO = ["name", "birth_date"]


def arrive(exam, **facts) -> Ticket:
    return check_in(exam.id, identified_by=TWO, actor=CLERK, **facts).ticket


def labels(site_id: int) -> list[str]:
    return [row.label for row in list_queue(site_id)]


def test_check_in_moves_exam_and_appointment_and_gives_one_ticket(site_id):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(30))
    ticket = arrive(exam)
    appointment.refresh_from_db()
    assert (appointment.state, get_exam(exam.id).state) == ("arrived", "arrived")
    assert (ticket.section, ticket.number, ticket.identified_by) == ("A", 1, TWO)
    again = check_in(exam.id, identified_by=TWO, actor=CLERK)
    assert (again.ticket.pk, again.is_new) == (ticket.pk, False)
    assert OutboxEvent.objects.filter(name="scheduling.checked_in.v1").count() == 1


def test_one_identifier_is_not_enough(site_id):
    exam = make_bookable()
    with pytest.raises(Refused) as refusal:
        check_in(exam.id, identified_by=["name", "name", "shoe_size"], actor=CLERK)
    assert refusal.value.reason.code == "scheduling.identity_incomplete"
    assert (get_exam(exam.id).state, Ticket.objects.count()) == ("vetted", 0)


def test_a_walk_in_needs_no_appointment_and_an_emergency_has_its_own_section(site_id):
    assert str(arrive(make_bookable())) == "A001"
    assert str(arrive(make_exam(site_id=site_id, priority="stat", patient_class="emergency"))) == "E001"
    assert str(arrive(make_bookable())) == "A002"


def test_undo_of_a_check_in_puts_everything_back(site_id):
    exam = make_bookable()
    appointment = book(exam, make_scanner(), at(30))
    ticket = arrive(exam)
    undo_change(appointment.pk, actor=CLERK)
    ticket.refresh_from_db()
    appointment.refresh_from_db()
    assert (ticket.state, appointment.state, get_exam(exam.id).state) == ("void", "booked", "booked")
    assert str(arrive(exam)) == "A002"


@pytest.mark.django_db(transaction=True)
def test_a_hundred_desks_get_a_hundred_numbers(site_id):
    numbers, lock = [], threading.Lock()

    def take() -> None:
        try:
            number = take_number(site_id=site_id, day=NOW.date(), section="A")
            with lock:
                numbers.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(100)]
    for start in range(0, 100, 20):
        batch = threads[start : start + 20]
        [thread.start() for thread in batch]
        [thread.join() for thread in batch]
    assert sorted(numbers) == list(range(1, 101))


def test_the_queue_follows_appointment_priority_and_skips(site_id, department_clock):
    scanner = make_scanner()
    late, early = make_bookable(), make_bookable()
    book(late, scanner, at(60))
    book(early, scanner, at(30))
    arrive(late)
    arrive(early)
    for exam in (late, early):
        set_safe(exam)
    assert labels(site_id) == ["A002", "A001"]
    arrive(make_exam(site_id=site_id, priority="stat", patient_class="emergency"))
    assert labels(site_id) == ["E001", "A002", "A001"]
    first = list_queue(site_id)[1].ticket
    call_ticket(first.pk, room_code="ct-1", actor=CLERK)
    for _ in range(4):
        change_ticket(first.pk, "skip", actor=CLERK)
        call_ticket(first.pk, room_code="ct-1", actor=CLERK)
    assert labels(site_id) == ["E001", "A001", "A002"]
    change_ticket(first.pk, "serve", actor=CLERK)
    assert labels(site_id) == ["E001", "A001"]


def set_safe(exam) -> None:
    from apps.workflow.public import set_facet

    set_facet(exam.id, "safety", "clear", at=NOW, source="system")


def test_missing_screening_is_named_and_stands_behind_the_ready(site_id):
    scanner, unready, ready = make_scanner(), make_bookable(), make_bookable()
    book(unready, scanner, at(30))
    book(ready, scanner, at(60))
    arrive(unready)
    arrive(ready)
    set_safe(ready)
    rows = list_queue(site_id)
    assert [row.ticket.exam_id for row in rows] == [ready.id, unready.id]
    assert rows[1].missing == ("scheduling.missing_screening",)
    assert rows[1].reason.code == "scheduling.queue_not_ready"


def test_a_call_names_nobody(site_id):
    exam = make_bookable(patient_id=make_patient(names="欧阳娜娜").id)
    ticket = arrive(exam)
    call_ticket(ticket.pk, room_code="ct-1", actor=CLERK, expected_version=1)
    payload = OutboxEvent.objects.get(name="scheduling.ticket_called.v1").payload
    assert (payload["ticket"], payload["room"], payload["masked_name"]) == ("A001", "ct-1", "欧**娜")
    with pytest.raises(Conflict):
        call_ticket(ticket.pk, room_code="ct-2", actor=CLERK, action="recall", expected_version=1)
    with pytest.raises(Refused):
        call_ticket(ticket.pk, room_code="ct-2", actor=CLERK)
    assert TicketCall.objects.filter(ticket=ticket).count() == 1


def test_starting_serves_the_ticket_and_finishing_early_frees_the_rest(site_id, department_clock):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(5))
    ticket = arrive(exam)
    department_clock.now = at(6)
    record_fact(exam.id, "mpps_started", at=at(6), source="mpps")
    deliver_pending()
    appointment.refresh_from_db()
    ticket.refresh_from_db()
    assert (appointment.state, ticket.state) == ("in_exam", "served")
    department_clock.now = at(9)
    record_fact(exam.id, "mpps_completed", at=at(9), source="mpps")
    deliver_pending()
    appointment = Appointment.objects.get(pk=appointment.pk)
    assert (appointment.state, appointment.ends_at) == ("done", at(10))
    assert book(make_bookable(), scanner, at(10)).state == "booked"


def test_cancelling_the_exam_frees_the_slot_and_voids_the_ticket(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(30))
    ticket = arrive(exam)
    request(exam.id, "cancel", actor=CLERK, reason="left")
    deliver_pending()
    appointment.refresh_from_db()
    ticket.refresh_from_db()
    assert (appointment.state, ticket.state) == ("cancelled", "void")
    assert book(make_bookable(), scanner, at(30)).state == "booked"


def test_a_late_event_does_not_end_a_newer_booking(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(30))
    request(exam.id, "unbook", actor=CLERK)
    request(exam.id, "book", actor=CLERK, detail={"starts_at": at(30).isoformat(), "device_code": scanner.code})
    deliver_pending()
    appointment.refresh_from_db()
    assert appointment.state == "booked"


def test_no_show_is_proposed_and_recorded_after_the_grace_only(site_id, department_clock):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(10))
    department_clock.now = at(39)
    assert list_no_show_proposals(site_id) == []
    with pytest.raises(Refused) as early:
        mark_no_show(appointment.pk, actor=CLERK)
    assert early.value.reason.params == {"grace_min": 30}
    department_clock.now = at(40)
    assert [row.pk for row in list_no_show_proposals(site_id)] == [appointment.pk]
    mark_no_show(appointment.pk, actor=CLERK)
    assert get_exam(exam.id).state == "no_show"
    restored = undo_change(appointment.pk, actor=CLERK)
    assert (restored.state, get_exam(exam.id).state) == ("booked", "booked")


def test_a_squeeze_shows_and_then_does_the_same(site_id):
    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    first = book(make_bookable(), scanner, at(5))
    length = (first.ends_at - first.starts_at) / timedelta(minutes=1)
    second = book(make_bookable(), scanner, at(5 + length))
    view = preview_squeeze(stat.id, resource_id=scanner.pk, at=at(0))
    delay = stat.duration_min - 5
    assert [(push.appointment_id, push.delay_min) for push in view.plan.pushes] == [
        (first.pk, delay),
        (second.pk, delay),
    ]
    booked = squeeze_in(stat.id, resource_id=scanner.pk, at=at(0), reason="stroke", client_key="squeeze-1", actor=CLERK)
    assert booked.starts_at == at(0)
    for appointment, push in ((first, view.plan.pushes[0]), (second, view.plan.pushes[1])):
        appointment = Appointment.objects.get(pk=appointment.pk)
        assert appointment.starts_at == push.span[0]
        assert get_exam(appointment.exam_id).slot_start == push.span[0]


def test_the_same_squeeze_sent_twice_pushes_nobody_twice(site_id):
    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    pushed = book(make_bookable(), scanner, at(5))
    facts = {"resource_id": scanner.pk, "at": at(0), "reason": "stroke", "client_key": "squeeze-2", "actor": CLERK}
    first = squeeze_in(stat.id, **facts)
    moved_to = Appointment.objects.get(pk=pushed.pk).starts_at
    assert squeeze_in(stat.id, **facts).pk == first.pk
    assert Appointment.objects.get(pk=pushed.pk).starts_at == moved_to
    assert Appointment.objects.count() == 2


def test_a_squeeze_that_is_no_longer_what_was_shown_does_nothing(site_id):
    scanner, stat = make_scanner(), make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    first = book(make_bookable(), scanner, at(0))
    record_fact(first.exam_id, "mpps_started", at=at(0), source="mpps")
    deliver_pending()
    with pytest.raises(Conflict) as changed:
        squeeze_in(stat.id, resource_id=scanner.pk, at=at(0), reason="stroke", client_key="squeeze-1", actor=CLERK)
    assert changed.value.reason.code == "scheduling.squeeze_changed"
    assert Appointment.objects.count() == 1


def test_reads_what_the_scanner_gun_types(site_id):
    exam = make_bookable()
    book(exam, make_scanner(), at(30))
    patient = exam.patient
    slip = read_scan(slip_code(exam.accession, patient.mrn), site_id=site_id)
    assert ([e.id for e in slip.exams], slip.proved) == ([exam.id], ("accession", "mrn"))
    assert read_scan(slip_code(exam.accession, "WRONG"), site_id=site_id).exams == ()
    assert read_scan(exam.accession, site_id=site_id).proved == ("accession",)
    card = read_scan(patient.mrn, site_id=site_id)
    assert ([e.id for e in card.exams], card.proved) == ([exam.id], ("mrn",))
    assert read_scan("RF1|", site_id=site_id).exams == ()
