"""Each rule with an instance that only that rule makes infeasible: the bad plan is caught, the good one is not, the board agrees."""

import pytest

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.constraints import check_plan, load_constraints
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.plan_file import lay_out
from apps.scheduling.engine.tables import Tables
from tests.builders.planning import build_instance, build_request
from tests.scheduling.engine.planning.judge import load_checker

ONE_BATCH = [{"id": "B", "product": "FDG", "ready": 8, "expire": 10, "draw": [1000, 2000], "activity": 300}]
FDG = {"product": "FDG", "dose": 150}
NURSE = [{"pool": "nurse", "n": 1, "from": "start", "off": -1, "len": 2}]
ESCORT = [
    {"pool": "escort", "n": 1, "from": "start", "off": -1, "len": 1},
    {"pool": "escort", "n": 1, "from": "end", "off": 0, "len": 1},
]
A = ("A", "CT1", 8)
ON_CT2 = [{"scanner": "CT2", "dur": 1}]
SITES = {
    "format": "mids-2",
    "scanners": [scanner | {"site": site} for scanner, site in zip(build_instance()["scanners"], ("main", "north"))],
    "travel": {"main": {"north": 1}, "north": {"main": 2}},
}
RESERVE = {"scanner": "CT1", "start": 8, "end": 10, "allow_max_priority": 1}

# label, rule, requests, facts of the instance, what stands already, the good placing, the bad placing
CASES = [
    ("no mode on CT2", "eligible", [build_request("X")], {}, [], ("X", "CT1", 8), ("X", "CT2", 8)),
    ("closed", "hours", [build_request("X")], {}, [], ("X", "CT1", 12), ("X", "CT1", 13)),
    (
        "maintenance",
        "blocked",
        [build_request("X", priority=0)],
        {"blocks": [{"scanner": "CT1", "start": 9, "end": 10, "allow_max_priority": -1}]},
        [],
        ("X", "CT1", 10),
        ("X", "CT1", 9),
    ),
    (
        "reserve for urgent",
        "blocked",
        [build_request("X", priority=2), build_request("A", priority=1)],
        {"blocks": [{"scanner": "CT1", "start": 8, "end": 10, "allow_max_priority": 1}]},
        [A],
        ("X", "CT1", 10),
        ("X", "CT1", 9),
    ),
    ("not released", "release", [build_request("X", release=9)], {}, [], ("X", "CT1", 9), ("X", "CT1", 8)),
    ("deadline", "deadline", [build_request("X", deadline=10)], {}, [], ("X", "CT1", 9), ("X", "CT1", 10)),
    (
        "lead outside the window",
        "windows",
        [build_request("X", lead=1, windows=[[8, 12]])],
        {},
        [],
        ("X", "CT1", 9),
        ("X", "CT1", 8),
    ),
    (
        "tail outside the window",
        "windows",
        [build_request("X", tail=1, windows=[[8, 10], [10, 12]])],
        {},
        [],
        ("X", "CT1", 8),
        ("X", "CT1", 9),
    ),
    (
        "fixed",
        "fixed",
        [build_request("X", fixed={"scanner": "CT1", "start": 9})],
        {},
        [],
        ("X", "CT1", 9),
        ("X", "CT1", 10),
    ),
    (
        "one nurse",
        "pools",
        [build_request("A", demands=NURSE), build_request("X", modes=[{"scanner": "CT2", "dur": 1}], demands=NURSE)],
        {},
        [A],
        ("X", "CT2", 10),
        ("X", "CT2", 9),
    ),
    (
        "no nurse that early",
        "pools",
        [build_request("X", demands=[NURSE[0] | {"off": -2}])],
        {},
        [],
        ("X", "CT1", 9),
        ("X", "CT1", 8),
    ),
    (
        "the escort brings another patient",
        "pools",
        [build_request("A", demands=ESCORT), build_request("X", modes=ON_CT2, demands=ESCORT)],
        {"pools": [{"id": "escort", "capacity": [[7, 14, 1]]}]},
        [("A", "CT1", 9)],
        ("X", "CT2", 10),
        ("X", "CT2", 11),
    ),
    (
        "nobody on shift",
        "pools",
        [build_request("X", demands=[NURSE[0] | {"n": 2}])],
        {"format": "mids-2", "staff": [{"id": "Lin", "skills": ["nurse"], "shifts": [[8, 10, "nurse"]]}]},
        [],
        ("X", "CT1", 9),
        ("X", "CT1", 10),
    ),
    (
        "reserve not released yet",
        "reserve",
        [build_request("X", priority=2), build_request("A", priority=1)],
        {
            "format": "mids-2",
            "now": 6,
            "blocks": [RESERVE | {"released_at": 7}, RESERVE | {"start": 10, "end": 11, "released_at": 6}],
        },
        [A],
        ("X", "CT1", 10),
        ("X", "CT1", 9),
    ),
    (
        "way to the other site",
        "travel",
        [build_request("A", patient="P"), build_request("X", patient="P", modes=ON_CT2)],
        SITES,
        [A],
        ("X", "CT2", 11),
        ("X", "CT2", 10),
    ),
    (
        "way back from the other site",
        "travel",
        [build_request("A", patient="P"), build_request("X", patient="P", modes=ON_CT2)],
        SITES,
        [("A", "CT1", 12)],
        ("X", "CT2", 8),
        ("X", "CT2", 9),
    ),
    ("overlap", "changeover", [build_request("A"), build_request("X")], {}, [A], ("X", "CT1", 9), ("X", "CT1", 8)),
    (
        "changeover",
        "changeover",
        [build_request("A"), build_request("X", family=1)],
        {},
        [A],
        ("X", "CT1", 10),
        ("X", "CT1", 9),
    ),
    (
        "walking",
        "patient",
        [build_request("A", patient="P"), build_request("X", patient="P", modes=[{"scanner": "CT2", "dur": 1}])],
        {},
        [A],
        ("X", "CT2", 10),
        ("X", "CT2", 9),
    ),
    (
        "too early after the first",
        "precedence",
        [build_request("A"), build_request("X")],
        {"precedences": [{"a": "A", "b": "X", "min_gap": 2, "max_gap": None}]},
        [A],
        ("X", "CT1", 11),
        ("X", "CT1", 10),
    ),
    (
        "too late after the first",
        "precedence",
        [build_request("A"), build_request("X")],
        {"precedences": [{"a": "A", "b": "X", "min_gap": 0, "max_gap": 1}]},
        [A],
        ("X", "CT1", 10),
        ("X", "CT1", 11),
    ),
    (
        "first after second",
        "separation",
        [build_request("A"), build_request("X")],
        {"separations": [{"a": "A", "b": "X", "gap_ab": 2, "gap_ba": 0}]},
        [A],
        ("X", "CT1", 11),
        ("X", "CT1", 10),
    ),
    (
        "second before first",
        "separation",
        [build_request("A"), build_request("X")],
        {"separations": [{"a": "A", "b": "X", "gap_ab": 0, "gap_ba": 2}]},
        [("A", "CT1", 11)],
        ("X", "CT1", 8),
        ("X", "CT1", 9),
    ),
    (
        "another day",
        "bundle",
        [build_request("A"), build_request("X")],
        {"bundles": [{"requests": ["A", "X"], "same_day": True}]},
        [A],
        ("X", "CT1", 9),
        ("X", "CT1", 33),
    ),
    (
        "batch expired",
        "tracer",
        [build_request("X", tracer=FDG)],
        {"batches": ONE_BATCH},
        [],
        ("X", "CT1", 9, "B"),
        ("X", "CT1", 10, "B"),
    ),
    (
        "too little activity",
        "tracer",
        [
            build_request("A", tracer=FDG),
            build_request("X", tracer=FDG, modes=[{"scanner": s, "dur": 1} for s in ("CT1", "CT2")]),
        ],
        {"batches": ONE_BATCH},
        [("A", "CT1", 8, "B")],
        ("X", "CT2", 8, "B"),
        ("X", "CT1", 9, "B"),
    ),
]


