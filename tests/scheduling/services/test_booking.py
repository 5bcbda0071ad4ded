from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.common.audit.models import AuditEntry
from apps.common.events.models import OutboxEvent
from apps.common.kernel.errors import Conflict, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.models import Appointment, Occupancy, SlotReservation
from apps.scheduling.public import (
    book_appointment,
    offer_slots,
    release_reservation,
    reserve_slot,
)
from apps.workflow.public import get_exam
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


def names() -> list[str]:
    rows = OutboxEvent.objects.filter(name__startswith="scheduling.").order_by("id")
    return [name.removeprefix("scheduling.") for name in rows.values_list("name", flat=True)]


def test_a_booking_stands_in_calendar_pathway_trail_and_outbox(site_id):
    scanner, exam = make_scanner(), make_bookable()
    appointment = book(exam, scanner, at(60))
    assert (appointment.state, appointment.starts_at) == ("booked", at(60))
    assert appointment.ends_at - appointment.starts_at == timedelta(minutes=exam.duration_min)
    now = get_exam(exam.id)
    assert (now.state, now.slot_start, now.slot_device_code) == ("booked", at(60), scanner.device_code)
    assert names() == ["appointment_booked.v1"]
    assert AuditEntry.objects.filter(action="appointment.booked", obj=f"appointment:{appointment.pk}").count() == 1


def test_the_same_client_key_books_once(site_id):
    scanner, exam = make_scanner(), make_bookable()
    first = book(exam, scanner, at(60), client_key="key-12345")
    again = book(exam, scanner, at(60), client_key="key-12345")
    assert (again.pk, names()) == (first.pk, ["appointment_booked.v1"])
    with pytest.raises(Conflict) as lost:
        book(exam, scanner, at(120), client_key="key-12345")
    assert lost.value.reason.code == "scheduling.client_key_used"


def test_a_taken_slot_is_a_lost_race_and_changes_nothing(site_id):
    scanner, first, second = make_scanner(), make_bookable(), make_bookable()
    book(first, scanner, at(60))
    with pytest.raises(Conflict) as lost:
        book(second, scanner, at(65))
    assert lost.value.reason.code == "scheduling.slot_taken"
    assert get_exam(second.id).state == "vetted"
    assert Appointment.objects.count() == 1
    assert book(second, scanner, at(60 + first.duration_min)).state == "booked"


def test_the_database_refuses_overlap_even_without_the_service(site_id):
    scanner, exam = make_scanner(), make_bookable()
    book(exam, scanner, at(60))
    other = make_scanner()
    common = {"kind": "appointment", "during": (at(60), at(70))}
    with pytest.raises(IntegrityError, match="occupancy_resource_once"), transaction.atomic():
        Occupancy.objects.create(resource=scanner, **common)
    with pytest.raises(IntegrityError, match="occupancy_patient_once"), transaction.atomic():
        Occupancy.objects.create(resource=other, patient_id=exam.patient_id, **common)
    Occupancy.objects.create(resource=scanner, is_live=False, **common)
    Occupancy.objects.create(resource=other, **common)


def test_one_patient_needs_the_walk_between_two_exams(site_id):
    patient = make_patient()
    first, second = make_bookable(patient_id=patient.id), make_bookable(patient_id=patient.id)
    scanner, other = make_scanner(), make_scanner()
    book(first, scanner, at(60))
    end = 60 + first.duration_min
    with pytest.raises(Refused) as refusal:
        book(second, other, at(end + 9))
    assert refusal.value.reason.code == "scheduling.patient_elsewhere"
    assert book(second, other, at(end + 10)).state == "booked"


@pytest.mark.parametrize(
    ("_case", "start", "code"),
    [
        ("before opening", -61, "scheduling.slot_in_past"),
        ("over closing", 9 * 60 - 5, "scheduling.outside_opening"),
        ("past", -10, "scheduling.slot_in_past"),
    ],
)
def test_the_calendar_says_no(site_id, _case, start, code):
    scanner, exam = make_scanner(), make_bookable()
    with pytest.raises(Refused) as refusal:
        book(exam, scanner, at(start))
    assert refusal.value.reason.code == code
    assert not Occupancy.objects.exists()


