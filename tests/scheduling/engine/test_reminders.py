from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.reminders import QuietHours, remind_at, tell_at

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(21), time(8), SHANGHAI)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def remind(start: datetime, *, hours: float = 24, told: datetime = LONG_AGO, least: int = 120, quiet=NIGHT):
    return remind_at(start, hours_before=hours, told_at=told, least_min=least, quiet=quiet)


CASES = [
    ("the day before, by day", "2026-11-25 10:00", 24, LONG_AGO, "2026-11-24 10:00"),
    ("an early exam: after the night", "2026-11-25 07:30", 24, LONG_AGO, "2026-11-24 08:00"),
    ("two hours before eight: the evening before", "2026-11-25 08:00", 2, LONG_AGO, "2026-11-24 20:59"),
    ("nearer than of use", "2026-11-25 10:00", 1, LONG_AGO, None),
    ("just of use", "2026-11-25 12:00", 2, LONG_AGO, "2026-11-25 10:00"),
    ("booked inside the window", "2026-11-25 10:00", 24, local("2026-11-24 10:00"), None),
    ("booked a minute before the window", "2026-11-25 10:00", 24, local("2026-11-24 09:59"), "2026-11-24 10:00"),
    ("the evening before is past", "2026-11-25 08:00", 2, local("2026-11-24 21:30"), None),
]


@pytest.mark.parametrize(("_case", "start", "hours", "told", "expected"), CASES, ids=[row[0] for row in CASES])
def test_when_a_reminder_is_due(_case, start, hours, told, expected):
    assert remind(local(start), hours=hours, told=told) == (expected and local(expected))


def test_hours_are_elapsed_over_a_day_of_25_hours():
    quiet = QuietHours(time(21), time(8), BERLIN)
    # On 25 October 2026 Berlin's clocks go back at 03:00: 24 elapsed hours before Monday 10:00 is Sunday 10:00,
    # before Sunday 10:00 it is Saturday 11:00.
    assert remind(local("2026-10-26 10:00", BERLIN), quiet=quiet) == local("2026-10-25 10:00", BERLIN)
    assert remind(local("2026-10-25 10:00", BERLIN), quiet=quiet) == local("2026-10-24 11:00", BERLIN)


def test_the_quiet_hours_end_by_the_local_clock_of_a_day_of_23_hours():
    quiet = QuietHours(time(21), time(8), BERLIN)
    at = local("2026-03-29 01:30", BERLIN)
    assert quiet.end_after(at).astimezone(UTC) == datetime(2026, 3, 29, 6, 0, tzinfo=UTC)


NEWS = [
    ("by day at once", "2026-11-24 15:00", "2026-11-25 10:00", "2026-11-24 15:00"),
    ("at night after it", "2026-11-24 22:00", "2026-11-25 10:00", "2026-11-25 08:00"),
    ("at night at once when the exam is earlier", "2026-11-25 03:00", "2026-11-25 07:30", "2026-11-25 03:00"),
    ("at the end of the night", "2026-11-25 08:00", "2026-11-25 10:00", "2026-11-25 08:00"),
]


@pytest.mark.parametrize(("_case", "at", "start", "expected"), NEWS, ids=[row[0] for row in NEWS])
def test_when_news_is_told(_case, at, start, expected):
    assert tell_at(local(at), starts_at=local(start), quiet=NIGHT) == local(expected)


def test_equal_ends_are_never_quiet():
    assert not QuietHours(time(8), time(8), SHANGHAI).holds_at(local("2026-11-25 08:00"))


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    hours=st.integers(1, 96),
    told_before_h=st.integers(0, 200),
    least=st.integers(0, 300),
    zone=st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/New_York")]),
    starts=st.times(),
    ends=st.times(),
)
def test_a_reminder_is_never_quiet_late_or_before_the_booking(start, hours, told_before_h, least, zone, starts, ends):
    starts, ends = (t.replace(second=0, microsecond=0) for t in (starts, ends))
    quiet, told = QuietHours(starts, ends, zone), start - timedelta(hours=told_before_h)
    due = remind_at(start, hours_before=hours, told_at=told, least_min=least, quiet=quiet)
    if due is None:
        return
    assert told < due <= start - timedelta(minutes=least)
    assert not quiet.holds_at(due)
