"""How many exams fit on scanners and in pools together; every placing that is counted can really stand."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.offers import PlaceQuery, ResourceTime, count_places
from apps.scheduling.engine.places import Places, PoolNeed, count_with_pools

BASE = datetime(2026, 11, 25, tzinfo=UTC)
NEED = PoolNeed(7, 1, "start", 0, None)


def at(minutes: int) -> datetime:
    return BASE + timedelta(minutes=minutes)


WITHIN = (at(0), at(240))
QUERY = PlaceQuery(20, at(0))
TWO = [ResourceTime(pk, (WITHIN,)) for pk in (1, 2)]


def count(levels, *needs: PoolNeed, query=QUERY) -> Places:
    return count_with_pools(query, TWO, WITHIN, needs, {7: levels})


def test_without_needs_it_is_what_the_scanners_take():
    assert count([]) == Places(24, count_places(QUERY, TWO, WITHIN), None)


def test_one_person_for_two_scanners_halves_it_and_is_named():
    assert count([(at(0), at(240), 1)], NEED) == Places(12, 24, 7)
    assert count([(at(0), at(240), 2)], NEED) == Places(24, 24, None)


def test_nobody_there_is_no_place():
    assert count([], NEED) == Places(0, 24, 7)


def test_a_lunch_hour_of_one_person():
    assert count([(at(0), at(60), 2), (at(60), at(120), 1), (at(120), at(240), 2)], NEED) == Places(21, 24, 7)


def test_who_prepares_is_needed_before_the_half_day_begins():
    before = PoolNeed(7, 1, "start", -15, 15)
    assert count([(at(-60), at(240), 2)], before).n == 24
    assert count([(at(0), at(240), 2)], before) == Places(22, 24, 7)


def test_a_unit_that_is_there_for_a_part_of_a_cell_does_not_count():
    query = PlaceQuery(10, at(0))
    assert count([(at(0), at(12), 2)], NEED, query=query).n == 2


@given(
    st.lists(st.tuples(st.integers(0, 47), st.integers(1, 20), st.integers(1, 3)), max_size=5),
    st.integers(1, 3),
    st.sampled_from([10, 20, 45]),
)
def test_more_units_never_mean_fewer_places_and_pools_never_add_any(rows, n, minutes):
    query, levels, until = PlaceQuery(minutes, at(0)), [], 0
    for gap, length, units in rows:
        start = until + gap
        until = start + length
        levels.append((at(5 * start), at(5 * until), units))
    need = PoolNeed(7, n, "start", 0, None)
    found = count(levels, need, query=query)
    assert 0 <= found.n <= found.alone == count_places(query, TWO, WITHIN)
    assert (found.short is None) == (found.n == found.alone)
    assert count([(at(-120), at(360), 2 * n)], need, query=query).n == found.alone
    used = sum((units * (end - start) for start, end, units in levels), timedelta(0))
    assert found.n * n * timedelta(minutes=minutes) <= used
