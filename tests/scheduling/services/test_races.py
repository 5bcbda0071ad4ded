"""A hundred clerks at once on a real database: no overlap on any scanner or for any patient, and no lost request."""

import random
import threading
from collections import Counter

import pytest
from django.db import connection

from apps.common.kernel.errors import Conflict, Refused
from apps.scheduling.engine.rosters import sum_levels
from apps.scheduling.models import Appointment, Occupancy, PoolUse
from apps.scheduling.public import book_appointment, cancel_appointment, move_appointment, reserve_slot
from apps.scheduling.selectors.pools import list_pool_uses
from apps.scheduling.services import follow
from apps.scheduling.services.appointments import find_live_appointment
from tests.builders.pathway import make_patient
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("safety_is_clear")]


def run_together(jobs, *, width: int = 25) -> Counter:
    outcomes, lock = Counter(), threading.Lock()

    def run(job) -> None:
        try:
            job()
            outcome = "done"
        except (Conflict, Refused) as refusal:
            outcome = refusal.reason.code
        except Exception as error:
            outcome = repr(error)
        finally:
            connection.close()
        with lock:
            outcomes[outcome] += 1

    for start in range(0, len(jobs), width):
        threads = [threading.Thread(target=run, args=(job,)) for job in jobs[start : start + width]]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
    return outcomes


