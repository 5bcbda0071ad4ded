"""Offers are exact, and every absence names the rules that cause it."""

from random import Random

import pytest

from apps.scheduling.engine.best_starts import explain_start, find_best_starts
from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.cost import price_plan
from apps.scheduling.engine.explain import explain_absence
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.result import list_words
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_extended, build_instance, build_random, build_request
from tests.scheduling.engine.planning.judge import list_placings


def price_all(problem, plan: Plan, key: str) -> list[tuple]:
    """Every bookable start of a request by brute force: (price, start, scanner)."""
    without = Plan({name: item for name, item in plan.items() if name != key})
    base = price_plan(problem, without).total - problem.weights.reject[problem.request_of[key].priority]
    found = set()
    for item in list_placings(problem, key)[1:]:
        tried = Plan({**without, key: item})
        if not check_plan(problem, tried):
            found.add((price_plan(problem, tried).total - base, item.start, item.scanner))
    return sorted(found)


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("build", [build_random, build_extended])
def test_no_better_start_is_missed(build, seed):
    problem = read_problem(build(seed))
    board = build_greedy(Board(Tables(problem)))
    plan = board.plan()
    for r in Random(seed).sample(range(len(problem.requests)), 2):
        offered = find_best_starts(board, r, 5)
        brute = price_all(problem, plan, problem.requests[r].id)
        assert [(best.price, best.start, problem.scanners[best.scanner].id) for best in offered] == brute[:5]
        assert board.plan() == plan


def test_an_offer_says_why():
    problem = read_problem(build_instance(build_request("A", preferred=[[9, 10]]), build_request("B", family=1)))
    board = Board(Tables(problem))
    lay_out(board, Plan.of([Assignment("B", "CT1", 11)]))
    best = find_best_starts(board, 0, 9)
    assert [(b.price, b.start) for b in best[:2]] == [(3, 9), (13, 8)]
    codes = [reason.code.removeprefix("scheduling.plan_offer_") for reason in explain_start(board, 0, best[0])]
    assert codes == ["wait", "in_time", "preferred", "others"]
    worst = explain_start(board, 0, max(best))
    assert {"scheduling.plan_offer_overtime", "scheduling.plan_offer_not_preferred"} <= {x.code for x in worst}


def codes_of(problem, plan: Plan, key: str) -> dict[str, dict]:
    board = Board(Tables(problem))
    assert lay_out(board, plan) == []
    reasons = explain_absence(board, board.tables.index[key])
    for word in list_words(reasons):
        assert word["text_en"] != word["code"] and word["text_zh"] != word["code"] and "…" not in word["text_en"]
    return {reason.code.removeprefix("scheduling.plan_"): dict(reason.params) for reason in reasons}


NOBODY = Plan()
ON_CT1 = Plan.of([Assignment("A", "CT1", 8)])
EARLY = {"windows": [[8, 9]]}
RESERVE = {"scanner": "CT1", "start": 8, "end": 10, "allow_max_priority": 1}
MIDS2 = {
    "format": "mids-2",
    "now": 7,
    "scanners": [s | {"site": site} for s, site in zip(build_instance()["scanners"], ("main", "north"))],
    "travel": {"main": {"north": 1}, "north": {"main": 1}},
}
REASONS = [
    ("windows before release", [build_request("X", release=10, windows=[[8, 10]])], {}, NOBODY, {"windows", "release"}),
    ("closed in the window", [build_request("X", windows=[[0, 8]])], {}, NOBODY, {"hours", "windows"}),
    ("taken in the window", [build_request("X", **EARLY), build_request("A")], {}, ON_CT1, {"windows", "changeover"}),
    (
        "no nurse",
        [build_request("X", demands=[{"pool": "nurse", "n": 2, "from": "start", "off": 0, "len": 1}])],
        {},
        NOBODY,
        {"pools"},
    ),
    (
        "first one missing",
        [build_request("X"), build_request("A")],
        {"precedences": [{"a": "A", "b": "X", "min_gap": 0, "max_gap": None}]},
        NOBODY,
        {"precedence"},
    ),
    ("no scanner", [build_request("X", modes=[])], {}, NOBODY, {"eligible"}),
    ("dearer than waiting", [build_request("X", priority=1, due_day=-9)], {}, NOBODY, {"too_dear"}),
    (
        "same patient",
        [
            build_request("X", patient="P", modes=[{"scanner": "CT2", "dur": 1}], **EARLY),
            build_request("A", patient="P"),
        ],
        {},
        ON_CT1,
        {"windows", "patient"},
    ),
    (
        "reserve not released",
        [build_request("X", **EARLY)],
        MIDS2 | {"blocks": [RESERVE | {"released_at": 8}]},
        NOBODY,
        {"windows", "reserve"},
    ),
    (
        "too far away",
        [
            build_request("X", patient="P", modes=[{"scanner": "CT2", "dur": 1}], windows=[[10, 11]]),
            build_request("A", patient="P"),
        ],
        MIDS2,
        ON_CT1,
        {"windows", "travel"},
    ),
    (
        "at once",
        [
            build_request("X", patient="P", modes=[{"scanner": "CT2", "dur": 1}], **EARLY),
            build_request("A", patient="P"),
        ],
        MIDS2,
        ON_CT1,
        {"windows", "patient"},
    ),
    ("no batch", [build_request("X", tracer={"product": "FDG", "dose": 9})], {}, NOBODY, {"tracer"}),
]


@pytest.mark.parametrize(("_case", "requests", "facts", "plan", "expected"), REASONS, ids=[r[0] for r in REASONS])
def test_the_binding_rules_are_named_and_no_other(_case, requests, facts, plan, expected):
    problem = read_problem(build_instance(*requests, **facts))
    assert codes_of(problem, plan, "X").keys() == expected


def test_every_absence_of_a_random_plan_has_a_reason():
    seen = set()
    for seed in range(40):
        problem = read_problem(build_random(seed))
        plan = build_greedy(Board(Tables(problem))).plan()
        for request in problem.requests:
            if request.id not in plan:
                seen |= codes_of(problem, plan, request.id).keys()
    assert {"windows", "changeover", "pools", "tracer"} <= seen
