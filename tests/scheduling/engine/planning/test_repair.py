"""Repair moves no more than it must and drops nobody who can be saved."""

import pytest

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_moves
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.planner import first_plan
from apps.scheduling.engine.repair import RING, list_displaced, list_rings
from apps.scheduling.engine.search import Budget, search
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import HOURS, build_extended, build_instance, build_random, build_request

DOWN = {"scanner": "CT1", "start": 8, "end": 10, "allow_max_priority": -1}
BOTH = [{"scanner": "CT1", "dur": 1}, {"scanner": "CT2", "dur": 1}]


def repair(problem, reference: Plan, iterations: int = 400) -> Plan:
    board = first_plan(problem, reference)
    search(board, seed=1, budget=Budget(iterations), focus=lambda: list_displaced(board))
    assert check_plan(problem, board.plan()) == []
    return board.plan()


def test_only_the_displaced_move_and_not_far():
    requests = [build_request(name, modes=BOTH) for name in "ABCD"]
    old = Plan.of(Assignment(name, "CT1", 8 + i) for i, name in enumerate("ABCD"))
    problem = read_problem(build_instance(*requests, blocks=[DOWN]))
    plan = repair(problem, old)
    assert {key for key in old if plan[key] != old[key]} == {"A", "B"}
    assert all(plan[key].start < 13 for key in "AB")
    assert price_moves(problem, plan, old).cost == 2 * 60


def test_a_good_plan_stays_even_when_a_cheaper_one_exists():
    """Waiting a day costs, a move costs more here: repair is not planning again."""
    problem = read_problem(build_instance(build_request("A", priority=0), build_request("B", modes=BOTH)))
    old = Plan.of([Assignment("A", "CT1", HOURS + 9), Assignment("B", "CT1", HOURS + 8)])
    assert repair(problem, old) == old


def test_nobody_is_dropped_who_can_be_saved_by_moving_others():
    """A may only come early and CT1 is down then: B has to leave CT2 for it."""
    a = build_request("A", modes=BOTH, windows=[[8, 9]])
    b = build_request("B", modes=[{"scanner": "CT2", "dur": 1}], priority=0)
    problem = read_problem(build_instance(a, b, blocks=[DOWN]))
    plan = repair(problem, Plan.of([Assignment("A", "CT1", 8), Assignment("B", "CT2", 8)]))
    assert plan["A"] == Assignment("A", "CT2", 8)
    assert plan["B"].start == 9


def test_who_cannot_be_saved_is_dropped_and_counted():
    problem = read_problem(build_instance(build_request("A", windows=[[8, 9]]), build_request("B"), blocks=[DOWN]))
    old = Plan.of([Assignment("A", "CT1", 8), Assignment("B", "CT1", 10)])
    plan = repair(problem, old)
    change = price_moves(problem, plan, old)
    assert plan == Plan.of([Assignment("B", "CT1", 10)])
    assert (change.moved, change.dropped, change.cost) == (1, 1, 450)


def test_somebody_new_finds_a_place_but_moves_nobody():
    problem = read_problem(build_instance(build_request("A"), build_request("N", priority=0)))
    old = Plan.of([Assignment("A", "CT1", 8)])
    plan = repair(problem, old)
    assert plan["A"] == old["A"] and plan["N"].start == 9


def test_a_reference_that_drew_from_the_wrong_batch_leaves_the_board_whole():
    batch = {"id": "B", "product": "F", "ready": 7, "expire": 12, "draw": [1000] * 5, "activity": 200}
    other = batch | {"id": "C", "activity": 10}
    request = build_request("A", tracer={"product": "F", "dose": 200})
    problem = read_problem(build_instance(request, batches=[batch, other]))
    plan = repair(problem, Plan.of([Assignment("A", "CT1", 9, "C")]))
    assert plan == Plan.of([Assignment("A", "CT1", 9, "B")])


@pytest.mark.parametrize("build", [build_random, build_extended])
def test_random_outages_keep_whoever_has_a_place(build):
    for seed in range(8):
        data = build(seed, size=12)
        old = build_greedy(Board(Tables(read_problem(data)))).plan()
        data["blocks"].append({"scanner": "S1", "start": 8, "end": 10, "allow_max_priority": -1})
        problem = read_problem(data)
        plan = repair(problem, old, iterations=150)
        hit = {key for key, item in old.items() if item.scanner == "S1" and item.start < 10}
        assert price_moves(problem, plan, old).moved >= len({key for key in hit if plan.get(key) == old[key]})
        if not hit:
            assert {key: plan[key] for key in old} == old


@pytest.mark.parametrize("home", [0, 5, 40, 77])
def test_rings_part_all_starts_by_their_distance_from_home(home):
    mask = 0b1011 | 1 << home | ((1 << 30) - 1) << 33
    parts = [list(each(part)) for part in list_rings(mask, home)]
    assert sorted(start for part in parts for start in part) == list(each(mask))
    assert all(len({abs(start - home) // RING for start in part}) == 1 for part in parts)