def test_the_last_slot_ends_with_the_closing_time_and_overtime_needs_a_reason(site_id):
    scanner, exam, late = make_scanner(), make_bookable(), make_bookable()
    closing = 9 * 60
    assert book(exam, scanner, at(closing - exam.duration_min)).state == "booked"
    assert book(late, scanner, at(closing), outside_hours_reason="ward asks").state == "booked"


def test_another_modality_does_not_fit(site_id):
    exam = make_bookable()
    with pytest.raises(Refused) as refusal:
        book(exam, make_scanner(modality="MR"), at(60))
    assert refusal.value.reason.code == "scheduling.resource_does_not_fit"


def test_a_safety_hold_is_refused_with_its_reasons_and_overtime_does_not_open_it(site_id, safety_says):
    scanner, exam = make_scanner(), make_bookable()
    safety_says("hold", Reason("safety.some_hold"))
    with pytest.raises(Refused) as refusal:
        book(exam, scanner, at(60), outside_hours_reason="please")
    assert refusal.value.reason.code == "scheduling.safety_hold"
    assert [reason.code for reason in refusal.value.others] == ["safety.some_hold"]
    safety_says("needs", Reason("safety.some_need"))
    assert [reason["code"] for reason in book(exam, scanner, at(60)).reasons] == ["safety.some_need"]


def test_a_reservation_keeps_others_out_and_becomes_the_booking(site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    reservation = reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    with pytest.raises(Conflict):
        book(other, scanner, at(60), actor=OTHER_CLERK)
    with pytest.raises(Conflict) as held:
        reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(120), actor=OTHER_CLERK)
    assert held.value.reason.params == {"holder": CLERK.name}
    assert book(exam, scanner, at(60)).state == "booked"
    assert not SlotReservation.objects.filter(pk=reservation.pk).exists()


def test_a_reservation_ends_by_release_and_by_time(site_id):
    scanner, exam, other = make_scanner(), make_bookable(), make_bookable()
    reservation = reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    release_reservation(reservation.pk, actor=CLERK)
    late = reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    SlotReservation.objects.filter(pk=late.pk).update(expires_at=late.expires_at - timedelta(seconds=181))
    assert book(other, scanner, at(60), actor=OTHER_CLERK).state == "booked"


def test_choosing_another_slot_gives_the_first_back(site_id):
    scanner, exam = make_scanner(), make_bookable()
    reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(60), actor=CLERK)
    reserve_slot(exam.id, resource_id=scanner.pk, starts_at=at(120), actor=CLERK)
    assert list(Occupancy.objects.values_list("during__startswith", flat=True)) == [at(120)]


def test_offers_are_the_first_gaps_with_the_word_of_safety(site_id, safety_says):
    scanner, other, exam = make_scanner(), make_scanner(), make_bookable()
    length = exam.duration_min
    book(make_bookable(), scanner, at(5))
    safety_says("needs", Reason("safety.some_need"))
    offers = offer_slots(exam.id, n=3)
    assert [(offer.resource_id, offer.starts_at) for offer in offers][:2] == [
        (other.pk, at(5)),
        (scanner.pk, at(5 + length)),
    ]
    assert offers[0].verdict == "needs"
    codes = [reason.code for reason in offers[0].reasons]
    assert codes == ["scheduling.offer_first", "scheduling.offer_within_due", "safety.some_need"]
    assert offer_slots(exam.id, n=2, skip=1) == offer_slots(exam.id, n=3)[1:]


def test_every_offer_can_be_booked(site_id):
    scanner = make_scanner()
    for _ in range(4):
        exam = make_bookable()
        offer = offer_slots(exam.id, n=1)[0]
        assert book(exam, scanner, offer.starts_at).starts_at == offer.starts_at


def test_an_unvetted_routine_exam_is_refused_and_an_emergency_is_not(site_id):
    from tests.builders.pathway import make_exam

    scanner, routine = make_scanner(), make_exam(site_id=site_id)
    with pytest.raises(Refused):
        book(routine, scanner, at(60))
    stat = make_exam(site_id=site_id, priority="stat", patient_class="emergency")
    assert book(stat, scanner, at(60)).state == "booked"
    assert get_exam(stat.id).state == "booked"


def test_an_unknown_resource_is_told(site_id):
    from apps.common.kernel.errors import NotFound

    with pytest.raises(NotFound):
        book_appointment(make_bookable().id, resource_id=999_999, starts_at=at(60), client_key="x" * 8, actor=CLERK)
