from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.scheduling.engine.openings import DatedHours, WeeklyHours, open_spans

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = date(2026, 11, 25)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 25, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def test_opens_only_on_its_weekday() -> None:
    weekly = [WeeklyHours(2, time(8), time(12)), WeeklyHours(3, time(8), time(18))]
    assert open_spans(WEDNESDAY, SHANGHAI, weekly) == [(at(8), at(12))]


def test_touching_hours_become_one_span() -> None:
    weekly = [WeeklyHours(2, time(8), time(12)), WeeklyHours(2, time(12), time(17))]
    assert open_spans(WEDNESDAY, SHANGHAI, weekly) == [(at(8), at(17))]


def test_template_outside_its_validity_is_silent() -> None:
    assert open_spans(WEDNESDAY, SHANGHAI, [WeeklyHours(2, time(8), time(9), valid_from=date(2026, 11, 26))]) == []
    assert open_spans(WEDNESDAY, SHANGHAI, [WeeklyHours(2, time(8), time(9), valid_to=date(2026, 11, 24))]) == []
    assert open_spans(WEDNESDAY, SHANGHAI, [WeeklyHours(2, time(8), time(9), WEDNESDAY, WEDNESDAY)]) == [(at(8), at(9))]


def test_dated_hours_replace_the_weekly_ones_and_may_close_the_day() -> None:
    weekly = [WeeklyHours(2, time(8), time(17))]
    assert open_spans(WEDNESDAY, SHANGHAI, weekly, [DatedHours(WEDNESDAY)]) == []
    assert open_spans(WEDNESDAY, SHANGHAI, weekly, [DatedHours(WEDNESDAY, time(13), time(15))]) == [(at(13), at(15))]
    assert open_spans(WEDNESDAY, SHANGHAI, weekly, [DatedHours(date(2026, 11, 26))]) == [(at(8), at(17))]


def test_hours_over_midnight_end_the_next_day() -> None:
    assert open_spans(WEDNESDAY, SHANGHAI, [WeeklyHours(2, time(0), time(0))]) == [(at(0), at(0) + timedelta(days=1))]


def test_a_day_of_23_hours_is_23_hours_long() -> None:
    (span,) = open_spans(date(2026, 3, 29), BERLIN, [WeeklyHours(6, time(0), time(0))])
    assert span[1] - span[0] == timedelta(hours=23)
