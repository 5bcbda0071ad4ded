"""A falling level: slope with its interval, a refill begins anew, limits that are reached, far or never."""

import random

import pytest

from apps.devices.engine.decline import forecast_limit, measure_decline
from apps.devices.engine.plans import FAR_DAYS


def fall(n: int, a_day: float, noise: float = 0.0, *, seed: int = 1, start: float = 78.0) -> list[tuple[int, float]]:
    rng = random.Random(seed)
    return [(day, start - a_day * day + rng.gauss(0, noise)) for day in range(n)]


def test_a_clean_line_is_foretold_to_the_day():
    decline = measure_decline(fall(31, 0.1), refill=3)
    assert (decline.days, round(decline.level, 6), [round(s, 6) for s in decline.slopes]) == (31, 75.0, [-0.1] * 3)
    pace = forecast_limit(decline, 60.05)
    assert (pace.p10, pace.p50, pace.p90) == (149, 150, 150)


def test_one_day_less_than_needed_foretells_nothing():
    assert measure_decline(fall(13, 0.1), refill=3).slopes is None
    assert measure_decline(fall(14, 0.1), refill=3).slopes is not None
    assert forecast_limit(measure_decline(fall(13, 0.1), refill=3), 60) is None
    assert forecast_limit(measure_decline([], refill=3), 60) is None


def test_bad_days_do_not_bend_it():
    rows = fall(40, 0.1)
    rows[10], rows[30] = (10, 20.0), (30, 74.0 - 9)
    assert measure_decline([r for r in rows if r[0] != 11], refill=100).slopes[1] == pytest.approx(-0.1, abs=0.002)


@pytest.mark.parametrize(("rise", "days"), [(2.9, 50), (3.0, 20)])
def test_a_refill_begins_anew(rise, days):
    before = fall(30, 0.1)
    rows = before + [(30 + n, before[-1][1] + rise - 0.1 * n) for n in range(20)]
    assert measure_decline(rows, refill=3).days == days


def test_what_is_reached_and_what_is_never_reached():
    falling, rising = measure_decline(fall(20, 0.1), refill=3), measure_decline(fall(20, -0.1), refill=3)
    reached, never = forecast_limit(falling, 77), forecast_limit(rising, 60)
    assert (reached.p10, reached.p50, reached.p90) == (0, 0, 0)
    assert (never.p10, never.p50, never.p90) == (FAR_DAYS,) * 3
    slow = forecast_limit(measure_decline(fall(30, 0.005, 0.2), refill=3), 60)
    assert slow.p90 == FAR_DAYS > slow.p10


def test_the_interval_holds_what_it_promises():
    """80 % within 75 to 88 of a hundred, of 400 magnets with 30 days of independent scatter."""
    held = 0
    for seed in range(400):
        pace = forecast_limit(measure_decline(fall(30, 0.1, 0.2, seed=seed), refill=3), 60)
        held += pace.p10 <= 180 - 29 <= pace.p90
    assert 300 <= held <= 352
