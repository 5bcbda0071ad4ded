from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.common.kernel.calendars import WorkingCalendar
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.intervals import merge, overlaps, subtract
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.common.kernel.units import convert
from apps.common.kernel.words import render

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)
OFFICE = WorkingCalendar("Asia/Shanghai", [[(480, 720), (840, 1080)]] * 5 + [[], []], {date(2026, 11, 25): ()})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@given(SPANS, SPANS)
def test_subtract_and_merge_agree_with_sets_of_minutes(intervals, holes):
    def minutes(spans):
        return {m for a, b in spans for m in range(a, b)}

    assert minutes(merge(intervals)) == minutes(intervals)
    assert minutes(subtract(intervals, holes)) == minutes(intervals) - minutes(holes)
    left = subtract(intervals, holes)
    assert all(not overlaps(a, b) for i, a in enumerate(left) for b in left[i + 1 :])


@pytest.mark.parametrize(
    ("_case", "start", "minutes", "end"),
    [
        ("inside the morning", "2026-11-23T09:00", 60, "2026-11-23T10:00"),
        ("over lunch", "2026-11-23T11:00", 120, "2026-11-23T15:00"),
        ("over the night", "2026-11-23T17:00", 120, "2026-11-24T09:00"),
        ("over a holiday", "2026-11-24T17:30", 60, "2026-11-26T08:30"),
        ("over the weekend", "2026-11-27T17:30", 60, "2026-11-30T08:30"),
        ("from a closed hour", "2026-11-28T12:00", 0, "2026-11-30T08:00"),
    ],
)
def test_working_minutes_skip_what_is_closed(_case, start, minutes, end):
    assert OFFICE.add_working_min(at(start), minutes) == at(end)
    assert OFFICE.working_min_between(at(start), at(end)) == minutes


def test_a_calendar_that_never_opens_is_refused():
    with pytest.raises(ValueError, match="too few"):
        WorkingCalendar("UTC", [[]] * 7).add_working_min(datetime(2026, 1, 1, tzinfo=UTC), 1)


def test_a_day_of_23_hours_counts_what_really_passed():
    day = WorkingCalendar("Europe/Berlin", [[(0, 1440)]] * 7)
    zone = ZoneInfo("Europe/Berlin")
    assert day.working_min_between(datetime(2026, 3, 29, tzinfo=zone), datetime(2026, 3, 30, tzinfo=zone)) == 23 * 60


def test_lifecycle_refuses_what_its_table_lacks_and_says_why():
    machine = Lifecycle({("open", "close"): ("closed", "done")})
    assert machine.next("open", "close") == "closed"
    assert machine.allowed("open") == ("close",)
    assert machine.allowed("closed") == ()
    with pytest.raises(Refused) as refusal:
        machine.next("closed", "close")
    assert refusal.value.reason.params == {"state": "closed", "action": "close"}


def test_words_are_rendered_at_read_time_in_both_languages():
    reason = Reason("directory.login_locked", {"minutes": 15})
    assert render(reason, "en") == "Too many wrong attempts: this account is locked for 15 minutes."
    assert render(reason, "zh-Hans") == "错误次数过多，账号锁定 15 分钟。"
    assert render(Reason("nobody.knows"), "en") == "nobody.knows"
    assert Reason.from_json(reason.to_json()) == reason


def test_units_convert_and_unknown_ones_are_refused():
    assert convert(1.0, unit="mg/dL", to="umol/L") == pytest.approx(88.42)
    assert convert(212, unit="[degF]", to="Cel") == pytest.approx(100)
    for unit in ("furlong", "kW"):
        with pytest.raises(Invalid):
            convert(1, unit=unit, to="Cel")


def test_a_changed_copy_of_a_calendar_forgets_the_days_it_was_asked_for():
    hours = WorkingCalendar(weekly=[[(480, 1080)]] * 7)
    day = date(2026, 11, 3)
    assert len(hours.list_spans(day)) == 1
    assert replace(hours, weekly=[[]] * 7).list_spans(day) == []
