from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from apps.scheduling.engine.calendar import Calendar
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.offers import PlaceQuery, ResourceTime, count_places, list_gap_starts, price_start
from tests.builders.planning import build_instance, build_request

DAY = datetime(2026, 11, 25, tzinfo=UTC)


def at(minute: int) -> datetime:
    return DAY + timedelta(minutes=minute)


def span(start: int, end: int) -> tuple[datetime, datetime]:
    return at(start), at(end)


def test_counts_places_half_day_by_half_day() -> None:
    scanners = [ResourceTime(1, (span(480, 720),), (span(500, 560),)), ResourceTime(2, (span(600, 660),))]
    assert count_places(PlaceQuery(20, at(0)), scanners, span(480, 720)) == 1 + 8 + 3
    assert count_places(PlaceQuery(20, at(0)), scanners, span(720, 1080)) == 0


def ask(*standing: tuple[int, int], dur: int = 1, family: int = 0):
    """A calendar with family-0 bookings (start, dur) on CT1 only, and a request that CT1 alone can do."""
    booked = [
        build_request(f"S{n}", modes=[{"scanner": "CT1", "dur": d}], fixed={"scanner": "CT1", "start": t})
        for n, (t, d) in enumerate(standing)
    ]
    wanted = build_request("R", modes=[{"scanner": "CT1", "dur": dur}], family=family)
    problem = read_problem(build_instance(*booked, wanted))
    return Calendar(replace(problem, requests=problem.requests[:-1])), problem.requests[-1]


def test_the_first_start_of_every_run_in_order_of_time():
    calendar, request = ask((9, 1), (11, 1))
    assert [item.start for item in list_gap_starts(calendar, request, grid=1, count=9)] == [8, 10, 12, 32]
    assert [item.start for item in list_gap_starts(calendar, request, grid=1, count=2)] == [8, 10]
    assert [item.start for item in list_gap_starts(calendar, request, grid=5, count=9)] == [10, 35]


@pytest.mark.parametrize(
    ("_case", "standing", "start", "dur", "family", "price"),
    [
        ("nothing lost", [], 8, 1, 0, (0, 0, False)),
        ("one hour left over on each side", [], 9, 3, 0, (0, 2, True)),
        ("between two of another family", [(8, 1), (12, 1)], 10, 1, 1, (2, 2, True)),
        ("the last long gap", [(8, 1), (32, 5)], 10, 1, 0, (0, 1, True)),
        ("a long gap stays", [(12, 1)], 8, 1, 0, (0, 0, False)),
    ],
)
def test_what_a_start_costs_the_others(_case, standing, start, dur, family, price):
    calendar, request = ask(*standing, dur=dur, family=family)
    found = price_start(calendar, request, start, request.modes[0], useful=2, long=3)
    assert found == price
