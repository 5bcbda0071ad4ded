"""Visits beside a standing plan: agree with a scan of every combination of starts."""

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.greedy import place_fixed
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.tables import Tables
from apps.scheduling.engine.visits import find_visits
from tests.builders.planning import HOURS, build_instance, build_request

GAPS = [(0, None), (1, 2), (0, 1)]


def make_problem(seed: int, size: int):
    """Two whole-hour days with standing bookings; the patient's exams M0, M1, ... on one day."""
    rng = Random(seed)
    fixed = []
    for scanner, day, hour in product(("CT1", "CT2"), (0, 1), range(8, 12)):
        if rng.random() < 0.4:
            name = f"F{len(fixed)}"
            fixed.append(
                build_request(
                    name,
                    modes=[{"scanner": scanner, "dur": 1}],
                    fixed={"scanner": scanner, "start": day * HOURS + hour},
                )
            )
    names = [f"M{k}" for k in range(size)]
    modes = [{"scanner": "CT1", "dur": rng.choice((1, 2))}, {"scanner": "CT2", "dur": 1}]
    own = [build_request(name, patient="P", modes=rng.sample(modes, rng.choice((1, 2)))) for name in names]
    data = build_instance(*fixed, *own, bundles=[{"requests": names, "same_day": True}], patient_gap=rng.choice((0, 1)))
    return read_problem(data), names


def search(problem, names, *, gaps, keeps_order, count=1):
    board = Board(Tables(problem))
    assert place_fixed(board) == []
    before = board.plan(), board.busy[:], board.levels[:], board.cost
    members = [board.tables.index[name] for name in names]
    found = find_visits(board, members, count, gaps=gaps, keeps_order=keeps_order, apart=1)
    assert (board.plan(), board.busy, board.levels, board.cost) == before
    return found


def scan(problem, names, *, gaps, keeps_order) -> int | None:
    """The cheapest of all combinations of starts that the rules, asked one by one, let stand."""
    standing = Plan.of(Assignment(r.id, r.fixed.scanner, r.fixed.start, None) for r in problem.requests if r.fixed)
    base = price_plan(problem, standing).total - sum(problem.weights.reject[3] for _ in names)
    low, high = gaps
    prices = []
    places = [
        [(mode, start) for mode in problem.request_of[name].modes for start in range(problem.horizon)] for name in names
    ]
    for chosen in product(*places):
        spans = [(start, start + mode.dur) for mode, start in chosen]
        order = sorted(range(len(names)), key=lambda k: spans[k])
        idle = [spans[b][0] - spans[a][1] for a, b in zip(order, order[1:])]
        if keeps_order and order != sorted(order):
            continue
        if any(gap < low or (high is not None and gap > high) for gap in idle):
            continue
        plan = type(standing)(
            {**standing, **Plan.of(Assignment(n, m.scanner, s, None) for n, (m, s) in zip(names, chosen))}
        )
        if not check_plan(problem, plan):
            prices.append(price_plan(problem, plan).total - base)
    return min(prices, default=None)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), gaps=st.sampled_from(GAPS), keeps_order=st.booleans())
def test_two_exams_agree_with_a_scan_of_everything(seed, gaps, keeps_order):
    problem, names = make_problem(seed, 2)
    found = search(problem, names, gaps=gaps, keeps_order=keeps_order)
    assert (found[0].price if found else None) == scan(problem, names, gaps=gaps, keeps_order=keeps_order)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.integers(2, 3), gaps=st.sampled_from(GAPS), keeps_order=st.booleans())
def test_every_visit_keeps_day_order_gaps_and_all_rules(seed, size, gaps, keeps_order):
    problem, names = make_problem(seed, size)
    standing = {r.id: Assignment(r.id, r.fixed.scanner, r.fixed.start, None) for r in problem.requests if r.fixed}
    for visit in search(problem, names, gaps=gaps, keeps_order=keeps_order, count=4):
        ids = [problem.requests[place.request].id for place in visit.places]
        assert sorted(ids) == names and (ids == names or not keeps_order)
        for a, b in zip(visit.places, visit.places[1:]):
            assert gaps[0] <= b.start - a.start - a.dur and (gaps[1] is None or b.start - a.start - a.dur <= gaps[1])
        placed = [
            Assignment(key, problem.scanners[place.scanner].id, place.start, None)
            for key, place in zip(ids, visit.places)
        ]
        assert check_plan(problem, Plan.of([*standing.values(), *placed])) == []


def test_proposals_differ_by_more_than_a_few_minutes():
    problem, names = make_problem(3, 2)
    board = Board(Tables(problem))
    place_fixed(board)
    members = [board.tables.index[name] for name in names]
    found = find_visits(board, members, 5, gaps=(0, None), keeps_order=False, apart=HOURS)
    keys = [(visit.places[0].start // HOURS, [place[:2] for place in visit.places]) for visit in found]
    assert len(found) > 1 and all(a != b for a, b in zip(keys, keys[1:]))
    assert [visit.price for visit in found] == sorted(visit.price for visit in found)


def test_a_day_without_room_for_both_gives_nothing():
    problem, names = make_problem(0, 2)
    short = [build_request(name, patient="P", windows=[[8, 9]]) for name in names]
    problem = read_problem(build_instance(*short, bundles=[{"requests": names, "same_day": True}]))
    assert search(problem, names, gaps=(0, None), keeps_order=False) == []
