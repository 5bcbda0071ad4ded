from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.waiting import Wish, find_start

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # Wednesday 09:00 in Shanghai
MORNING, AFTERNOON = (time(0), time(12)), (time(12), time(18))


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def span(start, end):
    return at(start), at(end)


def find(wish=None, *, freed=(60, 80), gaps=((0, 600),), length=20):
    found = find_start(
        wish or Wish(not_before=NINE),
        freed=span(*freed),
        gaps=[span(*gap) for gap in gaps],
        length=timedelta(minutes=length),
        grid_min=5,
        zone=ZONE,
    )
    return None if found is None else (found - NINE) / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("_case", "gaps", "length", "start"),
    [
        ("it fits as it is", [(60, 80)], 20, 60),
        ("one minute too long", [(60, 80)], 21, None),
        ("longer, with free time after", [(60, 110)], 45, 60),
        ("longer, with free time before: shifted", [(30, 80)], 45, 35),
        ("an odd end is met on the grid", [(30, 78)], 45, 30),
        ("free time elsewhere is not freed time", [(0, 60), (80, 600)], 20, None),
        ("nothing is free", [], 20, None),
    ],
)
def test_it_uses_the_freed_time(_case, gaps, length, start):
    assert find(gaps=gaps, length=length) == start


@pytest.mark.parametrize(
    ("_case", "wish", "start"),
    [
        ("before, by a minute", Wish(NINE, before=at(61)), 60),
        ("before is open ended", Wish(NINE, before=at(60)), None),
        ("time to get here", Wish(at(60)), 60),
        ("too short notice", Wish(at(61)), None),
        ("on a Wednesday", Wish(NINE, weekdays=frozenset({2})), 60),
        ("not on a Wednesday", Wish(NINE, weekdays=frozenset({0, 1, 3})), None),
        ("in the morning", Wish(NINE, hours=(MORNING,)), 60),
        ("in the afternoon", Wish(NINE, hours=(AFTERNOON,)), None),
        ("at any of two times", Wish(NINE, hours=(AFTERNOON, MORNING)), 60),
    ],
)
def test_it_keeps_the_wish(_case, wish, start):
    assert find(wish, gaps=[(60, 80)]) == start


def test_a_long_freed_time_is_met_in_the_wished_hours():
    assert find(Wish(NINE, hours=(AFTERNOON,)), freed=(0, 600)) == 180


@given(
    freed=st.integers(0, 600),
    freed_length=st.integers(1, 120),
    gap=st.tuples(st.integers(0, 600), st.integers(1, 300)),
    length=st.integers(5, 120),
    not_before=st.integers(0, 700),
    before=st.none() | st.integers(0, 700),
    hours=st.sampled_from([(), (MORNING,), (AFTERNOON,)]),
)
def test_what_it_finds_is_free_wished_and_freed(freed, freed_length, gap, length, not_before, before, hours):
    gap = (gap[0], gap[0] + gap[1])
    wish = Wish(at(not_before), before=None if before is None else at(before), hours=hours)
    start = find(wish, freed=(freed, freed + freed_length), gaps=[gap], length=length)
    if start is None:
        return
    assert gap[0] <= start and start + length <= gap[1]
    assert not_before <= start and (before is None or start < before)
    assert start < freed + freed_length and freed < start + length
    local = at(start).astimezone(ZONE).time()
    assert not hours or any(opens <= local < closes for opens, closes in hours)
