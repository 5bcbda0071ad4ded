"""Offers are exact: a scan of every start through the booking's own gate finds the same ones, and none before them."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.common.kernel.errors import Conflict, Refused
from apps.directory.models import Site
from apps.scheduling.models import Reserve, Resource
from apps.scheduling.public import (
    block_time,
    cancel_appointment,
    list_fitting_resources,
    move_appointment,
    offer_slots,
    reserve_slot,
)
from apps.scheduling.services import live_index
from apps.scheduling.services.slots import check_slot
from tests.builders.pathway import make_patient
from tests.builders.scheduling import (
    CLERK,
    OTHER_CLERK,
    at,
    book,
    make_bookable,
    make_person,
    make_pool,
    make_scanner,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]


@pytest.fixture(autouse=True)
def fresh_index():
    live_index.forget_calendars()
    yield
    live_index.forget_calendars()


def scan(exam, *, first: int, last: int) -> list[tuple]:
    """(minute, resource) of every start on the grid that the booking's gate lets through."""
    found = []
    for minute in range(first, last, 5):
        for resource in list_fitting_resources(exam):
            try:
                check_slot(exam, resource, at(minute))
            except (Refused, Conflict):
                continue
            found.append((minute, resource.pk))
    return sorted(found)


def first_of_runs(starts: list[tuple]) -> list[tuple]:
    return [item for item in starts if (item[0] - 5, item[1]) not in starts]


def fill(rng: Random, scanners: list[Resource], codes: tuple[str, ...], patient_id: int) -> None:
    for number in range(14):
        exam = make_bookable(rng.choice(codes), **({"patient_id": patient_id} if number % 4 == 0 else {}))
        scanner = rng.choice([row for row in scanners if row.modality == exam.modality])
        try:
            place = at(rng.randrange(0, 500) if number % 3 else rng.randrange(0, 500, 5))
            if number % 5 == 0:
                reserve_slot(exam.id, resource_id=scanner.pk, starts_at=place, actor=OTHER_CLERK)
            else:
                book(exam, scanner, place)
        except (Refused, Conflict):
            continue


