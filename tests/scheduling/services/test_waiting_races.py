"""Many desks want the same kept slot, or the same place beside somebody: one of them gets it."""

import pytest

from apps.scheduling.models import Appointment, Occupancy, WaitingEntry, WaitingOffer
from apps.scheduling.public import (
    accept_offer,
    add_to_waiting,
    decline_offer,
    expire_offers,
    offer_freed_time,
    overbook,
)
from tests.builders.scheduling import CLERK, OTHER_CLERK, at, book, make_bookable, make_scanner
from tests.scheduling.services.test_races import count_overlaps, run_together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("safety_is_clear")]
DAY_MIN = 24 * 60


@pytest.fixture
def offer(site_id) -> WaitingOffer:
    scanner = make_scanner()
    add_to_waiting(make_bookable().id, notice_h=0, actor=CLERK)
    return offer_freed_time(scanner.pk, (at(DAY_MIN), at(DAY_MIN + 30)))[0]


def test_two_desks_accept_and_one_wins(offer):
    jobs = [lambda actor=actor: accept_offer(offer.pk, actor=actor) for actor in (CLERK, OTHER_CLERK) * 5]
    assert run_together(jobs) == {"done": 1, "scheduling.offer_over": 9}
    assert Appointment.objects.filter(state="booked").count() == 1
    assert (WaitingEntry.objects.get().state, WaitingOffer.objects.get().state) == ("booked", "accepted")


def test_accepting_declining_and_running_out_at_once_end_the_offer_once(offer):
    jobs = [
        lambda: accept_offer(offer.pk, actor=CLERK),
        lambda: decline_offer(offer.pk, actor=OTHER_CLERK),
        expire_offers,
    ] * 4
    outcomes = run_together(jobs)
    assert set(outcomes) == {"done", "scheduling.offer_over"}, outcomes
    assert outcomes["done"] == 1 + 4  # one decision, and the beat that finds nothing to do
    booked = Appointment.objects.filter(state="booked").count()
    assert booked == (WaitingOffer.objects.get().state == "accepted")


def test_the_same_freed_time_told_many_times_is_offered_once(site_id):
    scanner = make_scanner()
    for _ in range(2):
        add_to_waiting(make_bookable().id, notice_h=0, actor=CLERK)
    entry = make_bookable()
    length = entry.duration_min
    jobs = [lambda: offer_freed_time(scanner.pk, (at(DAY_MIN), at(DAY_MIN + length)))] * 8
    block = book(entry, scanner, at(DAY_MIN + length))
    book(make_bookable(), scanner, at(DAY_MIN - length))
    assert run_together(jobs) == {"done": 8}
    assert WaitingOffer.objects.count() == 1 and count_overlaps() == 0 and block.state == "booked"


def test_the_limit_of_a_shared_slot_holds_in_a_race(site_id):
    scanner = make_scanner()
    book(make_bookable(), scanner, at(60))
    exams = [make_bookable() for _ in range(8)]
    outcomes = run_together(
        [
            lambda exam=exam: overbook(
                exam.id,
                resource_id=scanner.pk,
                starts_at=at(60),
                reason="often absent",
                client_key=f"over-{exam.id:06d}",
                actor=CLERK,
            )
            for exam in exams
        ]
    )
    assert outcomes == {"done": 1, "scheduling.overbook_per_slot": 7}
    assert Occupancy.objects.filter(kind="overbooked", is_live=True).count() == 1
