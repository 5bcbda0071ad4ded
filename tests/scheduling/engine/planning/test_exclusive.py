"""Requests that exclude each other: only those of which no plan holds two, and the bound counts who is left out."""

import pytest

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.bound import find_bound
from apps.scheduling.engine.exclusive import find_exclusive
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_instance, build_random, build_request
from tests.scheduling.engine.planning.judge import find_optimum, list_plans

BATCH = {"id": "B", "product": "F", "ready": 7, "expire": 12, "draw": [1000, 1000, 1000, 5000, 5000]}


def build_empty(data: dict) -> Board:
    board = Board(Tables(read_problem(data)))
    place_fixed(board)
    return board


def build_late_dose(activity: int, *, batches: int = 1, **facts) -> dict:
    """Late, when a dose of 200 takes 1,000 units of its batch, and somebody who may come earlier."""
    tracer = {"product": "F", "dose": 200}
    late = build_request("late", tracer=tracer, windows=[[10, 11]], priority=1)
    other = build_request("other", tracer=tracer, windows=[[8, 11]], **facts)
    made = [BATCH | {"id": f"B{k}", "activity": activity} for k in range(batches)]
    return build_instance(late, other, batches=made)


def find_sets(data: dict) -> list[list[str]]:
    board = build_empty(data)
    return [[board.tables.requests[r].id for r in own] for own in find_exclusive(board)]


def test_two_doses_that_one_batch_cannot_give_exclude_each_other():
    assert find_sets(build_late_dose(1199)) == [["late", "other"]]
    assert find_sets(build_late_dose(1200)) == []
    assert find_sets(build_late_dose(1199, batches=2)) == []


def test_the_bound_counts_the_one_who_is_left_out():
    problem = read_problem(build_late_dose(1199))
    empty = build_empty(build_late_dose(1199))
    assert find_bound(empty, target=450, deadline=1e12, steps=200) == find_optimum(problem) == 450


def test_a_fixed_dose_that_could_come_from_another_batch_shuts_nobody_out():
    """The board drew it from one batch; a plan may draw it from the other and keep the first one whole."""
    data = build_late_dose(1100, batches=2, fixed={"scanner": "CT1", "start": 8})
    data["batches"][1]["activity"] = 300
    problem = read_problem(data)
    assert find_optimum(problem) == 0
    assert find_bound(build_empty(data), target=1, deadline=1e12, steps=50) == 0


def test_the_search_for_them_leaves_the_board_as_it_was():
    board = build_empty(build_late_dose(1199))
    before = board.cost, board.levels[:], board.busy[:], board.left[:], board.start[:]
    find_exclusive(board)
    assert (board.cost, board.levels, board.busy, board.left, board.start) == before


@pytest.mark.parametrize("seed", range(24))
def test_no_plan_holds_two_of_a_set(seed):
    data = build_random(seed, size=3)
    data["bundles"] = []
    for request in data["requests"]:
        request["windows"] = [[8, 9 + seed % 2]]
    sets = find_sets(data)
    assert not any(sum(key in plan for key in own) > 1 for plan in list_plans(read_problem(data)) for own in sets)
