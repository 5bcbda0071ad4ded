"""Rates of models: hand-made counts, no data apart from 0 %, the same cases for all."""

from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.ai_performance import Judged, Rate, keep_common, rate_models


def no_interval(hits: int, n: int):
    return None


def judged(*counts: tuple[bool, bool, int], model_id: int = 1, group: str = "") -> list[Judged]:
    """(says positive, is present, how many)."""
    rows = [pair for says, present, n in counts for pair in [(says, present)] * n]
    return [Judged(model_id, exam, says, present, group) for exam, (says, present) in enumerate(rows)]


def test_the_three_rates():
    (row,) = rate_models(
        judged((True, True, 8), (False, True, 2), (True, False, 5), (False, False, 35)), interval=no_interval
    )
    assert (row.n, row.sensitivity, row.specificity, row.false_alarms_per_100) == (
        50,
        Rate(8, 10, 0.8, None),
        Rate(35, 40, 0.875, None),
        Rate(5, 50, 10.0, None),
    )


def test_without_ill_or_well_there_is_no_rate():
    (row,) = rate_models(judged((True, False, 2)), interval=no_interval)
    assert (row.sensitivity.value, row.specificity.value) == (None, 0.0)


def test_intervals_are_asked_for_hits_and_number_and_scaled():
    (row,) = rate_models(judged((True, False, 1), (False, False, 3)), interval=lambda hits, n: (hits / n / 2, hits / n))
    assert row.false_alarms_per_100.interval == (12.5, 25.0)


def test_groups_and_models_stand_apart():
    rows = (
        judged((True, True, 2), group="F") + judged((False, True, 1), group="M") + judged((True, True, 1), model_id=2)
    )
    found = [(row.model_id, row.group, row.sensitivity.value) for row in rate_models(rows, interval=no_interval)]
    assert found == [(1, "F", 1.0), (1, "M", 0.0), (2, "", 1.0)]


def test_only_exams_that_every_model_saw_are_compared():
    rows = judged((True, True, 3)) + judged((False, True, 1), model_id=2)
    assert {(row.model_id, row.exam_id) for row in keep_common(rows)} == {(1, 0), (2, 0)}


@given(st.lists(st.builds(Judged, st.integers(1, 3), st.integers(1, 30), st.booleans(), st.booleans())))
def test_every_case_is_counted_once(rows):
    for row in rate_models(rows, interval=no_interval):
        mine = [one for one in rows if one.model_id == row.model_id]
        assert row.n == len(mine) == row.sensitivity.n + row.specificity.n
        assert row.specificity.hits + row.false_alarms_per_100.hits == row.specificity.n
    common = keep_common(rows)
    assert keep_common(common) == common
