"""The board, our checks and the foreign checker say the same about every single move."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.scheduling.engine.bits import each
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_extended, build_random
from tests.scheduling.engine.planning.judge import load_checker


def walk(seed: int, moves: int, build=build_random):
    """A board after every one of so many random bookings and removals."""
    rng = Random(seed)
    data = build(seed)
    board = Board(Tables(read_problem(data)))
    for _ in range(moves):
        r = rng.randrange(len(board.start))
        if board.start[r] >= 0:
            board.uproot(r)
        else:
            choices = [(o, s) for o in board.tables.options[r] for s in each(board.starts(r, o))]
            if choices:
                board.place(r, *rng.choice(choices))
        yield data, board, rng


def is_bookable(problem, plan: Plan, item: Assignment) -> bool:
    """By the checks alone, with any batch."""
    batches = [batch.id for batch in problem.batches] if problem.request_of[item.request].tracer else [None]
    return any(not check_plan(problem, Plan({**plan, item.request: item._replace(batch=batch)})) for batch in batches)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.sampled_from((build_random, build_extended)))
def test_board_and_checks_agree_on_every_move(seed, build):
    for data, board, rng in walk(seed, 16, build):
        problem, plan = board.tables.problem, board.plan()
        assert check_plan(problem, plan) == []
        cost = price_plan(problem, plan)
        assert board.cost == cost.total
        if load_checker() and data["format"] == "mids-1":
            judged = load_checker()(data, {"assignments": plan.rows()})
            assert judged["feasible"], judged["errors"]
            assert judged["parts"] == cost.parts()
        absent = [r for r in range(len(board.start)) if board.start[r] < 0]
        for r in rng.sample(absent, min(1, len(absent))):
            request = problem.requests[r]
            for mode in request.modes:
                scanner = board.tables.scanner_index[mode.scanner]
                option = next((o for o in board.tables.options[r] if o.scanner == scanner), None)
                seen = set(each(board.starts(r, option))) if option else set()
                said = {
                    s
                    for s in range(problem.horizon)
                    if is_bookable(problem, plan, Assignment(request.id, mode.scanner, s))
                }
                assert seen == said


@pytest.mark.parametrize("seed", range(40))
def test_the_price_of_a_start_is_what_the_plan_costs_more(seed):
    for _, board, rng in walk(seed, 12):
        problem, plan, before = board.tables.problem, board.plan(), board.cost
        r = rng.randrange(len(board.start))
        if board.start[r] >= 0:
            continue
        for option in board.tables.options[r]:
            for start in each(board.starts(r, option)):
                scanner = problem.scanners[option.scanner].id
                with_it = Plan({**plan, problem.requests[r].id: Assignment(problem.requests[r].id, scanner, start)})
                more = option.price_of(start) + board.extra_cost(r, option, start) - board.tables.reject[r]
                assert price_plan(problem, with_it).total == before + more


def test_removing_everything_leaves_an_empty_board():
    for seed in range(30):
        for _, board, _ in walk(seed, 10):
            pass
        for r in range(len(board.start)):
            if board.start[r] >= 0:
                board.uproot(r)
        empty = Board(board.tables)
        assert (board.busy, board.levels, board.left, board.cost) == (empty.busy, empty.levels, empty.left, empty.cost)
        assert board.lines == empty.lines


def test_a_saved_state_comes_back_whole():
    *_, (_, board, _) = walk(3, 6)
    saved, plan, cost = board.save(), board.plan(), board.cost
    for r in range(len(board.start)):
        if board.start[r] >= 0:
            board.uproot(r)
    assert board.plan() == {}
    board.load(saved)
    assert (board.plan(), board.cost) == (plan, cost)
