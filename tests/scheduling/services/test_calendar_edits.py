"""Every change of hours, people or holidays names the bookings that it leaves behind, flags them, and moves none."""

from datetime import date, time, timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Conflict, Invalid
from apps.scheduling.models import Absence, Appointment, OpeningTemplate, PublicHoliday, Resource, StaffMember
from apps.scheduling.public import (
    add_holiday,
    block_time,
    create_member,
    create_pool,
    get_roster,
    lift_block,
    list_pool_levels,
    offer_slots,
    preview,
    remove_holiday,
    save_member,
    save_openings,
)
from tests.builders.scheduling import CLERK, at, book, make_bookable, make_person, make_pool, make_scanner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("safety_is_clear")]
TOMORROW = 24 * 60


def hours(opens: str, closes: str, **facts) -> list[dict]:
    times = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
    return [{"weekday": day, "valid_from": None, "valid_to": None, **times, **facts} for day in range(7)]


def flag_of(appointment: Appointment) -> str | None:
    appointment.refresh_from_db()
    return appointment.flag and appointment.flag["code"]


def roster_of(member: StaffMember, **changes) -> dict:
    """What `save_member` wants to leave the person's roster as it is, but for the changes."""
    row = get_roster(member.pk)
    kept = {
        "name": row.name,
        "is_active": row.is_active,
        "skills": [_facts(item, "pool_id", "valid_from", "valid_to") for item in row.skills.all()],
        "weekly": [
            _facts(item, "pool_id", "weekday", "starts", "ends", "valid_from", "valid_to") for item in row.weekly.all()
        ],
        "shifts": [_facts(item, "pool_id", "day", "starts", "ends") for item in row.recent_shifts],
        "absences": [
            {"starts_at": item.during.lower, "ends_at": item.during.upper, "kind": item.kind}
            for item in row.recent_absences
        ],
        "expected_version": row.version,
        "actor": CLERK,
    }
    return kept | changes


def _facts(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names}


def absent(start: float, end: float) -> list[dict]:
    return [{"starts_at": at(start), "ends_at": at(end), "kind": "sick"}]


@pytest.fixture
def technologists(site_id) -> Resource:
    return make_pool("tech-ct", "staff")


def test_the_preview_names_what_would_lie_outside_and_changes_nothing(site_id):
    scanner = make_scanner()
    early, late = book(make_bookable(), scanner, at(30)), book(make_bookable(), scanner, at(480))
    facts = {"openings": hours("08:00", "12:00"), "exceptions": [], "actor": CLERK}
    before, acts = offer_slots(late.exam_id, n=1), AuditEntry.objects.count()
    shown = preview(lambda: save_openings(scanner.pk, **facts))
    assert [item.appointment.pk for item in shown.affected] == [late.pk]
    assert {row.closes for row in shown.resource.openings.all()} == {time(12)}
    assert {row.closes for row in OpeningTemplate.objects.filter(resource=scanner)} == {time(18)}
    assert (flag_of(early), flag_of(late), AuditEntry.objects.count()) == (None, None, acts)
    assert offer_slots(late.exam_id, n=1) == before
    saved = save_openings(scanner.pk, **facts)
    assert [item.appointment.pk for item in saved.affected] == [late.pk]
    assert (flag_of(early), flag_of(late)) == (None, "scheduling.affected_hours")
    assert late.starts_at == at(480)
    assert save_openings(scanner.pk, openings=hours("08:00", "18:00"), exceptions=[], actor=CLERK).affected == []
    assert flag_of(late) is None


def test_hours_hold_only_while_they_are_valid(site_id):
    scanner = make_scanner()
    today, later = book(make_bookable(), scanner, at(480)), book(make_bookable(), scanner, at(480 + 7 * TOMORROW))
    until = {"valid_to": date(2026, 11, 29)}
    rows = [*hours("08:00", "18:00", **until), *hours("08:00", "12:00", valid_from=date(2026, 11, 30))]
    saved = save_openings(scanner.pk, openings=rows, exceptions=[], actor=CLERK)
    assert [item.appointment.pk for item in saved.affected] == [later.pk]
    assert flag_of(today) is None


def test_a_stale_editor_is_told(site_id):
    scanner = make_scanner()
    facts = {"openings": hours("08:00", "12:00"), "exceptions": [], "actor": CLERK}
    assert save_openings(scanner.pk, expected_version=1, **facts).resource.edit_version == 2
    with pytest.raises(Conflict) as stale:
        save_openings(scanner.pk, expected_version=1, **facts | {"openings": []})
    assert stale.value.current == {"edit_version": 2}
    assert scanner.openings.count() == 7


def test_what_is_not_given_stays(site_id):
    scanner = make_scanner()
    rows = [
        {
            "weekday": 2, "starts": time(13), "ends": time(14), "max_rank": 1, "release_h": 24, "valid_from": None,
            "valid_to": None,
        }
    ]  # fmt: skip
    facts = {"openings": hours("08:00", "18:00"), "exceptions": [], "actor": CLERK}
    save_openings(scanner.pk, reserves=rows, works_on_holidays=True, **facts)
    save_openings(scanner.pk, **facts)
    scanner.refresh_from_db()
    assert (scanner.reserves.count(), scanner.works_on_holidays) == (1, True)
    with pytest.raises(Invalid):
        save_openings(make_pool("bay", "room").pk, reserves=rows, **facts)


