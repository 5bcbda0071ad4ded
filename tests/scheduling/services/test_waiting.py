from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.notify.models import Notification
from apps.directory.public import create_user
from apps.scheduling.models import Appointment, Occupancy, SlotReservation, WaitingEntry, WaitingOffer
from apps.scheduling.public import (
    accept_offer,
    add_to_waiting,
    block_time,
    cancel_appointment,
    decline_offer,
    expire_offers,
    give_offer,
    lift_block,
    move_appointment,
    offer_freed_time,
    undo_change,
    withdraw_entry,
)
from apps.workflow.public import get_exam, request
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
DAY_MIN = 24 * 60


@pytest.fixture
def scanner(site_id):
    return make_scanner()


def wait(exam=None, **facts) -> WaitingEntry:
    return add_to_waiting((exam or make_bookable()).id, actor=CLERK, **{"notice_h": 0, **facts})


def free(scanner, start=DAY_MIN) -> Appointment:
    """Somebody's slot comes free."""
    appointment = book(make_bookable(), scanner, at(start))
    cancel_appointment(appointment.pk, reason_code="patient_ill", actor=CLERK)
    deliver_pending()
    return appointment


def offers() -> list[tuple]:
    return [
        (o.entry_id, (o.during.lower - at(0)) / timedelta(minutes=1), o.state)
        for o in WaitingOffer.objects.order_by("pk")
    ]


def test_a_cancelled_slot_is_kept_for_the_most_urgent_then_the_longest_wait(scanner, department_clock):
    late = wait()
    department_clock.now = at(1)
    later, urgent = wait(), wait(make_bookable(priority="urgent"))
    freed = free(scanner)
    assert offers() == [(urgent.pk, DAY_MIN, "proposed")]
    held = SlotReservation.objects.get()
    assert (held.exam_id, held.holder_id, held.occupancy.during.lower) == (urgent.exam_id, "waiting_list", at(DAY_MIN))
    with pytest.raises(Conflict):
        book(make_bookable(), scanner, at(DAY_MIN), actor=OTHER_CLERK)
    decline_offer(WaitingOffer.objects.get().pk, actor=CLERK)
    assert offers()[1:] == [(late.pk, DAY_MIN, "proposed")]
    assert not WaitingOffer.objects.filter(entry=later).exists() and freed.exam_id not in (late.exam_id, later.exam_id)


def test_nobody_who_cannot_is_asked(scanner):
    wait(before=at(DAY_MIN))
    wait(weekdays=[0])
    wait(parts=["pm"])
    wait(notice_h=25)
    soon = make_bookable()
    book(soon, make_scanner(), at(60))
    wait(soon)
    free(scanner)
    assert offers() == []


def test_the_patients_other_exam_stands_in_the_way(scanner):
    busy = make_bookable()
    book(make_bookable(patient_id=busy.patient_id), make_scanner(), at(DAY_MIN))
    wait(busy)
    free(scanner)
    assert offers() == []


def test_a_move_and_a_lifted_block_free_time_too(scanner):
    entry, appointment = wait(), book(make_bookable(), scanner, at(DAY_MIN))
    move_appointment(appointment.pk, resource_id=scanner.pk, starts_at=at(DAY_MIN + 120), actor=CLERK)
    deliver_pending()
    assert offers() == [(entry.pk, DAY_MIN, "proposed")]
    withdraw_entry(entry.pk, actor=CLERK)
    block = block_time(scanner.pk, starts_at=at(2 * DAY_MIN), ends_at=at(2 * DAY_MIN + 60), cause="other", actor=CLERK)
    second = wait()
    lift_block(block.pk, actor=CLERK)
    deliver_pending()
    assert (second.pk, 2 * DAY_MIN, "proposed") in offers()


def test_the_desk_is_told_once_and_without_a_name(scanner, site_id):
    from apps.directory.public import find_site_by_code

    create_user(
        actor=Actor.system("test"),
        username="desk",
        name="Desk",
        password="blue-Lamp-42",
        grants=[("front_desk", find_site_by_code("main").id)],
    )
    wait()
    freed = free(scanner)
    [note] = Notification.objects.filter(reason__code="scheduling.freed_time_kept")
    assert note.reason["params"] == {"resource": scanner.code, "time": "11-26 09:00", "count": 1}
    offer_freed_time(scanner.pk, (freed.starts_at, freed.ends_at))
    assert (Notification.objects.count(), WaitingOffer.objects.count()) == (1, 1)


