from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.scheduling.engine.waits import (
    EstimateError,
    Spread,
    Station,
    Turn,
    estimate_starts,
    judge_estimates,
    merge_expected,
    minutes_waited,
    spread_of,
)

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def turn(
    n: int | None, *, minutes: float = 20, scanner: int | None = 1, ready: float = 0, modality: str = "CT"
) -> Turn:
    return Turn(n, modality, scanner, minutes, at(ready))


def starts(turns: list[Turn], *stations: Station) -> dict[int, float]:
    found = estimate_starts(turns, stations or [Station(1, "CT", NOW)], now=NOW)
    return {ticket: (time - NOW) / timedelta(minutes=1) for ticket, time in found.items()}


TABLE = [
    ("one after the other", [turn(1), turn(2)], [Station(1, "CT", NOW)], {1: 0, 2: 20}),
    ("after the running exam", [turn(1)], [Station(1, "CT", at(12))], {1: 12}),
    ("a scanner that was free before takes at once", [turn(1)], [Station(1, "CT", at(-40))], {1: 0}),
    ("who may go anywhere goes to the first free one", [turn(1, scanner=None), turn(2, scanner=None)], [Station(1, "CT", at(15)), Station(2, "CT", at(5))], {1: 5, 2: 15}),
    ("another modality's scanner does not help", [turn(1, scanner=None)], [Station(2, "MR", NOW)], {}),
    ("a scanner that does not work gives no time", [turn(1, scanner=7)], [Station(1, "CT", NOW)], {}),
    ("who is still to come is taken at his time", [turn(None, ready=10), turn(1)], [Station(1, "CT", NOW)], {1: 0}),
    ("and before those behind him when he is there", [turn(2, minutes=15), turn(None, ready=10), turn(1)], [Station(1, "CT", NOW)], {2: 0, 1: 35}),
    ("a place that nobody can take yet waits", [turn(1, ready=30)], [Station(1, "CT", NOW)], {1: 30}),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "turns", "stations", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_plays_the_line_forward(_case, turns, stations, expected):
    assert starts(turns, *stations) == expected


def test_who_comes_at_his_time_stands_before_later_turns_and_after_those_who_pass_everybody():
    urgent, walk_in, late = turn(1), turn(2), turn(3)
    coming = [turn(None, ready=50), turn(None, ready=10)]
    merged = merge_expected([(None, urgent), (at(5), walk_in), (at(30), late)], coming)
    assert merged == [urgent, walk_in, coming[1], late, coming[0]]


lines = st.lists(
    st.builds(
        turn,
        st.none(),
        minutes=st.integers(5, 60),
        scanner=st.sampled_from([1, 2, None]),
        ready=st.integers(0, 90),
    ),
    max_size=12,
)


@given(lines)
def test_everybody_gets_a_time_no_scanner_has_two_and_nobody_is_taken_before_ready(line):
    numbered = [Turn(n, row.modality, row.resource_id, row.minutes, row.ready_at) for n, row in enumerate(line)]
    found = starts(numbered, Station(1, "CT", NOW), Station(2, "CT", NOW))
    assert found.keys() == {row.ticket_id for row in numbered}
    for row in numbered:
        assert at(found[row.ticket_id]) >= row.ready_at
    for scanner in (1, 2):
        own = sorted((found[row.ticket_id], row.minutes) for row in numbered if row.resource_id == scanner)
        assert all(first + minutes <= second for (first, minutes), (second, _) in zip(own, own[1:], strict=False))


def test_a_spread_names_waits_that_somebody_had():
    assert spread_of(range(1, 21)) == Spread(20, 10.5, 19, 20)
    assert spread_of([]) == Spread(0, None, None, None)


def test_an_error_has_a_size_and_a_side():
    told = [(NOW, at(5)), (NOW, at(-1)), (NOW, at(9))]
    assert judge_estimates(told) == EstimateError(3, 5, 5)
    assert judge_estimates([]) == EstimateError(0, None, None)


def test_coming_early_is_no_waiting():
    assert minutes_waited(at(-50), at(10), at(25)) == 15
    assert minutes_waited(at(-50), at(-70), NOW) == 50
    assert minutes_waited(at(-50), None, NOW) == 50
    assert minutes_waited(at(-50), at(10), NOW) == 0
