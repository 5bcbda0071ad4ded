"""The chance that a day ends late: against every combination of who comes, and by hand."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.overtime import Coming, chance_of_overtime, shrink_rate

PEOPLE = st.builds(Coming, st.integers(0, 60), st.integers(5, 40), st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0]))


def brute(day: list[Coming], closes_at: int, most_min: int) -> float:
    day, total = sorted(day, key=lambda row: (row.start, row.minutes)), 0.0
    for who in product([False, True], repeat=len(day)):
        end, share = 0, 1.0
        for one, comes in zip(day, who, strict=True):
            share *= one.chance if comes else 1 - one.chance
            end = max(end, one.start) + one.minutes if comes else end
        total += share * (end > closes_at + most_min)
    return total


@given(st.lists(PEOPLE, max_size=7), st.integers(0, 120), st.integers(0, 30))
def test_it_is_the_sum_over_everybody_who_may_come(day, closes_at, most_min):
    assert chance_of_overtime(day, closes_at=closes_at, most_min=most_min) == pytest.approx(
        brute(day, closes_at, most_min)
    )


def test_two_on_the_last_slot():
    day = [Coming(0, 20, 0.8), Coming(0, 20, 0.9)]
    assert chance_of_overtime(day, closes_at=20, most_min=10) == pytest.approx(0.72)
    assert chance_of_overtime(day, closes_at=20, most_min=20) == 0


def test_few_cases_are_pulled_towards_the_whole():
    assert shrink_rate(0, 0, overall=0.1, prior_n=20) == pytest.approx(0.1)
    assert shrink_rate(5, 10, overall=0.1, prior_n=20) == pytest.approx(7 / 30)
    assert shrink_rate(0, 0, overall=0.0, prior_n=0) == 0