def test_accepting_books_and_ends_the_wait(scanner):
    entry = wait()
    free(scanner)
    offer = WaitingOffer.objects.get()
    give_offer(offer.pk, actor=CLERK)
    booked = accept_offer(offer.pk, actor=OTHER_CLERK)
    assert (booked.exam_id, booked.starts_at, booked.state) == (entry.exam_id, at(DAY_MIN), "booked")
    entry.refresh_from_db()
    assert (entry.state, offers(), SlotReservation.objects.count()) == ("booked", [(entry.pk, DAY_MIN, "accepted")], 0)
    acts = AuditEntry.objects.filter(action__startswith="waiting.").order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["waiting.added", "waiting.proposed", "waiting.offered", "waiting.accepted"]


def test_accepting_moves_an_earlier_booking_and_its_slot_goes_on(scanner):
    exam = make_bookable()
    appointment = book(exam, scanner, at(3 * DAY_MIN))
    first, second = wait(exam), wait()
    free(scanner)
    moved = accept_offer(WaitingOffer.objects.get(entry=first).pk, actor=CLERK)
    assert (moved.pk, moved.starts_at, moved.version) == (appointment.pk, at(DAY_MIN), 2)
    assert moved.changes.last().reason_code == "waiting_list"
    deliver_pending()
    assert (second.pk, 3 * DAY_MIN, "proposed") in offers()


def test_an_accepted_offer_can_be_undone_and_waits_again(scanner):
    entry = wait()
    free(scanner)
    booked = accept_offer(WaitingOffer.objects.get().pk, actor=CLERK)
    undo_change(booked.pk, actor=CLERK)
    entry.refresh_from_db()
    assert (entry.state, get_exam(entry.exam_id).state, offers()) == (
        "waiting",
        "vetted",
        [(entry.pk, DAY_MIN, "withdrawn")],
    )


def test_a_refused_accept_changes_nothing(scanner, safety_says):
    entry = wait()
    free(scanner)
    safety_says("hold")
    with pytest.raises(Refused):
        accept_offer(WaitingOffer.objects.get().pk, actor=CLERK)
    entry.refresh_from_db()
    assert (entry.state, offers(), SlotReservation.objects.count()) == ("waiting", [(entry.pk, DAY_MIN, "proposed")], 1)


def test_a_dealt_with_offer_is_told(scanner):
    wait()
    free(scanner)
    offer = WaitingOffer.objects.get()
    decline_offer(offer.pk, actor=CLERK)
    for act in (accept_offer, give_offer, decline_offer):
        with pytest.raises(Conflict) as over:
            act(offer.pk, actor=CLERK)
        assert over.value.reason.code == "scheduling.offer_over"
    assert not Appointment.objects.filter(state="booked").exists()


def run_out(offer: WaitingOffer) -> None:
    SlotReservation.objects.filter(offer=offer).update(expires_at=clock.real_now() - timedelta(seconds=1))


def test_a_given_offer_that_runs_out_is_passed_on_and_a_proposal_sets_the_slot_free(scanner, department_clock):
    first = wait()
    department_clock.now = at(1)
    second = wait()
    free(scanner)
    assert expire_offers() == 0
    given = WaitingOffer.objects.get()
    give_offer(given.pk, actor=CLERK)
    run_out(given)
    assert (expire_offers(), expire_offers()) == (1, 0)
    assert offers() == [(first.pk, DAY_MIN, "expired"), (second.pk, DAY_MIN, "proposed")]
    run_out(WaitingOffer.objects.get(entry=second))
    assert (expire_offers(), expire_offers()) == (1, 0)
    assert offers()[1] == (second.pk, DAY_MIN, "expired")
    assert not Occupancy.objects.filter(is_live=True).exists()


