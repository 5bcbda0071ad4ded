"""RECIST 1.1: figures and tables of Eisenhauer et al. 2009."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.recist import (
    Criteria,
    Lesion,
    Reading,
    ReadingState,
    Response,
    Role,
    assess,
    combine,
    find_baseline_faults,
    find_limits,
    rate_non_targets,
)

RULES = Criteria(5, 2, 10, 15, 10, 5, 30, 20, 5)
CR, PR, SD, PD, NON, NE, NONE = (Response(r) for r in ("CR", "PR", "SD", "PD", "NON_CR_NON_PD", "NE", ""))
A, B = Lesion(1, "liver", False, Role.TARGET), Lesion(2, "lung", False, Role.TARGET)
NODE = Lesion(3, "node", True, Role.TARGET)
OTHER, OTHER_NODE = Lesion(4, "bone", False, Role.NON_TARGET), Lesion(5, "node", True, Role.NON_TARGET)
NEW = Lesion(6, "liver", False, Role.NEW)


def mm(size: float) -> Reading:
    return Reading(ReadingState.MEASURED, size)


def state(name: str) -> Reading:
    return Reading(ReadingState(name))


def follow(*sums: float) -> list[Response]:
    """One target lesion over time."""
    return [one.target for one in assess([A], [{1: mm(size)} for size in sums], RULES)][1:]


@pytest.mark.parametrize(
    ("_case", "sums", "last"),
    [
        ("30 % less than baseline", (100, 70), PR),
        ("a little less than 30 %", (100, 70.1), SD),
        ("20 % more than baseline", (100, 120), PD),
        ("a little less than 20 % more", (100, 119.9), SD),
        ("20 % and 4.9 mm more", (20, 24.9), SD),
        ("5 mm more", (20, 25), PD),
        ("from the nadir, though less than baseline", (100, 50, 60), PD),
        ("partial response counts from the baseline", (100, 50, 59), PR),
        ("the nadir is the smallest of all before", (100, 40, 45, 48), PD),
        ("gone", (100, 0), CR),
        ("back after it was gone", (100, 0, 5), PD),
        ("decimal millimetres add up", (0.3 + 30, 21.21), PR),
    ],
)
def test_response_of_targets(_case, sums, last):
    assert follow(*sums)[-1] == last


def test_sums_and_changes():
    points = [{1: mm(40), 2: mm(20)}, {1: mm(30), 2: mm(10)}, {1: mm(33), 2: mm(12)}]
    first, second, third = assess([A, B], points, RULES)
    assert (first.sum_mm, first.overall, first.from_baseline_pct) == (60, NONE, None)
    assert (second.sum_mm, second.target) == (40, PR)
    assert second.from_baseline_pct == pytest.approx(-33.333, abs=1e-3)
    assert (third.nadir_mm, third.from_nadir_pct, third.target) == (40, 12.5, SD)


@pytest.mark.parametrize(
    ("_case", "now", "answer"),
    [
        ("a node below 10 mm is normal", {1: state("absent"), 3: mm(9.9)}, CR),
        ("a node of 10 mm is not", {1: state("absent"), 3: mm(10)}, PR),
        ("too small to measure counts 5 mm and is not gone", {1: state("too_small"), 3: mm(5)}, PR),
        ("one not evaluated", {1: mm(10), 3: state("not_evaluable")}, NE),
        ("one without a reading", {1: mm(10)}, NE),
        ("progression shows though one is not evaluated", {1: mm(60)}, PD),
    ],
)
def test_nodes_small_and_missing(_case, now, answer):
    assert assess([A, NODE], [{1: mm(30), 3: mm(16)}, now], RULES)[1].target == answer


@pytest.mark.parametrize(
    ("readings", "answer"),
    [
        ({4: state("absent"), 5: mm(8)}, CR),
        ({4: state("absent"), 5: mm(12)}, NON),
        ({4: state("present"), 5: mm(8)}, NON),
        ({4: state("present")}, NE),
        ({4: state("not_evaluable"), 5: mm(8)}, NE),
        ({4: state("progression")}, PD),
    ],
)
def test_response_of_non_targets(readings, answer):
    assert rate_non_targets([OTHER, OTHER_NODE], readings, RULES) == answer


@pytest.mark.parametrize(
    ("target", "non_target", "has_new", "overall"),
    [
        (CR, CR, False, CR), (CR, NONE, False, CR), (CR, NON, False, PR), (CR, NE, False, PR),
        (PR, NON, False, PR), (PR, NE, False, PR), (PR, CR, False, PR),
        (SD, NON, False, SD), (SD, NE, False, SD),
        (NE, NON, False, NE),
        (PD, NON, False, PD), (PD, CR, True, PD),
        (SD, PD, False, PD), (CR, PD, True, PD),
        (CR, CR, True, PD), (NE, NE, True, PD),
        (NONE, CR, False, CR), (NONE, NON, False, NON), (NONE, NE, False, NE), (NONE, PD, False, PD), (NONE, CR, True, PD),
    ],
)  # fmt: skip
def test_the_tables_of_overall_response(target, non_target, has_new, overall):
    assert combine(target, non_target, has_new=has_new) == overall


def test_a_new_lesion_is_progression_as_long_as_it_is_seen():
    points = [{1: mm(30)}, {1: mm(30), 6: mm(6)}, {1: mm(30), 6: state("absent")}]
    assert [(one.has_new, one.overall) for one in assess([A, NEW], points, RULES)] == [
        (False, NONE),
        (True, PD),
        (False, SD),
    ]


def test_faults_of_the_baseline():
    many = [
        Lesion(n, organ, False, Role.TARGET)
        for n, organ in enumerate(["liver", "liver", "liver", "lung", "bone", "brain"])
    ]
    faults = find_baseline_faults(many, {n: mm(20) for n in range(6)}, RULES)
    assert [(fault.code, fault.params["n"]) for fault in faults] == [
        ("reporting.recist_targets", 6),
        ("reporting.recist_organ", 3),
    ]
    small = find_baseline_faults([A, NODE], {1: mm(9.9), 3: mm(14.9)}, RULES)
    assert [(fault.code, fault.params["limit"]) for fault in small] == [
        ("reporting.recist_small", 10),
        ("reporting.recist_small", 15),
    ]
    assert find_baseline_faults([A, NODE], {1: mm(10), 3: mm(15)}, RULES) == []


SIZES = st.floats(min_value=0, max_value=300).map(lambda size: round(size, 1))


@given(st.lists(st.tuples(SIZES, SIZES), min_size=2, max_size=8))
def test_whatever_is_measured_each_point_has_one_response_that_its_sums_bear_out(sizes):
    done = assess([A, B], [{1: mm(a), 2: mm(b)} for a, b in sizes], RULES)
    sums = [a + b for a, b in sizes]
    for number, one in enumerate(done[1:], start=1):
        nadir = min(sums[:number])
        grown = sums[number] - nadir
        assert one.nadir_mm == pytest.approx(nadir)
        if one.target == PD:
            assert grown >= 5 - 1e-6 and grown >= 0.2 * nadir - 1e-6
        elif one.target in (PR, SD):
            assert grown < 5 or grown < 0.2 * nadir + 1e-6
            assert (sums[number] <= 0.7 * sums[0] + 1e-6) or one.target == SD
        else:
            assert one.target == CR and sums[number] == 0


@given(st.lists(SIZES, min_size=3, max_size=6), st.floats(min_value=1.01, max_value=3))
def test_a_larger_lesion_never_looks_like_a_better_response(sizes, factor):
    order = [CR, PR, SD, PD]
    before = follow(*sizes)[-1]
    after = follow(*sizes[:-1], sizes[-1] * factor)[-1]
    assert order.index(after) >= order.index(before)


@given(st.lists(st.integers(10, 2000).map(lambda n: n / 10), min_size=1, max_size=5))
def test_the_limits_are_where_the_response_turns(sums):
    points = [{1: mm(size)} for size in sums]
    partial, progress = find_limits(assess([A], points, RULES), RULES)

    def rate(size: float) -> Response:
        return assess([A], [*points, {1: mm(size)}], RULES)[-1].target

    assert rate(progress) == PD and rate(progress - 0.01) != PD
    assert partial >= progress or (rate(partial), rate(partial + 0.01)) == (PR, SD)


def test_without_a_whole_sum_there_are_no_limits():
    assert find_limits(assess([A], [{}], RULES), RULES) == (None, None)
