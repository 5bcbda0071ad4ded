"""The linear program's prices: good from the first moment where capacity is short, harmless when there was no time to solve it."""

import numpy as np

from apps.scheduling.engine.ascent import prove
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import build_greedy, place_fixed
from apps.scheduling.engine.made_instance import make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.price_lp import find_prices
from apps.scheduling.engine.relaxation import Relaxation
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_instance, build_request


def relax(data: dict, **facts) -> Relaxation:
    board = Board(Tables(read_problem(data)))
    place_fixed(board)
    return Relaxation(board, **facts)


def test_prices_alone_prove_that_a_full_day_rejects_somebody():
    """Eight hours in two days, ten requests of one hour: with the two hours of overtime nobody is left out, without them two."""
    requests = [build_request(f"R{i}") for i in range(10)]
    data = build_instance(*requests, setup={"CT": [[0, 0], [0, 0]]})
    for scanner in data["scanners"]:
        scanner["overtime"] = []
    relaxed = relax(data)
    nothing = np.zeros(relaxed.capacity.shape)
    assert prove(relaxed, nothing) == 0
    assert prove(relaxed, find_prices(relaxed)) == 2 * 450 + 4 * 8


def test_pooled_scanners_and_tracers_never_prove_more_than_a_plan_costs():
    data = make_instance(requests=300, days=2, fleet={"CT": 2, "MR": 2, "PT": 1}, seed=4)
    cost = build_greedy(Board(Tables(read_problem(data)))).cost
    proven = [prove(relaxed, find_prices(relaxed)) for relaxed in (relax(data), relax(data, pooled=True))]
    free = relax(data)
    assert all(prove(free, np.zeros(free.capacity.shape)) < bound <= cost for bound in proven)


def test_a_program_too_large_for_hours_takes_longer_buckets_and_one_too_large_for_days_none():
    requests = [build_request(f"R{i}") for i in range(10)]
    data = build_instance(*requests, setup={"CT": [[0, 0], [0, 0]]})
    for scanner in data["scanners"]:
        scanner["overtime"] = []
    relaxed = relax(data)
    optimum = 2 * 450 + 4 * 8
    assert prove(relaxed, find_prices(relaxed, most=2)) == optimum
    assert not find_prices(relaxed, most=1).any()
