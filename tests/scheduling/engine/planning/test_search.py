"""Greedy, search, bound: feasible, priced as the objective says, the same twice, and never on the wrong side of the optimum."""

import time

import pytest

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.bound import find_bound
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.fields import BadInstance
from apps.scheduling.engine.greedy import build_first_come, build_greedy, place_fixed
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.planner import NoPlan, Order, first_plan, run_order
from apps.scheduling.engine.search import Budget, search
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_extended, build_instance, build_random, build_request
from tests.scheduling.engine.planning.judge import find_optimum

FAR = 1e12


def prove(problem, target: int, steps: int = 120) -> int:
    empty = Board(Tables(problem))
    place_fixed(empty)
    return find_bound(empty, target=target, deadline=FAR, steps=steps)


def improve(problem, *, seed: int = 1, iterations: int = 300) -> Board:
    return search(build_greedy(Board(Tables(problem))), seed=seed, budget=Budget(iterations))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("build", [build_random, build_extended])
def test_every_plan_passes_every_check_at_its_own_price(build, seed):
    problem = read_problem(build(seed, size=14))
    costs = []
    for board in (build_first_come(Board(Tables(problem))), build_greedy(Board(Tables(problem))), improve(problem)):
        assert check_plan(problem, board.plan()) == []
        assert board.cost == price_plan(problem, board.plan()).total
        costs.append(board.cost)
    assert costs[2] <= costs[1]
    assert prove(problem, costs[2]) <= costs[2]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("build", [build_random, build_extended])
def test_bound_and_search_enclose_the_optimum_of_brute_force(build, seed):
    problem = read_problem(build(seed, size=3))
    optimum = find_optimum(problem)
    assert improve(problem, iterations=200).cost == optimum
    assert prove(problem, optimum) <= optimum


def test_the_bound_is_the_optimum_where_hours_alone_decide():
    """Five hours on one scanner, six requests of one hour: one waits for the next day, one works overtime."""
    requests = [build_request(f"R{i}", priority=1) for i in range(6)]
    problem = read_problem(build_instance(*requests, setup={"CT": [[0, 0], [0, 0]]}))
    assert find_optimum_by_hand(problem) == improve(problem).cost == prove(problem, 72, steps=1500) == 72


def find_optimum_by_hand(problem) -> int:
    """Four in regular hours; overtime costs 12 and the next day 60; only one hour of overtime there is."""
    return problem.weights.overtime + problem.weights.wait_day[1]


def test_the_bound_knows_what_changeovers_cost():
    """Slot prices alone see two exams that fit; chains see the changeover between them."""
    first, second = build_request("A", windows=[[8, 9]]), build_request("B", windows=[[10, 11]], family=1)
    problem = read_problem(build_instance(first, second))
    assert improve(problem).cost == find_optimum(problem) == prove(problem, 3) == 3


def test_the_bound_counts_fixed_bookings_and_hopeless_requests():
    problem = read_problem(
        build_instance(
            build_request("F", fixed={"scanner": "CT1", "start": 12}, priority=2), build_request("H", windows=[[0, 3]])
        )
    )
    assert prove(problem, 462) == improve(problem).cost == 12 + 450


def test_one_seed_and_so_many_iterations_give_the_same_plan_and_another_seed_may_not():
    problem = read_problem(build_random(5, size=30))
    first, second = improve(problem, seed=4), improve(problem, seed=4)
    assert first.plan().rows() == second.plan().rows()
    assert any(improve(problem, seed=seed).plan() != first.plan() for seed in (5, 6, 7))


def test_a_fixed_booking_gets_what_it_waits_for():
    data = build_instance(
        build_request("A", priority=3),
        build_request("B", fixed={"scanner": "CT1", "start": 9}),
        build_request("C", priority=0),
        precedences=[{"a": "A", "b": "B", "min_gap": 0, "max_gap": None}],
    )
    problem = read_problem(data)
    assert improve(problem).plan()["A"].start == 8
    data["requests"][0]["release"] = 10
    with pytest.raises(NoPlan) as caught:
        first_plan(read_problem(data), None)
    assert caught.value.missing == ["A"]


def test_fixed_bookings_that_exclude_each_other_are_named():
    data = build_instance(*(build_request(name, fixed={"scanner": "CT1", "start": 9}) for name in "AB"))
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    (fault,) = caught.value.faults
    assert fault.place == "requests[1].fixed" and "CT1 is taken" in fault.error


def test_fixed_tracer_bookings_share_batches_so_that_the_later_one_finds_its_own():
    batch = {"product": "F", "ready": 7, "draw": [1000] * 5, "activity": 200}
    batches = [{"id": "long", "expire": 12, **batch}, {"id": "short", "expire": 9, **batch}]
    tracer = {"product": "F", "dose": 200}
    requests = [build_request(f"R{at}", tracer=tracer, fixed={"scanner": "CT1", "start": at}) for at in (8, 10)]
    plan = improve(read_problem(build_instance(*requests, batches=batches)), iterations=5).plan()
    assert [plan[key].batch for key in ("R8", "R10")] == ["short", "long"]


def test_two_workers_stop_as_soon_as_the_bound_meets_the_plan():
    problem = read_problem(build_instance(build_request("A"), build_request("B", preferred=[[9, 10]])))
    began = time.monotonic()
    heard = []
    outcome = run_order(problem, Order(seed=1, began=began, deadline=began + 100), lambda o: heard.append(o.cost))
    assert (outcome.cost, outcome.bound, outcome.failure) == (0, 0, None)
    assert heard and outcome.trace[-1][1] == 0
    assert check_plan(problem, outcome.plan) == []