def test_an_absence_that_makes_a_pool_too_small_flags_who_needs_it(technologists):
    member, other = make_person(technologists, "08:00", "18:00"), make_person(technologists, "08:00", "18:00")
    first, second = (book(make_bookable(), make_scanner(), at(60)) for _ in range(2))
    later = book(make_bookable(), make_scanner(), at(300))
    facts = roster_of(member, absences=absent(0, 200))
    shown = preview(lambda: save_member(member.pk, **facts))
    assert [item.appointment.pk for item in shown.affected] == [first.pk, second.pk]
    assert not Absence.objects.exists() and flag_of(first) is None
    save_member(member.pk, **facts)
    assert [flag_of(row) for row in (first, second, later)] == ["scheduling.affected_pool"] * 2 + [None]
    assert first.starts_at == at(60)
    save_member(member.pk, **roster_of(member, absences=[]))
    assert [flag_of(row) for row in (first, second)] == [None, None]
    assert save_member(other.pk, **roster_of(other, absences=absent(500, 520))).affected == []


def test_who_leaves_counts_no_more(technologists):
    member = make_person(technologists, "08:00", "18:00")
    booked = book(make_bookable(), make_scanner(), at(60))
    saved = save_member(member.pk, **roster_of(member, is_active=False))
    assert [item.appointment.pk for item in saved.affected] == [booked.pk]


def test_a_roster_is_saved_whole_or_not_at_all(technologists):
    member = make_person(technologists, "08:00", "18:00")
    other = make_pool("tech-mr", "staff")
    with pytest.raises(Conflict):
        save_member(member.pk, **roster_of(member, expected_version=7))
    shift = {"pool_id": other.pk, "day": date(2026, 11, 26), "starts": time(8), "ends": time(9)}
    with pytest.raises(Invalid) as no_skill:
        save_member(member.pk, **roster_of(member, shifts=[shift]))
    assert no_skill.value.fields["weekly"][0].code == "scheduling.skill_missing"
    both = [{"pool_id": pool.pk, "valid_from": None, "valid_to": None} for pool in (technologists, other)]
    weekly = roster_of(member)["weekly"]
    twice = [*weekly, weekly[0] | {"pool_id": other.pk, "starts": time(17), "ends": time(20)}]
    with pytest.raises(Invalid) as overlap:
        save_member(member.pk, **roster_of(member, skills=both, weekly=twice))
    assert overlap.value.fields["weekly"][0].code == "scheduling.shifts_overlap"
    apart = [*weekly, weekly[0] | {"pool_id": other.pk, "starts": time(18), "ends": time(20)}]
    save_member(member.pk, **roster_of(member, skills=both, weekly=apart, shifts=[shift]))
    row = get_roster(member.pk)
    assert (row.version, row.weekly.count(), len(row.recent_shifts)) == (2, 8, 1)
    room = make_pool("bay", "room")
    with pytest.raises(Invalid):
        save_member(member.pk, **roster_of(member, skills=[{"pool_id": room.pk, "valid_from": None, "valid_to": None}]))


def test_an_overlap_over_sunday_night_is_seen(technologists):
    member = make_person(technologists, "22:00", "06:00", weekdays=[6])
    (night,) = roster_of(member)["weekly"]
    monday = night | {"weekday": 0, "starts": time(5), "ends": time(12)}
    with pytest.raises(Invalid):
        save_member(member.pk, **roster_of(member, weekly=[night, monday]))
    save_member(member.pk, **roster_of(member, weekly=[night, monday | {"starts": time(6)}]))


def test_a_holiday_names_the_bookings_of_its_day(site_id, technologists):
    make_person(technologists, "08:00", "18:00")
    scanner = make_scanner()
    today, tomorrow = book(make_bookable(), scanner, at(60)), book(make_bookable(), scanner, at(60 + TOMORROW))
    facts = {"site_id": None, "day": date(2026, 11, 26), "names": {"en": "Day off"}, "actor": CLERK}
    assert len(preview(lambda: add_holiday(**facts)).affected) == 1
    assert not PublicHoliday.objects.exists()
    saved = add_holiday(**facts)
    assert [item.appointment.pk for item in saved.affected] == [tomorrow.pk]
    assert (flag_of(today), flag_of(tomorrow)) == (None, "scheduling.affected_hours")
    with pytest.raises(Conflict):
        add_holiday(**facts)
    remove_holiday(saved.holiday.pk, actor=CLERK)
    assert flag_of(tomorrow) is None


def test_new_people_and_pools_start_empty(site_id):
    pool = create_pool(site_id, code="tech-us", names={"en": "US"}, pool_kind="staff", capacity=1, actor=CLERK)
    member = create_member(site_id, name="Li Na", actor=CLERK)
    assert (member.version, pool.edit_version) == (1, 1)
    with pytest.raises(Invalid):
        create_pool(site_id, code="tech-us", names={}, pool_kind="room", capacity=1, actor=CLERK)


def test_levels_show_what_is_there_and_what_is_left(technologists):
    make_person(technologists, "08:00", "18:00")
    exam = make_bookable()
    book(exam, make_scanner(), at(60))
    (row,) = list_pool_levels(technologists.site_id, first=date(2026, 11, 25), days=1)
    assert row.capacity == [(at(-60), at(540), 1)]
    assert row.left == [(at(-60), at(60), 1), (at(60) + timedelta(minutes=exam.duration_min), at(540), 1)]


def test_a_closed_room_flags_who_needs_it_until_it_opens_again(site_id):
    bay = make_pool("prep-bay", "room", capacity=1)
    booked = book(make_bookable("CT-CHEST-C"), make_scanner(), at(60))
    closed = block_time(bay.pk, starts_at=at(40), ends_at=at(50), cause="other", actor=CLERK)
    assert flag_of(booked) == "scheduling.affected_pool"
    lift_block(closed.pk, actor=CLERK)
    assert flag_of(booked) is None
