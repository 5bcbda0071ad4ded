"""What happens after the booking and makes it stand too close: the booking is flagged with the rule, and freed of the flag again; nothing moves."""

from datetime import timedelta

import pytest

from apps.common.events.models import OutboxEvent
from apps.common.events.relay import deliver_pending
from apps.scheduling.models import Appointment, Occupancy
from apps.scheduling.public import (
    block_time,
    cancel_appointment,
    lift_block,
    move_appointment,
    review_patient,
    review_pools,
    review_running,
)
from apps.scheduling.services.follow import follow_exam
from apps.workflow.public import record_fact
from tests.builders.pathway import CLERK, HEAD, make_patient, walk
from tests.builders.scheduling import at, book, make_bookable, make_person, make_pool, make_scanner
from tests.builders.separations import add_injection, make_cta, set_egfr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]

H = 60
TOO_CLOSE, CROSSED = "scheduling.affected_separation", "scheduling.affected_overlap"


@pytest.fixture
def patient(site_id):
    patient = make_patient()
    set_egfr(patient, 90)
    return patient


def flag_of(row: Appointment) -> str | None:
    row.refresh_from_db()
    return row.flag and row.flag["code"]


def start(exam, clock, minutes: float) -> None:
    clock.now = at(minutes)
    record_fact(exam.id, "mpps_started", at=clock.now, source="mpps")
    follow_exam(exam.id, at=clock.now)


def finish(exam, clock, minutes: float) -> None:
    clock.now = at(minutes)
    record_fact(exam.id, "mpps_completed", at=clock.now, source="mpps")
    follow_exam(exam.id, at=clock.now)


@pytest.fixture
def pair(patient):
    """Two contrast exams exactly four hours apart: end at 20, start at 260."""
    first, second = make_cta(patient), make_cta(patient)
    booked = book(first, make_scanner(), at(0))
    later = book(second, make_scanner(), booked.ends_at + timedelta(hours=4))
    return first, booked, second, later


def test_an_exam_that_ran_to_plan_flags_nobody(pair, patient, department_clock):
    first, _, _, later = pair
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 0)
    finish(first, department_clock, 20)
    assert review_patient(patient.id) == []
    assert flag_of(later) is None


def test_an_overrun_flags_the_later_exam_with_the_rule_and_moves_nothing(pair, patient, department_clock):
    first, _, second, later = pair
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 0)
    finish(first, department_clock, 35)
    OutboxEvent.objects.all().delete()
    assert review_patient(patient.id) == [later.pk]
    later.refresh_from_db()
    params = later.flag["params"]
    assert (later.flag["code"], params["rule"], params["hours"]) == (TOO_CLOSE, "iodine_iodine", "4")
    assert (params["accession"], params["until"]) == (first.accession, "11-25 13:35")
    assert later.flag["policy_version"] == "scheduling.separations@1"
    assert later.starts_at == at(260)
    payload = OutboxEvent.objects.get(name="scheduling.bookings_affected.v1").payload
    assert (payload["exam_ids"], payload["cause"]) == ([second.id], "later_fact")
    assert (payload["reason"], payload["rule"]) == (TOO_CLOSE, "iodine_iodine")
    assert review_patient(patient.id) == [later.pk]
    assert OutboxEvent.objects.filter(name="scheduling.bookings_affected.v1").count() == 1


def test_a_late_start_flags_it_before_the_end(pair, patient, department_clock):
    first, _, _, later = pair
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 45)
    assert review_patient(patient.id) == [later.pk]
    assert later.flag is None and flag_of(later) == TOO_CLOSE


def test_an_exam_that_lasts_and_lasts_is_noticed_without_any_message(pair, department_clock):
    first, _, _, later = pair
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 0)
    department_clock.now = at(20)
    assert review_running(at=at(20)) == 0
    department_clock.now = at(50)
    assert review_running(at=at(50)) == 1
    assert flag_of(later) == TOO_CLOSE


def test_a_patient_who_is_still_in_another_room_is_shown_on_the_next_booking(patient, department_clock):
    first, second = make_bookable(patient_id=patient.id), make_bookable(patient_id=patient.id)
    booked = book(first, make_scanner(), at(0))
    following = book(second, make_scanner(), booked.ends_at + timedelta(minutes=10))
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 5)
    assert review_patient(patient.id) == []
    department_clock.now = at(34)
    assert review_patient(patient.id) == [following.pk]
    assert flag_of(following) == CROSSED
    finish(first, department_clock, 36)
    assert review_patient(patient.id) == []
    assert flag_of(following) is None


def test_an_emergency_flags_the_planned_exam_and_its_cancellation_frees_it(patient):
    planned = book(make_cta(patient), make_scanner(), at(6 * H))
    urgent = make_cta(patient, priority="stat", patient_class="emergency")
    added = book(urgent, make_scanner(), at(3 * H))
    assert review_patient(patient.id) == [planned.pk]
    assert (flag_of(planned), flag_of(added)) == (TOO_CLOSE, None)
    cancel_appointment(added.pk, actor=CLERK, reason_code="patient_asked")
    assert review_patient(patient.id) == []
    assert flag_of(planned) is None


