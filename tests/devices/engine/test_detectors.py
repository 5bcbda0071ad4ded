"""Detectors: where a series alarms first, silence on a steady one, state through JSON, no look ahead."""

import json
import math
import random

from apps.devices.engine.detectors import DEFAULT, Point, load_detectors


def detector(code: str = DEFAULT):
    return load_detectors().get(code).value


def score(values: list[float], step_s: float = 300) -> list[float]:
    d = detector()
    state, out = d.start(), []
    for n, value in enumerate(values):
        state, s = d.step(state, Point(n * step_s, value))
        out.append(s)
    return out


def daily(n: int, seed: int = 1) -> list[float]:
    noise = random.Random(seed)
    return [20 + 3 * math.sin(i / 288 * 2 * math.pi) + noise.gauss(0, 0.2) for i in range(n)]


def test_steady_series_stays_silent_after_warm_up():
    assert max(score(daily(288 * 4))[600:]) < 0.6


def test_spike_is_reported_once_where_it_happens():
    values = daily(288 * 4)
    values[900:906] = [45.0] * 6
    out = score(values)
    assert [n for n, s in enumerate(out) if n >= 600 and s >= 0.6] == [900]


def test_level_shift_against_last_week():
    values = daily(288 * 10)
    values[288 * 9 :] = [v + 2.5 for v in values[288 * 9 :]]
    out = score(values)
    first = next(n for n, s in enumerate(out) if n >= 288 * 8 and s >= 0.6)
    assert 288 * 9 <= first <= 288 * 9 + 20


def test_scores_are_in_range_and_causal():
    values = daily(500) + [math.inf, math.nan, 1e300, -1e300] + daily(50)
    whole = score(values)
    assert all(0.0 <= s <= 1.0 for s in whole)
    assert score(values[:300]) == whole[:300]
    assert whole[500:502] == [0.0, 0.0]


def test_state_survives_a_round_trip_at_any_point():
    d, values = detector(), daily(288 * 9)
    values[2400:2406] = [45.0] * 6
    whole = score(values)
    state, out = d.start(), []
    for n, value in enumerate(values):
        if n % 500 == 250:
            state = d.load(json.loads(json.dumps(state.to_json())))
        state, s = d.step(state, Point(n * 300, value))
        out.append(s)
    assert out == whole


def slopes(values: list[float], step_s: float = 300) -> list[tuple[float, float]]:
    """(score, slope per day) of DET-SLOPE at each point."""
    d = detector("DET-SLOPE")
    state, out = d.start(), []
    for n, value in enumerate(values):
        state, s = d.step(state, Point(n * step_s, value))
        out.append((s, d.tell(state)["per_day"]))
    return out


def test_a_leak_is_a_drift_two_days_after_it_begins():
    noise = random.Random(3)
    level = [1520 - max(0, n / 288 - 6) * 12 + noise.gauss(0, 1.5) for n in range(288 * 10)]  # 0.5 L/h from day 6 on
    out = slopes(level)
    first = next(n for n, (s, _) in enumerate(out) if s >= 0.6)
    assert 288 * 8 <= first <= 288 * 9
    assert abs(out[-1][1] + 12) < 0.5


def test_what_is_no_drift():
    noise = random.Random(4)
    assert max(s for s, _ in slopes(daily(288 * 14))) < 0.3
    assert max(s for s, _ in slopes([20.0] * 288 * 5)) == 0
    assert max(s for s, _ in slopes([20 - 3 * (n // 288 % 7 >= 5) + noise.gauss(0, 1) for n in range(288 * 21)])) < 0.75
    assert max(s for s, _ in slopes([20 + 5 * (n >= 1500) for n in range(288 * 14)])) == 0, "one step"


def test_a_drift_needs_most_hours_of_each_day():
    d = detector("DET-SLOPE")
    level = [(n * 300, 100 - n / 288) for n in range(288 * 8)]
    whole, holed = [], []
    for out, rows in ((whole, level), (holed, [r for r in level if not 10 <= r[0] % 86400 / 3600 < 17])):
        state = d.start()
        for t, value in rows:
            state, s = d.step(state, Point(t, value))
        out.append(s)
    assert whole[0] > 0.99
    assert holed == [0.0]


def test_the_state_of_a_drift_survives_a_round_trip_and_late_points_teach_nothing():
    d, values = detector("DET-SLOPE"), [100 - n / 288 for n in range(288 * 6)]
    state = d.start()
    for n, value in enumerate(values):
        if n % 700 == 350:
            state = d.load(json.loads(json.dumps(state.to_json())))
        state, s = d.step(state, Point(n * 300, value))
    assert s == slopes(values)[-1][0]
    assert d.step(state, Point(0, 1e9)) == (state, s)
    assert d.step(state, Point(1e9, math.nan)) == (state, s)
