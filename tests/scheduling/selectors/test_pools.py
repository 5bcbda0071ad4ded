"""Who and what is there, moment by moment: weekly shifts, dated ones, absences, skills, holidays, days of 23 and 25 hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.directory.models import Site
from apps.scheduling.models import Absence, OpeningException, PublicHoliday, Shift, StaffMember
from apps.scheduling.selectors.calendars import list_openings
from apps.scheduling.selectors.pools import pool_levels
from apps.scheduling.services.block import block_time
from tests.builders.scheduling import CLERK, at, make_person, make_pool, make_scanner

DAY = date(2026, 11, 25)


@pytest.fixture
def day(site_id):
    """Local 00:00 to 24:00 of Wednesday 25 November in Shanghai."""
    start = datetime(2026, 11, 25, tzinfo=ZoneInfo("Asia/Shanghai"))
    return start, start + timedelta(days=1)


def local(hour: float) -> datetime:
    return (datetime(2026, 11, 25, tzinfo=ZoneInfo("Asia/Shanghai")) + timedelta(hours=hour)).astimezone(UTC)


def levels_of(pool, within):
    return pool_levels([pool], within)[pool.pk]


def test_people_on_shift_are_counted(day):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "16:00")
    make_person(pool, "12:00", "20:00")
    assert levels_of(pool, day) == [
        (local(8), local(12), 1),
        (local(12), local(16), 2),
        (local(16), local(20), 1),
    ]


def test_an_absence_takes_the_person_out(day):
    pool = make_pool("tech-ct", "staff")
    member = make_person(pool, "08:00", "16:00")
    Absence.objects.create(member=member, during=(local(10), local(11)), kind="sick")
    assert levels_of(pool, day) == [(local(8), local(10), 1), (local(11), local(16), 1)]


def test_a_dated_shift_replaces_the_weekly_ones_of_that_day_even_in_another_pool(day):
    pool, other = make_pool("tech-ct", "staff"), make_pool("tech-mr", "staff")
    member = make_person(pool, "08:00", "16:00")
    Shift.objects.create(member=member, pool=other, day=DAY, starts=time(9), ends=time(10))
    assert levels_of(pool, day) == []
    assert levels_of(other, day) == []  # without the skill of that pool
    member.skills.create(pool=other)
    assert levels_of(other, day) == [(local(9), local(10), 1)]


def test_a_skill_that_ran_out_does_not_count(day):
    pool = make_pool("tech-ct", "staff")
    member = make_person(pool, "08:00", "16:00")
    member.skills.update(valid_to=DAY - timedelta(days=1))
    assert levels_of(pool, day) == []
    member.skills.update(valid_to=DAY)
    assert levels_of(pool, day) == [(local(8), local(16), 1)]


def test_somebody_who_left_does_not_count(day):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "16:00")
    StaffMember.objects.update(is_active=False)
    assert levels_of(pool, day) == []


def test_a_night_shift_reaches_into_the_next_day(day):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "22:00", "06:00")
    assert levels_of(pool, day) == [(local(0), local(6), 1), (local(22), local(24), 1)]


def test_rooms_have_their_capacity_while_open_and_not_blocked(day):
    bays = make_pool("prep-bay", "room", capacity=3, opens="08:00", closes="18:00")
    block_time(bays.pk, starts_at=at(60), ends_at=at(120), cause="other", actor=CLERK)
    assert levels_of(bays, day) == [(local(8), local(10), 3), (local(11), local(18), 3)]


def test_on_a_public_holiday_weekly_hours_and_shifts_do_not_hold_unless_it_works_then(day):
    scanner, pool = make_scanner(), make_pool("tech-ct", "staff")
    make_person(pool, "08:00", "16:00")
    PublicHoliday.objects.create(day=DAY, names={"en": "Founders' day"})
    assert list_openings([scanner], DAY, DAY)[scanner.pk] == []
    assert levels_of(pool, day) == []
    for resource in (scanner, pool):
        resource.works_on_holidays = True
        resource.save()
    assert list_openings([scanner], DAY, DAY)[scanner.pk] == [(local(8), local(18))]
    assert levels_of(pool, day) == [(local(8), local(16), 1)]


def test_a_dated_exception_opens_on_a_holiday_and_another_sites_holiday_is_none_of_ours(site_id):
    scanner = make_scanner()
    east = Site.objects.get(code="east")
    PublicHoliday.objects.create(day=DAY, site=east)
    assert list_openings([scanner], DAY, DAY)[scanner.pk] == [(local(8), local(18))]
    PublicHoliday.objects.create(day=DAY, site_id=site_id)
    OpeningException.objects.create(resource=scanner, day=DAY, opens=time(9), closes=time(12))
    assert list_openings([scanner], DAY, DAY)[scanner.pk] == [(local(9), local(12))]


def test_queries_do_not_grow_with_people(day, django_assert_num_queries):
    pools = [make_pool(f"tech-{n}", "staff") for n in range(3)] + [make_pool("bay", "room")]
    for pool in pools[:3]:
        for _ in range(3):
            make_person(pool, "08:00", "16:00")
    with django_assert_num_queries(9):
        pool_levels(pools, day)


@pytest.fixture
def berlin(site_id) -> Site:
    Site.objects.filter(pk=site_id).update(time_zone="Europe/Berlin")
    return Site.objects.get(pk=site_id)


SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


@pytest.mark.parametrize(
    "_case, day, hours",
    [("spring", SPRING, 23), ("autumn", AUTUMN, 25), ("before spring", SPRING - timedelta(days=1), 24)],
)
def test_an_always_open_scanner_is_open_as_long_as_the_day_lasts(berlin, _case, day, hours):
    scanner = make_scanner(opens="00:00", closes="00:00")
    ((start, end),) = list_openings([scanner], day, day)[scanner.pk]
    assert end - start == timedelta(hours=hours)


@pytest.mark.parametrize("_case, day, hours", [("spring", SPRING, 7), ("autumn", AUTUMN, 9)])
def test_a_night_shift_over_the_change_is_as_long_as_the_night(berlin, _case, day, hours):
    pool = make_pool("tech-ct", "staff")
    make_person(pool, "22:00", "06:00", weekdays=[(day - timedelta(days=1)).weekday()])
    noon = datetime.combine(day - timedelta(days=1), time(12), ZoneInfo("Europe/Berlin"))
    ((start, end, n),) = levels_of(pool, (noon, noon + timedelta(days=1)))
    assert (end - start, n) == (timedelta(hours=hours), 1)


def test_hours_that_run_into_the_next_day_are_one_span(site_id):
    scanner = make_scanner(opens="00:00", closes="00:00")
    spans = list_openings([scanner], DAY, DAY + timedelta(days=2))[scanner.pk]
    assert spans == [(local(0), local(72))]
