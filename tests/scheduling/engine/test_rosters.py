"""Units of a pool over time, against counting minute by minute."""

from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.rosters import count_units, lower_levels, present_spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def units_at(levels, at):
    return sum(n for start, end, n in levels if start <= at < end)


@given(SPANS)
def test_units_are_the_spans_that_hold_at_each_moment(spans):
    levels = count_units(spans)
    assert all(units_at(levels, t) == sum(a <= t < b for a, b in spans) for t in range(61))
    assert all(first[1] <= second[0] for first, second in zip(levels, levels[1:]))
    assert all(n > 0 and start < end for start, end, n in levels)


@given(SPANS, SPANS)
def test_what_is_left_is_capacity_less_uses_even_below_zero(capacity, used):
    left = lower_levels([(a, b, 2) for a, b in capacity if a < b], [(a, b, 1) for a, b in used if a < b])
    expected = [2 * sum(a <= t < b for a, b in capacity) - sum(a <= t < b for a, b in used) for t in range(61)]
    assert [units_at(left, t) for t in range(61)] == expected


def test_one_person_counts_once_and_not_while_absent():
    assert present_spans([(0, 10), (8, 20)], [(5, 6), (15, 40)]) == [(0, 5), (6, 15)]