@pytest.mark.parametrize(
    ("_case", "rule", "requests", "facts", "standing", "good", "bad"), CASES, ids=[c[0] for c in CASES]
)
def test_a_rule_alone_decides(_case, rule, requests, facts, standing, good, bad):
    data = build_instance(*requests, **facts)
    problem = read_problem(data)
    for placing, codes in ((good, set()), (bad, {f"scheduling.plan_{rule}"})):
        plan = Plan.of(Assignment(*item) for item in (*standing, placing))
        assert {reason.code for reason in check_plan(problem, plan)} == codes
        unfit = lay_out(Board(Tables(problem)), plan)
        assert bool(unfit) is bool(codes)
        if load_checker() and data["format"] == "mids-1":
            judged = load_checker()(data, {"assignments": plan.rows()})
            assert judged["feasible"] is (not codes), judged["errors"]


def test_a_successor_needs_its_predecessor():
    data = build_instance(
        build_request("A"), build_request("X"), precedences=[{"a": "A", "b": "X", "min_gap": 0, "max_gap": None}]
    )
    problem = read_problem(data)
    alone = Plan.of([Assignment("X", "CT1", 9)])
    assert [reason.code for reason in check_plan(problem, alone)] == ["scheduling.plan_precedence"]
    board = Board(Tables(problem))
    assert board.starts(1, board.tables.options[1][0]) == 0


def test_a_fixed_booking_may_not_be_dropped():
    problem = read_problem(build_instance(build_request("X", fixed={"scanner": "CT1", "start": 9})))
    assert [reason.code for reason in check_plan(problem, Plan())] == ["scheduling.plan_fixed"]


def test_every_rule_has_a_case():
    assert {f"scheduling.plan_{case[1]}" for case in CASES} == {member.code for member in load_constraints().items()}