def count_overlaps() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM scheduling_occupancy a JOIN scheduling_occupancy b ON a.id < b.id
               AND a.is_live AND b.is_live AND a.during && b.during
               AND (a.resource_id = b.resource_id OR a.patient_id = b.patient_id)"""
        )
        return cursor.fetchone()[0]


def test_a_hundred_clients_booking_at_random_make_no_overlap(site_id):
    chance = random.Random(20261125)
    scanners = [make_scanner() for _ in range(3)]
    patients = [make_patient() for _ in range(20)]
    exams = [make_bookable(patient_id=chance.choice(patients).id) for _ in range(100)]

    def job(exam, number):
        scanner, start = chance.choice(scanners), at(chance.randrange(0, 240, 5))
        if number % 3 == 0:
            return lambda: reserve_slot(exam.id, resource_id=scanner.pk, starts_at=start, actor=CLERK)
        return lambda: book_appointment(
            exam.id, resource_id=scanner.pk, starts_at=start, client_key=f"race-{number:04d}", actor=CLERK
        )

    outcomes = run_together([job(exam, number) for number, exam in enumerate(exams)])
    allowed = {"done", "scheduling.slot_taken", "scheduling.patient_busy", "scheduling.patient_elsewhere"}
    assert set(outcomes) <= allowed, outcomes
    assert outcomes["done"] == Occupancy.objects.filter(is_live=True).count() > 10
    assert count_overlaps() == 0


def test_one_slot_has_one_winner(site_id):
    scanner = make_scanner()
    exams = [make_bookable() for _ in range(20)]
    outcomes = run_together(
        [
            lambda exam=exam: book_appointment(
                exam.id, resource_id=scanner.pk, starts_at=at(60), client_key=f"one-{exam.id:06d}", actor=CLERK
            )
            for exam in exams
        ]
    )
    assert outcomes == {"done": 1, "scheduling.slot_taken": 19}


def test_the_same_request_sent_twenty_times_books_once(site_id):
    scanner, exam = make_scanner(), make_bookable()
    job = lambda: book_appointment(  # noqa: E731
        exam.id, resource_id=scanner.pk, starts_at=at(60), client_key="same-key", actor=CLERK
    )
    assert run_together([job] * 20) == {"done": 20}
    assert Appointment.objects.count() == 1


def test_moves_and_cancellations_at_once_deadlock_nobody(site_id):
    chance = random.Random(7)
    scanners = [make_scanner(), make_scanner()]
    appointments = [book(make_bookable(), scanners[n % 2], at(30 * n)) for n in range(12)]

    def job(number):
        appointment = chance.choice(appointments)
        if number % 5 == 0:
            return lambda: cancel_appointment(appointment.pk, reason="race", actor=CLERK)
        target, start = chance.choice(scanners), at(chance.randrange(0, 400, 5))
        return lambda: move_appointment(appointment.pk, resource_id=target.pk, starts_at=start, actor=CLERK)

    outcomes = run_together([job(number) for number in range(60)])
    allowed = {"done", "scheduling.slot_taken", "scheduling.not_in_this_state", "common.stale"}
    assert set(outcomes) <= allowed, outcomes
    assert count_overlaps() == 0


def test_two_desks_booking_two_iodine_exams_of_one_patient_keep_their_distance(site_id):
    """Different scanners, so that no row of the calendar is shared: the patient is what they queue on."""
    for _ in range(5):
        patient = make_patient()
        pairs = [(make_bookable("CTA-HEAD", patient_id=patient.id), make_scanner()) for _ in range(4)]
        outcomes = run_together(
            [
                lambda exam=exam, scanner=scanner, n=n: book_appointment(
                    exam.id,
                    resource_id=scanner.pk,
                    starts_at=at(60 + n * 60),
                    client_key=f"apart-{exam.id:06d}",
                    actor=CLERK,
                )
                for n, (exam, scanner) in enumerate(pairs)
            ]
        )
        assert outcomes == {"done": 1, "scheduling.separation_iodine_iodine": 3}


def test_the_last_unit_of_a_pool_has_one_winner(site_id):
    """Twenty clerks on twenty scanners want the one technologist at the same minute."""
    technologist = make_pool("tech-ct", "staff")
    make_person(technologist, "08:00", "18:00")
    pairs = [(make_bookable(), make_scanner()) for _ in range(20)]
    outcomes = run_together(
        [
            lambda exam=exam, scanner=scanner: book_appointment(
                exam.id, resource_id=scanner.pk, starts_at=at(60), client_key=f"unit-{exam.id:06d}", actor=CLERK
            )
            for exam, scanner in pairs
        ]
    )
    assert outcomes == {"done": 1, "scheduling.pool_full": 19}
    assert PoolUse.objects.count() == Occupancy.objects.filter(is_live=True).count() == 1


def test_moves_over_shared_pools_never_take_more_than_there_is_and_deadlock_nobody(site_id):
    chance = random.Random(11)
    pools = [make_pool("nurse-iv", "room", capacity=2), make_pool("prep-bay", "room", capacity=2)]
    scanners = [make_scanner() for _ in range(4)]
    technologists = make_pool("tech-ct", "staff")
    for _ in range(3):
        make_person(technologists, "08:00", "18:00")
    appointments = [book(make_bookable("CT-CHEST-C"), scanners[n % 4], at(40 * (n // 2) + 20)) for n in range(8)]

    def job(number):
        appointment = chance.choice(appointments)
        if number % 6 == 0:
            return lambda: cancel_appointment(appointment.pk, reason="race", actor=CLERK)
        target, start = chance.choice(scanners), at(chance.randrange(20, 200, 5))
        return lambda: move_appointment(appointment.pk, resource_id=target.pk, starts_at=start, actor=CLERK)

    outcomes = run_together([job(number) for number in range(60)])
    allowed = {"done", "scheduling.slot_taken", "scheduling.not_in_this_state", "common.stale", "scheduling.pool_full"}
    assert set(outcomes) <= allowed, outcomes
    within = (at(-60), at(600))
    used = list_pool_uses([pool.pk for pool in (*pools, technologists)], within)
    for pool, most in ((pools[0], 2), (pools[1], 2), (technologists, 3)):
        assert max((n for *_, n in sum_levels(used[pool.pk])), default=0) <= most


def test_a_late_word_that_the_exam_was_vetted_does_not_end_a_booking_made_while_it_is_read(site_id, monkeypatch):
    exam, scanner = make_bookable(), make_scanner()

    def find_after_booking(exam_id: int) -> Appointment | None:
        clerk = threading.Thread(target=lambda: (book(exam, scanner, at(60)), connection.close()))
        clerk.start()
        clerk.join()
        return find_live_appointment(exam_id)

    monkeypatch.setattr(follow, "find_live_appointment", find_after_booking)
    follow.follow_exam(exam.id, at=at(0))
    assert [row.state for row in Appointment.objects.filter(exam_id=exam.id)] == ["booked"]
