from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from apps.scheduling.engine.ics import CalendarEntry, write_calendar

STAMP = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
ENTRY = CalendarEntry(
    uid="appointment-7@main.radflow",
    sequence=3,
    starts_at=datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    ends_at=datetime(2026, 11, 26, 10, 20, tzinfo=ZoneInfo("Asia/Shanghai")),
    summary="影像检查预约",
    location="本部, B1 CT 室; 1",
    description="请于 09:30 前到达。\n检查前禁食 4 小时",
)


def parse(*entries: CalendarEntry, organizer: str = "市立医院") -> Calendar:
    return Calendar.from_ical(write_calendar(entries, stamp=STAMP, organizer=organizer))


def test_a_foreign_parser_reads_what_was_meant():
    calendar = parse(ENTRY)
    (event,) = calendar.events
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    assert (str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])) == (ENTRY.uid, 3, "CONFIRMED")
    assert (event.start, event.end) == (ENTRY.starts_at, ENTRY.ends_at)
    assert event.start.utcoffset().total_seconds() == 0
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (ENTRY.summary, ENTRY.location)
    assert str(event["DESCRIPTION"]) == ENTRY.description
    assert event.DTSTAMP == STAMP
    assert calendar.errors == [] and event.errors == []


CASES = [
    ("one, called off", [True], "CANCEL"),
    ("one, on", [False], "PUBLISH"),
    ("a visit with one left", [True, False], "PUBLISH"),
    ("a visit called off", [True, True], "CANCEL"),
]


@pytest.mark.parametrize(("_case", "offs", "method"), CASES, ids=[row[0] for row in CASES])
def test_the_method_cancels_only_what_is_off_as_a_whole(_case, offs, method):
    calendar = parse(*(replace(ENTRY, uid=f"a{n}", is_cancelled=off) for n, off in enumerate(offs)))
    assert str(calendar["METHOD"]) == method
    assert [str(event["STATUS"]) for event in calendar.events] == ["CANCELLED" if off else "CONFIRMED" for off in offs]


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=300)


@given(summary=TEXT, location=TEXT, description=TEXT, organizer=TEXT)
def test_any_text_survives_and_no_line_is_too_long(summary, location, description, organizer):
    entry = replace(ENTRY, summary=summary, location=location, description=description)
    text = write_calendar([entry], stamp=STAMP, organizer=organizer)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    (event,) = Calendar.from_ical(text).events
    assert [str(event[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [summary, location, description]
