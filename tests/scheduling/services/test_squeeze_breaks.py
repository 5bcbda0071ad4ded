"""An emergency that pushes somebody out of a visit, or too close to another exam: shown before it is done, flagged when it is."""

import pytest

from apps.scheduling.models import Appointment
from apps.scheduling.public import Wanted, book_visit, move_appointment, preview_squeeze, review_patient, squeeze_in
from tests.builders.pathway import CLERK, make_exam, make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.builders.separations import make_cta, set_egfr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
BROKEN, TOO_CLOSE = "scheduling.affected_visit", "scheduling.affected_separation"


@pytest.fixture
def scanner(site_id):
    return make_scanner("CT-A")


@pytest.fixture
def stat(site_id):
    return make_exam(site_id=site_id, priority="stat", patient_class="emergency")


def make_visit(scanner, gap: float) -> list[Appointment]:
    """A CT of ten minutes at 60, and an ultrasound `gap` minutes after it."""
    patient, room = make_patient().id, make_scanner(modality="US")
    exams = [make_bookable(code, patient_id=patient) for code in ("CT-CHEST", "US-ABD")]
    wanted = [Wanted(exams[0].id, scanner.pk, at(60)), Wanted(exams[1].id, room.pk, at(70 + gap))]
    visit = book_visit(wanted, client_key="visit-key-1", actor=CLERK)
    return list(Appointment.objects.filter(visit=visit).order_by("occupancy__during"))


def squeeze(stat, scanner) -> Appointment:
    facts = {"resource_id": scanner.pk, "reason": "stroke", "client_key": "squeeze-1", "actor": CLERK}
    return squeeze_in(stat.id, at=at(60), **facts)


def flag_of(row: Appointment) -> str | None:
    row.refresh_from_db()
    return row.flag and row.flag["code"]


def test_a_visit_that_would_fall_apart_is_shown_first_and_changes_nothing(scanner, stat):
    ct, us = make_visit(scanner, 10)
    view = preview_squeeze(stat.id, resource_id=scanner.pk, at=at(60))
    assert [push.appointment_id for push in view.plan.pushes] == [ct.pk]
    (reason,) = view.broken[ct.pk]
    assert (reason.code, reason.params["what"]) == (BROKEN, "scheduling.visit_broken_gap")
    assert reason.params["gap"] < reason.params["min"] == 10
    assert (flag_of(ct), flag_of(us), ct.starts_at) == (None, None, at(60))


def test_done_all_the_same_it_is_flagged_until_the_visit_holds_together_again(scanner, stat):
    ct, us = make_visit(scanner, 10)
    squeeze(stat, scanner)
    assert (flag_of(ct), flag_of(us)) == (BROKEN, None)
    ct = Appointment.objects.get(pk=ct.pk)
    assert review_patient(ct.exam.patient_id) == [ct.pk]
    us = Appointment.objects.get(pk=us.pk)
    move_appointment(us.pk, resource_id=us.occupancy.resource_id, starts_at=at(120), actor=CLERK)
    assert review_patient(ct.exam.patient_id) == []
    assert flag_of(ct) is None


def test_a_visit_with_room_enough_is_pushed_without_a_word(scanner, stat):
    ct, us = make_visit(scanner, 40)
    assert preview_squeeze(stat.id, resource_id=scanner.pk, at=at(60)).broken == {}
    squeeze(stat, scanner)
    assert (flag_of(ct), flag_of(us)) == (None, None)
    assert Appointment.objects.get(pk=ct.pk).starts_at > at(60)


def test_a_push_that_brings_two_contrast_exams_too_close_is_shown_and_flagged(scanner, stat):
    patient = make_patient()
    set_egfr(patient, 90)
    first, second = make_cta(patient), make_cta(patient)
    pushed = book(first, scanner, at(60))
    later = book(second, make_scanner(), at(60 + first.duration_min + 240))
    (reason,) = preview_squeeze(stat.id, resource_id=scanner.pk, at=at(60)).broken[pushed.pk]
    assert (reason.code, reason.params["accession"]) == (TOO_CLOSE, second.accession)
    squeeze(stat, scanner)
    assert (flag_of(pushed), flag_of(later)) == (TOO_CLOSE, None)
    assert review_patient(patient.id) == [later.pk]
    assert (flag_of(pushed), flag_of(later)) == (None, TOO_CLOSE)
