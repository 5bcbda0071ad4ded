import pytest

from apps.qc.engine.agreement import (
    bootstrap,
    bootstrap_kappa,
    compute_fleiss_kappa,
    compute_kappa,
    compute_krippendorff,
)
from apps.qc.engine.scoring import Verdict, grade_criteria, grade_points, is_disputed, mark_checklist, needs_arbiter

CHECKLIST = {
    "first": 90,
    "second": 75,
    "items": [
        {"code": "title", "points": 10},
        {"code": "advice", "points": 10},
        {"code": "findings", "points": 20},
        {"code": "wrong_side", "points": 0, "veto": True},
    ],
}


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


def test_krippendorff_of_the_published_example():
    """Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", table C: four observers, gaps, 12 units."""
    rows = ["123321412   ", "1233224125 3", " 3332342251 ", "12332441251 "]
    units = [[row[at] for row in rows if row[at] != " "] for at in range(12)]
    assert compute_krippendorff(units, categories="12345") == pytest.approx(0.743, abs=0.001)
    assert compute_krippendorff(units, categories="12345", ordinal=True) == pytest.approx(0.815, abs=0.001)
    assert compute_krippendorff([["1"], ["2"]], categories="12") is None


def test_an_interval_of_a_panel_holds_its_estimate_and_replays():
    units = [["a", "a", "b"], ["a", "a", "a"], ["b", "b", "b"]] * 10

    def alpha(cases):
        return compute_krippendorff(cases, categories="ab")

    low, high = bootstrap(units, alpha, seed=3, rounds=200)
    assert low < alpha(units) < high
    assert bootstrap(units, alpha, seed=3, rounds=200) == (low, high)
    assert bootstrap([], alpha, seed=3) is None
    assert bootstrap([["a", "a"]] * 5, alpha, seed=3) is None


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


@pytest.mark.parametrize(
    ("_case", "faults", "points", "grade"),
    [
        ("nothing wrong", [], 100, "A"),
        ("on the edge of 甲", ["title"], 90, "A"),
        ("乙", ["title", "advice"], 80, "B"),
        ("丙", ["title", "advice", "findings"], 60, "C"),
        ("a veto costs no point and the grade", ["wrong_side"], 100, "C"),
    ],
)
def test_the_checklist_takes_points_and_vetoes(_case, faults, points, grade):
    marked = mark_checklist(faults, CHECKLIST)
    assert (marked.points, marked.grade) == (points, grade)
    assert marked.vetoes == tuple(fault for fault in faults if fault == "wrong_side")


def test_a_fault_that_the_checklist_lacks_is_refused():
    for faults in (["nonsense"], ["title", "title"]):
        with pytest.raises(ValueError):
            mark_checklist(faults, CHECKLIST)


@pytest.mark.parametrize(
    ("_case", "verdicts", "disputed"),
    [
        ("one reader, clean", [Verdict("pass", "1", "A")], False),
        ("one reader, against the author", [Verdict("defect", "3a")], True),
        ("a class apart", [Verdict("pass", "1"), Verdict("pass", "2a")], True),
        ("甲 and 乙", [Verdict("pass", "1", "A"), Verdict("pass", "1", "B")], True),
        ("another grade", [Verdict("pass"), Verdict("defect")], True),
        ("alike", [Verdict("pass", "2a", "A"), Verdict("pass", "2a", "A")], False),
    ],
)
def test_what_goes_to_an_arbiter(_case, verdicts, disputed):
    assert is_disputed(verdicts) is disputed
