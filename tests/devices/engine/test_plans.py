"""When work is due: by day, by meter, by the first or the last of both; and how often the forecast's 80 % come true."""

from datetime import date

import numpy as np
import pytest

from apps.devices.engine.plans import DuePlan, Pace, find_due, find_next, find_span, forecast_pace

TODAY = date(2026, 11, 20)
STEADY = [10.0] * 60


def test_a_steady_meter_knows_its_day():
    assert forecast_pace(STEADY, 100) == Pace(10, 10, 10)
    assert forecast_pace(STEADY, 0) == Pace(0, 0, 0)


@pytest.mark.parametrize(
    ("_case", "daily"), [("too few days", [10.0] * 13), ("nothing used", [0.0] * 60), ("no history", [])]
)
def test_no_pace_no_forecast(_case, daily):
    assert forecast_pace(daily, 100) is None


def test_a_weekend_is_no_scatter():
    week = [20.0] * 5 + [0.0, 0.0]
    assert forecast_pace(week * 10, 1000) == Pace(70, 70, 70)


def test_eighty_percent_cover_about_eighty_percent():
    """Simulated meters: ninety days of history, then the day on which the amount is really reached."""
    rng, inside, off = np.random.default_rng(7), 0, []
    for _ in range(600):
        mean = rng.uniform(20, 60)
        used = rng.gamma(2.0, mean / 2.0, size=400) * np.tile([1.2, 1.2, 1.2, 1.2, 1.2, 0.6, 0.4], 58)[:400]
        pace = forecast_pace(list(used[:90]), left := mean * 100)
        truth = int(np.argmax(np.cumsum(used[90:]) >= left)) + 1
        inside += pace.p10 <= truth <= pace.p90
        off.append(abs(pace.p50 - truth) / truth)
    assert 0.75 <= inside / 600 <= 0.85
    assert float(np.median(off)) <= 0.1


@pytest.mark.parametrize(
    ("_case", "facts", "due"),
    [
        ("calendar alone", {"next_on": date(2026, 12, 1), "left": None}, DuePlan(date(2026, 12, 1), "calendar")),
        (
            "meter alone",
            {"next_on": None, "left": 100},
            DuePlan(date(2026, 11, 30), "meter", *[date(2026, 11, 30)] * 3),
        ),
        (
            "the first of both is the meter",
            {"next_on": date(2026, 12, 1), "left": 100},
            DuePlan(date(2026, 11, 30), "meter", *[date(2026, 11, 30)] * 3),
        ),
        (
            "the first of both is the day",
            {"next_on": date(2026, 11, 29), "left": 100},
            DuePlan(date(2026, 11, 29), "calendar", *[date(2026, 11, 30)] * 3),
        ),
        (
            "both: the later one",
            {"next_on": date(2026, 11, 29), "left": 100, "needs_both": True},
            DuePlan(date(2026, 11, 30), "meter", *[date(2026, 11, 30)] * 3),
        ),
        ("used up", {"next_on": None, "left": -3}, DuePlan(TODAY, "meter", TODAY, TODAY, TODAY)),
        ("nothing tells when", {"next_on": None, "left": 100, "daily": []}, DuePlan(None)),
        (
            "both, and the meter tells nothing",
            {"next_on": date(2026, 11, 29), "left": 100, "daily": [], "needs_both": True},
            DuePlan(None),
        ),
    ],
)
def test_due(_case, facts, due):
    assert find_due(**({"today": TODAY, "daily": STEADY, "needs_both": False} | facts)) == due


@pytest.mark.parametrize(
    ("_case", "next_on", "done_on", "is_fixed", "expected"),
    [
        ("floating follows the work", date(2026, 11, 1), date(2026, 11, 20), False, date(2026, 12, 20)),
        ("fixed follows the plan", date(2026, 11, 1), date(2026, 11, 20), True, date(2026, 12, 1)),
        ("fixed, done early", date(2026, 11, 25), date(2026, 11, 20), True, date(2026, 12, 25)),
        ("fixed skips what is past", date(2026, 8, 1), date(2026, 11, 20), True, date(2026, 11, 29)),
    ],
)
def test_next(_case, next_on, done_on, is_fixed, expected):
    assert find_next(next_on=next_on, every_days=30, done_on=done_on, is_fixed=is_fixed) == expected


def test_once_has_no_next():
    assert find_next(next_on=TODAY, every_days=None, done_on=TODAY, is_fixed=True) is None


def test_the_window_is_a_tenth_of_the_interval_and_never_in_the_past():
    span = {"today": TODAY, "tolerance": 0.1, "least_days": 7}
    assert find_span(date(2027, 1, 20), every_days=182, **span) == (date(2027, 1, 1), date(2027, 2, 8))
    assert find_span(date(2026, 11, 1), every_days=30, **span) == (TODAY, date(2026, 11, 27))
