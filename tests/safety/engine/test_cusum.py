"""The lot chart: arithmetic, a bad lot is found, a good one is left alone."""

import random
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.safety.engine.cusum import find_usual_rate, run_cusum
from apps.safety.engine.facts import Rules
from tests.safety.engine.builders import RULES

RULE = RULES["surveillance"]
DOUBLE = Rules(RULE.payload | {"odds_ratio": 2, "limit": 1.0}, "test@1")


def test_the_steps_are_log_likelihood_ratios():
    chart = run_cusum([True, False, True], usual_rate=0.5, rules=DOUBLE)
    up, down = log(4 / 3), log(2 / 3)  # odds 1 doubled: a rate of 2/3
    assert chart.path == pytest.approx((up, max(0, up + down), max(0, up + down) + up))
    assert chart.signal_at is None


def test_the_limit_on_both_sides():
    up = log((2 / 3) / 0.5)
    at = Rules(DOUBLE.payload | {"limit": up}, "")
    over = Rules(DOUBLE.payload | {"limit": up + 1e-9}, "")
    assert run_cusum([False, True], usual_rate=0.5, rules=at).signal_at == 1
    assert run_cusum([False, True], usual_rate=0.5, rules=over).signal_at is None


@pytest.mark.parametrize("rate", [0, 1, -0.1])
def test_a_rate_has_to_be_a_probability(rate):
    with pytest.raises(ValueError):
        run_cusum([True], usual_rate=rate, rules=RULE)


@pytest.mark.parametrize(("hits", "n", "expected"), [(0, 199, None), (0, 200, 0.002), (4, 200, 0.02), (190, 200, 0.5)])
def test_the_usual_rate_needs_numbers_and_has_a_floor(hits, n, expected):
    assert find_usual_rate(hits, n, RULE) == expected


def test_a_lot_of_400_with_nothing_wrong_signals_seldom_and_a_bad_one_mostly():
    """By simulation with the shipped figures: at most one good lot of twenty, at least nine bad ones of ten."""
    dice = random.Random(7)

    def share(rate: float) -> float:
        lots = [[dice.random() < rate for _ in range(400)] for _ in range(300)]
        return sum(run_cusum(lot, usual_rate=0.006, rules=RULE).signal_at is not None for lot in lots) / len(lots)

    assert share(0.006) <= 0.05
    assert share(0.04) >= 0.9


@given(st.lists(st.booleans(), max_size=80), st.integers(0, 79))
def test_one_more_reaction_never_lowers_the_chart(outcomes, place):
    worse = [o or n == place for n, o in enumerate(outcomes)]
    plain, raised = (run_cusum(o, usual_rate=0.01, rules=RULE) for o in (outcomes, worse))
    assert all(a <= b for a, b in zip(plain.path, raised.path, strict=True))
