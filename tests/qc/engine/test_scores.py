import pytest

from apps.qc.engine.agreement import (
    bootstrap_kappa,
    compute_fleiss_kappa,
    compute_kappa,
    compute_p_chart,
    compute_wilson,
)
from apps.qc.engine.scoring import grade_criteria, grade_points, needs_arbiter


def test_cohen_kappa_of_a_textbook_table():
    first = ["y"] * 20 + ["y"] * 5 + ["n"] * 10 + ["n"] * 15
    second = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert compute_kappa(first, second, categories=("y", "n")) == pytest.approx(0.4)
    assert compute_kappa(["y"], ["y"], categories=("y", "n")) is None
    assert compute_kappa([], [], categories=("y", "n")) is None


def test_weighted_kappa_forgives_neighbours():
    first, second = ["1", "2", "3", "1", "3"], ["2", "2", "3", "1", "2"]
    plain = compute_kappa(first, second, categories=("1", "2", "3"))
    assert compute_kappa(first, second, categories=("1", "2", "3"), weights="linear") > plain


def test_fleiss_kappa_of_the_published_example():
    table = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    assert compute_fleiss_kappa(table) == pytest.approx(0.210, abs=0.0005)
    assert compute_fleiss_kappa([[1, 0]]) is None


def test_interval_of_kappa_holds_its_estimate_and_replays():
    first, second = ["a", "b"] * 20, ["a", "b"] * 15 + ["b", "a"] * 5
    low, high = bootstrap_kappa(first, second, categories=("a", "b"), seed=3, rounds=200)
    assert low < compute_kappa(first, second, categories=("a", "b")) < high
    assert bootstrap_kappa(first, second, categories=("a", "b"), seed=3, rounds=200) == (low, high)


def test_wilson_interval():
    assert compute_wilson(0, 59)[1] == pytest.approx(0.0611, abs=0.0005)
    assert compute_wilson(0, 0) is None


def test_p_chart_limits_follow_n_and_name_the_period_that_is_out():
    chart = compute_p_chart([(5, 50)] * 6 + [(20, 50), (0, 0)])
    assert [point["out"] for point in chart] == [False] * 6 + [True, False]
    assert chart[-1]["rate"] is None


@pytest.mark.parametrize(
    ("_case", "scores", "grade"),
    [
        ("all good", {"a": 5, "b": 4}, "pass"),
        ("mean below", {"a": 3, "b": 4}, "defect"),
        ("one failed", {"a": 5, "b": 1}, "fail"),
    ],
)
def test_image_grade(_case, scores, grade):
    assert grade_criteria(scores, pass_mean=4, fail_any=1) == grade


def test_writing_grade_and_veto():
    assert [grade_points(p, [], first=90, second=75) for p in (90, 89.5, 75, 74)] == ["A", "B", "B", "C"]
    assert grade_points(100, ["wrong_side"], first=90, second=75) == "C"


def test_arbiter():
    assert not needs_arbiter("1", "1")
    assert not needs_arbiter("2a", "2a")
    assert needs_arbiter("1", "2a")
    assert needs_arbiter("2b", "2b")
    with pytest.raises(ValueError, match="RADPEER"):
        needs_arbiter("4b", "1")