@pytest.mark.parametrize("seed", [1, 2])
def test_a_scan_of_all_starts_agrees(site_id, seed):
    rng = Random(seed)
    scanners = [make_scanner(modality="MR"), make_scanner(modality="MR"), make_scanner(modality="CT")]
    Reserve.objects.create(
        resource=scanners[0], weekday=2, starts="13:00", ends="14:00", max_rank=1, release_h=rng.choice((1, 24))
    )
    technologists, nurses = make_pool("tech-mr", "staff"), make_pool("nurse-iv", "staff")
    make_person(technologists, "08:00", "18:00")
    make_person(technologists, "10:00", "15:00")
    make_person(nurses, "08:30", "16:00")
    make_pool("prep-bay", "room", capacity=1, opens="08:00", closes="17:00")
    patient = make_patient()
    fill(rng, scanners, ("MR-BRAIN", "MR-BRAIN-C", "MR-LSPINE", "CT-CHEST-C"), patient.id)
    block_time(scanners[1].pk, starts_at=at(200), ends_at=at(233), cause="other", actor=CLERK)
    for code, priority in (("MR-BRAIN-C", "routine"), ("MR-LSPINE", "urgent")):
        exam = make_bookable(code, patient_id=patient.id, priority=priority)
        expected = first_of_runs(scan(exam, first=5, last=350))
        offers = offer_slots(exam.id, n=20)
        today = [offer for offer in offers if offer.starts_at < at(350)]
        assert [((o.starts_at - at(0)) // timedelta(minutes=1), o.resource_id) for o in today] == expected
        assert expected
        assert [(o.starts_at, o.resource_id) for o in offers] == sorted((o.starts_at, o.resource_id) for o in offers)


def test_every_change_of_the_calendar_is_seen(site_id, department_clock):
    scanner, exam = make_scanner(), make_bookable()
    first = lambda: offer_slots(exam.id, n=1)[0].starts_at  # noqa: E731
    assert first() == at(5)
    other = book(make_bookable(), scanner, at(5))
    end = at(5) + (other.ends_at - other.starts_at)
    assert first() == end
    move_appointment(other.pk, resource_id=scanner.pk, starts_at=at(100), actor=CLERK)
    assert first() == at(5)
    block_time(scanner.pk, starts_at=at(0), ends_at=at(60), cause="other", actor=CLERK)
    assert first() == at(60)
    cancel_appointment(other.pk, reason="cold", actor=CLERK)
    department_clock.now = at(58)
    assert first() == at(65)


def test_a_reserve_protects_until_its_release_and_says_so_afterwards(site_id, department_clock):
    scanner = make_scanner()
    Reserve.objects.create(resource=scanner, weekday=2, starts="09:00", ends="18:00", max_rank=1, release_h=24)
    Reserve.objects.create(resource=scanner, weekday=3, starts="08:00", ends="18:00", max_rank=1, release_h=20)
    routine, urgent = make_bookable(), make_bookable(priority="urgent")
    assert offer_slots(urgent.id, n=1)[0].starts_at == at(5)
    released = offer_slots(routine.id, n=1)[0]  # today's was released a day ago
    assert released.starts_at == at(5)
    assert "scheduling.offer_released" in [reason.code for reason in released.reasons]
    tomorrow = at(23 * 60)
    assert offer_slots(urgent.id, n=1, after=tomorrow)[0].starts_at == tomorrow
    assert offer_slots(routine.id, n=1, after=tomorrow)[0].starts_at > at(33 * 60)
    with pytest.raises(Refused) as refusal:
        book(routine, scanner, tomorrow)
    assert refusal.value.reason.code == "scheduling.slot_reserved"
    department_clock.now = at(3 * 60)
    assert offer_slots(routine.id, n=1, after=tomorrow)[0].starts_at == tomorrow
    assert book(routine, scanner, tomorrow).state == "booked"


def test_the_price_tells_leftovers_changeovers_and_the_last_long_gap(site_id):
    scanner = make_scanner(modality="MR", opens="09:00", closes="10:30")
    spine, brain = make_bookable("MR-LSPINE"), make_bookable("MR-BRAIN")
    book(spine, scanner, at(90 - spine.duration_min))
    offer = offer_slots(brain.id, n=1)[0]
    codes = [reason.code for reason in offer.reasons]
    assert offer.starts_at == at(5)
    assert "scheduling.offer_changeover" in codes and "scheduling.offer_last_long_gap" in codes
    assert offer.price_min == 5


def test_an_own_booking_does_not_stand_in_its_own_way(site_id):
    scanner, exam = make_scanner(), make_bookable()
    book(exam, scanner, at(5))
    assert offer_slots(exam.id, n=1)[0].starts_at == at(5)


def test_beyond_the_horizon_it_still_offers(site_id):
    make_scanner()
    exam = make_bookable()
    later = at(100 * 24 * 60)
    assert offer_slots(exam.id, n=1, after=later)[0].starts_at == later


def test_a_second_look_asks_little(site_id):
    scanner, exam = make_scanner(), make_bookable()
    for minute in range(0, 400, 40):
        book(make_bookable(), scanner, at(minute))
    offer_slots(exam.id)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        offer_slots(exam.id)
    assert len(queries) <= 14


@pytest.mark.parametrize(
    ("_case", "night", "hours"),
    [("spring", datetime(2027, 3, 28, tzinfo=UTC), 23), ("autumn", datetime(2027, 10, 31, tzinfo=UTC), 25)],
)
def test_on_the_days_of_the_clock_change_offers_and_bookings_keep_their_length(
    site_id, department_clock, _case, night, hours
):
    """Berlin: an always-open scanner offers every minute of the day, over midnight and over the hour that is skipped or repeated."""
    Site.objects.filter(pk=site_id).update(time_zone="Europe/Berlin")
    department_clock.now = midnight = night - timedelta(hours=1 if hours == 23 else 2)
    scanner = make_scanner(opens="00:00", closes="00:00")
    length = timedelta(minutes=make_bookable().duration_min)
    change = night + timedelta(hours=1)
    for start in (change - length / 2, midnight + timedelta(hours=hours) - length / 2):
        booked = book(make_bookable(), scanner, start)
        assert booked.ends_at - booked.starts_at == length
    exam = make_bookable()
    found = offer_slots(exam.id, n=2, after=change - length)
    assert found[0].starts_at >= change + length / 2
    assert all(offer.ends_at - offer.starts_at == length for offer in found)
    with pytest.raises(Conflict):
        book(exam, scanner, change)