def test_contrast_beyond_the_plan_counts_even_when_its_exam_was_broken_off(patient, department_clock):
    plain = make_bookable(patient_id=patient.id)
    book(plain, make_scanner(), at(0))
    near, far = (book(make_cta(patient), make_scanner(), at(minutes)) for minutes in (3 * H, 8 * H))
    walk(plain, "check_in", "make_ready")
    start(plain, department_clock, 0)
    assert review_patient(patient.id) == []
    add_injection(plain, "iodine", at(10))
    record_fact(plain.id, "mpps_discontinued", at=at(12), source="mpps")
    follow_exam(plain.id, at=at(12))
    assert review_patient(patient.id) == [near.pk]
    assert (flag_of(near), flag_of(far)) == (TOO_CLOSE, None)


def test_an_egfr_widens_the_distance_and_a_better_one_narrows_it(pair, patient):
    _, booked, _, later = pair
    set_egfr(patient, 25)
    assert review_patient(patient.id) == [later.pk]
    assert (flag_of(booked), flag_of(later)) == (None, TOO_CLOSE)
    assert later.flag["params"]["hours"] == "48"
    set_egfr(patient, 91)
    assert review_patient(patient.id) == []
    assert flag_of(later) is None


def test_what_a_person_set_aside_stays_so_until_it_comes_closer(patient, department_clock):
    first, second = make_cta(patient), make_cta(patient)
    booked = book(first, make_scanner(), at(0))
    later = book(second, make_scanner(), at(3 * H), separation_reason="agreed with the ward", actor=HEAD)
    assert later.overrides[0]["params"]["distance_min"] == 3 * H - 20
    assert review_patient(patient.id) == []
    walk(first, "check_in", "make_ready")
    start(first, department_clock, 0)
    finish(first, department_clock, 20)
    assert review_patient(patient.id) == []
    set_egfr(patient, 25)
    assert review_patient(patient.id) == [later.pk]
    assert booked.flag is None


def test_an_override_holds_for_the_other_of_the_two_as_well(patient):
    later = book(make_cta(patient), make_scanner(), at(4 * H))
    book(make_cta(patient), make_scanner(), at(2 * H), separation_reason="agreed", actor=HEAD)
    assert review_patient(patient.id) == []
    assert flag_of(later) is None


def test_moving_it_away_frees_it(pair, patient):
    _, _, _, later = pair
    set_egfr(patient, 25)
    review_patient(patient.id)
    target = make_scanner()
    move_appointment(
        later.pk, resource_id=target.pk, starts_at=at(3 * 24 * H), actor=CLERK, reason_code="patient_asked"
    )
    assert review_patient(patient.id) == []
    assert flag_of(later) is None


def test_a_closed_scanner_comes_first_and_hides_nothing_for_ever(pair, patient):
    _, _, _, later = pair
    block = block_time(later.occupancy.resource_id, starts_at=at(240), ends_at=at(300), cause="other", actor=CLERK)
    set_egfr(patient, 25)
    review_patient(patient.id)
    assert flag_of(later) == "scheduling.affected_other"
    lift_block(block.pk, actor=CLERK)
    assert flag_of(later) is None
    deliver_pending()
    assert flag_of(later) == TOO_CLOSE


def test_it_is_all_heard_by_itself(pair, patient):
    _, _, _, later = pair
    deliver_pending()
    assert flag_of(later) is None
    set_egfr(patient, 25)
    deliver_pending()
    assert flag_of(later) == TOO_CLOSE


def test_units_taken_over_the_rules_flag_whoever_is_short_and_giving_them_back_frees_him(site_id):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "18:00")
    booked, other = book(make_bookable(), make_scanner(), at(60)), book(make_bookable(), make_scanner(), at(300))
    urgent = make_bookable(priority="stat", patient_class="emergency")
    added = book(urgent, make_scanner(), at(60), tolerate={"pools"}, outside_hours_reason="bleeding")
    review_pools(added.pk)
    assert (flag_of(booked), flag_of(other), flag_of(added)) == ("scheduling.affected_pool", None, None)
    assert booked.starts_at == at(60)
    cancel_appointment(added.pk, actor=CLERK, reason_code="patient_asked")
    review_pools(added.pk)
    assert flag_of(booked) is None
    assert Occupancy.objects.filter(is_live=True).count() == 2


def test_a_booking_by_the_rules_counts_no_pool_again(site_id, django_assert_num_queries):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "18:00")
    booked = book(make_bookable(), make_scanner(), at(60))
    with django_assert_num_queries(3):  # the booking, between the ends of a savepoint
        review_pools(booked.pk)
    assert flag_of(booked) is None
