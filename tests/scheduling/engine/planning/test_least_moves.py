"""What a repair must change at least is never more than what any repair changes, and tight where homes or pools are short."""

from dataclasses import replace
from random import Random

import pytest

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.cost import price_moves
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.least_moves import count_least_changed
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.planner import first_plan
from apps.scheduling.engine.problem import Block
from apps.scheduling.engine.repair import list_displaced
from apps.scheduling.engine.search import Budget, search
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_instance, build_random, build_request

DOWN = {"scanner": "CT1", "start": 8, "end": 10, "allow_max_priority": -1}
ROOM = {"pool": "bay", "n": 1, "from": "start", "off": 0, "len": None}


def count(*requests, at: dict[str, tuple[str, int]], **parts) -> int:
    problem = read_problem(build_instance(*requests, **parts))
    return count_least_changed(Tables(problem), Plan.of(Assignment(key, *place) for key, place in at.items()))


def test_whoever_stands_where_it_is_closed_must_go_and_nobody_else():
    requests = [build_request(name) for name in "ABC"]
    at = {"A": ("CT1", 8), "B": ("CT1", 9), "C": ("CT1", 10)}
    assert count(*requests, at=at, blocks=[DOWN]) == 2
    assert count(*requests, at=at) == 0


@pytest.mark.parametrize(("units", "least"), [(3, 0), (2, 1), (1, 2), (0, 3)])
def test_of_several_that_share_a_pool_as_many_go_as_it_is_short_of(units, least):
    modes = [{"scanner": name, "dur": 1} for name in ("CT1", "CT2")]
    requests = [build_request(name, modes=modes, demands=[ROOM | {"len": 2}]) for name in "ABC"]
    at = {"A": ("CT1", 8), "B": ("CT2", 8), "C": ("CT1", 9)}
    pools = [{"id": "bay", "capacity": [[0, 24, units]] if units else []}]
    assert count(*requests, at=at, pools=pools) == least


def test_who_has_a_part_in_two_short_places_is_counted_once():
    requests = [build_request(name, demands=[ROOM | {"len": 2}]) for name in "ABC"]
    at = {"A": ("CT1", 8), "B": ("CT1", 9), "C": ("CT1", 10)}
    assert count(*requests, at=at, pools=[{"id": "bay", "capacity": [[0, 24, 1]]}]) == 1


@pytest.mark.parametrize("seed", range(12))
def test_no_repair_changes_less(seed):
    rng = Random(seed)
    problem = read_problem(build_random(seed))
    reference = build_greedy(Board(Tables(problem))).plan()
    scanner = rng.choice(problem.scanners).id
    start = rng.randrange(problem.slots_per_day)
    hurt = replace(
        problem,
        requests=tuple(replace(request, fixed=None) for request in problem.requests),
        blocks=(*problem.blocks, Block(scanner, start, start + rng.randrange(2, 8), -1)),
        pools=tuple(
            replace(pool, capacity=tuple((a, b, max(0, n - rng.choice((0, 1)))) for a, b, n in pool.capacity))
            for pool in problem.pools
        ),
    )
    least = count_least_changed(Tables(hurt), reference)
    board = first_plan(hurt, reference)
    search(board, seed=1, budget=Budget(300), focus=lambda: list_displaced(board))
    change = price_moves(hurt, board.plan(), reference)
    assert least <= change.moved + change.dropped