def test_giving_keeps_the_slot_longer(scanner):
    wait()
    free(scanner)
    before = SlotReservation.objects.get().expires_at
    give_offer(WaitingOffer.objects.get().pk, actor=CLERK)
    left = SlotReservation.objects.get().expires_at - clock.real_now()
    assert before < SlotReservation.objects.get().expires_at and timedelta(minutes=59) < left <= timedelta(hours=1)


def test_an_offer_ends_with_its_start(scanner, department_clock):
    wait()
    free(scanner)
    department_clock.now = at(DAY_MIN)
    assert expire_offers() == 1
    assert offers()[0][2] == "expired"


def test_the_cancellation_can_still_be_undone(scanner):
    entry = wait()
    appointment = free(scanner)
    assert undo_change(appointment.pk, actor=CLERK).state == "booked"
    entry.refresh_from_db()
    assert (entry.state, offers()) == ("waiting", [(entry.pk, DAY_MIN, "withdrawn")])


def test_not_once_the_patient_was_asked(scanner):
    wait()
    appointment = free(scanner)
    give_offer(WaitingOffer.objects.get().pk, actor=CLERK)
    with pytest.raises(Conflict):
        undo_change(appointment.pk, actor=CLERK)
    assert Appointment.objects.get(pk=appointment.pk).state == "cancelled"


def test_a_clerk_who_books_the_patient_elsewhere_frees_the_kept_slot(scanner):
    entry = wait(before=at(2 * DAY_MIN))
    free(scanner)
    assert book(make_bookable(), make_scanner(), at(30)).state == "booked"
    assert book(get_exam(entry.exam_id), scanner, at(60)).state == "booked"
    deliver_pending()
    entry.refresh_from_db()
    assert (entry.state, offers()[0][2]) == ("booked", "withdrawn")


def test_an_exam_that_is_called_off_leaves_the_list_and_its_slot_goes_on(scanner):
    first, second = wait(), wait()
    free(scanner)
    request(first.exam_id, "cancel", actor=CLERK, reason="gone")
    deliver_pending()
    first.refresh_from_db()
    assert first.state == "closed"
    assert offers() == [(first.pk, DAY_MIN, "withdrawn"), (second.pk, DAY_MIN, "proposed")]


def test_one_entry_an_exam_and_a_second_one_changes_the_wish(site_id):
    entry = wait(parts=["am", "am"], weekdays=[4, 0])
    again = add_to_waiting(entry.exam_id, parts=["pm"], notice_h=5, actor=CLERK)
    assert (again.pk, again.parts, again.weekdays, again.notice_h, again.version) == (entry.pk, ["pm"], [], 5, 2)
    assert entry.contact == get_exam(entry.exam_id).patient.phone


def test_wishes_that_cannot_be_are_refused(site_id):
    exam = make_bookable()
    with pytest.raises(Invalid):
        wait(exam, before=at(0))
    with pytest.raises(Invalid):
        wait(exam, parts=["night"])
    request(exam.id, "cancel", actor=CLERK, reason="x")
    with pytest.raises(Refused):
        wait(exam)
    assert not WaitingEntry.objects.exists()


def test_a_stale_withdrawal_is_told(site_id):
    entry = wait()
    with pytest.raises(Conflict):
        withdraw_entry(entry.pk, actor=CLERK, expected_version=2)
    assert withdraw_entry(entry.pk, actor=CLERK, expected_version=1).state == "withdrawn"
    with pytest.raises(Conflict):
        withdraw_entry(entry.pk, actor=CLERK)
    assert OutboxEvent.objects.filter(name="scheduling.appointment_booked.v1").count() == 0


def test_one_freed_hour_serves_several(scanner):
    entries = [wait() for _ in range(4)]
    block = block_time(scanner.pk, starts_at=at(DAY_MIN), ends_at=at(DAY_MIN + 45), cause="other", actor=CLERK)
    lift_block(block.pk, actor=CLERK)
    deliver_pending()
    length = entries[0].exam.exam_type.duration_min
    assert [(entry, start) for entry, start, _ in offers()] == [(entries[n].pk, DAY_MIN + n * length) for n in range(3)]
