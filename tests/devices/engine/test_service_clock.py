"""Promised hours: only covered ones count, also over a change of clocks; the clock stands while the work waits for others."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from apps.common.kernel.calendars import WorkingCalendar
from apps.devices.engine.service_clock import Pause, find_deadline

HOUR = timedelta(hours=1)
DAYS = WorkingCalendar("Europe/Berlin", [[(480, 1080)]] * 5 + [[], []])  # Monday to Friday, 8 to 18
ALWAYS = WorkingCalendar("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_night_and_a_weekend_do_not_count():
    found = find_deadline(FRIDAY, 4 * 60, DAYS, done_at=None, now=FRIDAY + HOUR)
    assert found.due_at == datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (found.left_min, found.is_late, found.used) == (180, False, 0.25)


@pytest.mark.parametrize(("_case", "minutes", "late"), [("in time", 240, False), ("a minute late", 241, True)])
def test_it_is_kept_to_the_minute(_case, minutes, late):
    done = datetime(2026, 11, 23, 6, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(minutes=minutes)
    found = find_deadline(FRIDAY, 4 * 60, DAYS, done_at=done, now=done + 99 * HOUR)
    assert (found.is_late, found.left_min) == (late, 240 - minutes)


def test_an_answer_on_the_weekend_took_no_covered_hour():
    found = find_deadline(FRIDAY, 120, DAYS, done_at=FRIDAY + 20 * HOUR, now=FRIDAY + 90 * HOUR)
    assert (found.is_late, found.left_min) == (False, 0)


def test_the_day_on_which_clocks_go_back_has_an_hour_more():
    night = datetime(2026, 10, 24, 22, tzinfo=UTC)  # midnight in Berlin
    found = find_deadline(night, 25 * 60, ALWAYS, done_at=None, now=night)
    assert found.due_at == datetime(2026, 10, 25, 23, tzinfo=UTC)  # midnight again
    office = WorkingCalendar("Europe/Berlin", [[(0, 1440)]] * 7)
    assert find_deadline(night, 24 * 60, office, done_at=None, now=night).due_at == found.due_at - HOUR


def test_what_waited_is_added_to_the_end():
    pauses = [Pause(FRIDAY + HOUR, FRIDAY + 66 * HOUR)]  # until Monday 10:00
    found = find_deadline(FRIDAY, 4 * 60, DAYS, pauses=pauses, done_at=None, now=FRIDAY + 67 * HOUR)
    assert found.due_at == FRIDAY + 69 * HOUR
    assert found.left_min == 120


def test_while_it_waits_there_is_no_end_and_the_rest_stays():
    pauses = [Pause(FRIDAY + HOUR, None)]
    for now in (FRIDAY + HOUR, FRIDAY + 2 * HOUR, FRIDAY + 500 * HOUR):
        found = find_deadline(FRIDAY, 4 * 60, DAYS, pauses=pauses, done_at=None, now=now)
        assert (found.due_at, found.left_min, found.is_late) == (None, 180, False)


def test_a_pause_after_the_end_does_not_heal():
    pauses = [Pause(FRIDAY + 2 * HOUR, None)]
    found = find_deadline(FRIDAY, 60, ALWAYS, pauses=pauses, done_at=None, now=FRIDAY + 5 * HOUR)
    assert (found.due_at, found.is_late, found.left_min) == (FRIDAY + HOUR, True, -240)


def test_overlapping_pauses_count_once():
    pauses = [Pause(FRIDAY + HOUR, FRIDAY + 3 * HOUR), Pause(FRIDAY + 2 * HOUR, FRIDAY + 4 * HOUR)]
    found = find_deadline(FRIDAY, 120, ALWAYS, pauses=pauses, done_at=FRIDAY + 5 * HOUR, now=FRIDAY + 9 * HOUR)
    assert (found.due_at, found.left_min) == (FRIDAY + 5 * HOUR, 0)


def test_hours_that_never_come_promise_nothing():
    assert find_deadline(FRIDAY, 60, WorkingCalendar(weekly=[[]] * 7), done_at=None, now=FRIDAY) is None
