"""mids-2 is read as strictly as mids-1, means nothing under mids-1, and its page tells the truth."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.scheduling.engine.constraints import check_plan
from apps.scheduling.engine.fields import BadInstance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.mids2 import Person, add_shifts
from apps.scheduling.engine.plan import Assignment, Plan
from apps.scheduling.engine.planner import first_plan
from apps.scheduling.engine.problem import Pool
from tests.builders.planning import build_extended, build_instance, build_random, build_request

PAGE = Path(__file__).parents[4] / "docs" / "mids-2.md"
LIN = {"id": "Lin", "skills": ["nurse"], "shifts": [[8, 10, "nurse"], [10, 12, "nurse"]]}
WAYS = {"A": {"B": 1, "C": 2}, "B": {"A": 1, "C": 1}, "C": {"A": 2, "B": 1}}


def build_sound() -> dict:
    data = build_instance(build_request("X"))
    data["scanners"] = [data["scanners"][0] | {"id": f"CT{i}", "site": site} for i, site in enumerate("ABC", 1)]
    return data | {
        "format": "mids-2",
        "now": 6,
        "travel": deepcopy(WAYS),
        "blocks": [{"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": 1, "released_at": 7}],
        "staff": [deepcopy(LIN), {"id": "Okafor", "skills": [], "shifts": []}],
    }


def find_faults(data: dict) -> list[str]:
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    assert all(fault.error for fault in caught.value.faults)
    return [fault.place for fault in caught.value.faults]


# path to the value, the wrong value, the places that are named
FAULTS = [
    (("now",), None, ["now"]),
    (("now",), 6.5, ["now"]),
    (("blocks", 0, "released_at"), "soon", ["blocks[0].released_at"]),
    (("blocks", 0, "allow_max_priority"), -1, ["blocks[0].released_at"]),
    (("scanners", 1, "site"), 3, ["scanners[1].site"]),
    (("travel",), [], ["travel"]),
    (("travel", "A"), 3, ["travel.A"]),
    (("travel", "A", "B"), -1, ["travel.A.B"]),
    (("travel", "A", "Z"), 1, ["travel.A.Z"]),
    (("travel", "Z"), {"A": 1}, ["travel.Z.A"]),
    (("travel", "A", "A"), 1, ["travel.A.A"]),
    (("travel", "A", "C"), 3, ["travel.A.C"]),
    (("staff",), {}, ["staff"]),
    (("staff", 0), 3, ["staff[0]"]),
    (("staff", 0, "id"), "", ["staff[0].id"]),
    (("staff", 1, "id"), "Lin", ["staff[1].id"]),
    (("staff", 1, "skills"), "nurse", ["staff[1].skills"]),
    (("staff", 1, "skills"), ["bay"], ["staff[1].skills[0]"]),
    (("staff", 1, "skills"), [[]], ["staff[1].skills[0]"]),
    (("staff", 1, "shifts"), [[8, 9, "nurse"]], ["staff[1].shifts[0]"]),
    (("staff", 0, "shifts"), [[8, 9, "bay"]], ["staff[0].shifts[0]"]),
    (("staff", 0, "shifts"), [[8, 9]], ["staff[0].shifts[0]"]),
    (("staff", 0, "shifts"), [[8, 9, 1]], ["staff[0].shifts[0]"]),
    (("staff", 0, "shifts"), [[9, 9, "nurse"]], ["staff[0].shifts[0]"]),
    (("staff", 0, "shifts"), [[-1, 9, "nurse"]], ["staff[0].shifts[0]"]),
    (("staff", 0, "shifts"), [[70, 73, "nurse"]], ["staff[0].shifts[0]"]),
    (
        ("staff", 0, "shifts"),
        [[8, 14, "nurse"], [9, 10, "nurse"], [13, 15, "nurse"]],
        ["staff[0].shifts[1]", "staff[0].shifts[2]"],
    ),
]


@pytest.mark.parametrize(("path", "value", "places"), FAULTS, ids=lambda x: str(x)[:40])
def test_one_fault_is_named_with_its_place(path, value, places):
    data = build_sound()
    read_problem(data)
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    assert find_faults(data) == places


def test_who_lacks_a_skill_is_named():
    data = build_sound()
    data["staff"][1]["shifts"] = [[8, 9, "nurse"]]
    with pytest.raises(BadInstance, match=r"staff\[1\].shifts\[0\]: 'Okafor' does not hold the skill 'nurse'"):
        read_problem(data)


def test_what_is_missing_is_named_only_when_it_is_needed():
    data = build_sound()
    del data["now"], data["travel"]["B"]["A"], data["travel"]["C"]
    assert find_faults(data) == ["now", "travel.B.A", "travel.C.A", "travel.C.B"]
    data = build_sound()
    del data["scanners"][2]["site"]
    assert find_faults(data) == ["scanners[2].site"]
    del data["travel"]
    read_problem(data)
    plain = build_instance(build_request("X"))
    assert read_problem(plain | {"format": "mids-2"}) == read_problem(plain)


@pytest.mark.parametrize("seed", range(5))
def test_under_mids1_the_new_fields_are_unknown_and_ignored(seed):
    extended = build_extended(seed)
    wrong = {"now": "x", "travel": 3, "staff": [7], "format": "mids-1"}
    plain = build_random(seed)
    plain["blocks"].append({"scanner": "S1", "start": 8, "end": 10, "allow_max_priority": 1})
    assert read_problem(extended | wrong) == read_problem(plain) != read_problem(extended)


@pytest.mark.parametrize("key", ["now", "travel", "staff", "scanners", "blocks", "pools"])
def test_a_foreign_part_is_named_and_never_breaks_the_reader(key):
    for value in (
        None,
        "x",
        [None],
        [[]],
        {"a": 1},
        {"A": {"A": None}},
        [{"id": "L", "skills": [{}], "shifts": [None]}],
    ):
        assert find_faults(build_sound() | {key: value})


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda span: (span[0], span[0] + span[1]))


@settings(deadline=None, derandomize=True)
@given(st.lists(SPANS, max_size=6), st.lists(st.tuples(SPANS, st.integers(0, 3)), max_size=2))
def test_every_person_on_shift_is_one_more_unit(shifts, capacity):
    capacity = [capacity[0]] if capacity else []
    pool = Pool("nurse", tuple((start, end, n) for (start, end), n in capacity))
    staff = tuple(Person(f"P{i}", ("nurse",), ((*span, "nurse"),)) for i, span in enumerate(shifts))
    problem = read_problem(build_instance(build_request("X"), pools=[]))
    (merged,) = add_shifts(type(problem)(**vars(problem) | {"pools": (pool,)}), staff).pools
    for slot in range(30):
        units = sum(n for start, end, n in merged.capacity if start <= slot < end)
        own = sum(n for start, end, n in pool.capacity if start <= slot < end)
        assert units == own + sum(start <= slot < end for start, end in shifts)
    ordered = sorted(merged.capacity)
    assert all(first[1] <= second[0] for first, second in zip(ordered, ordered[1:]))


def read_example() -> dict:
    return json.loads(PAGE.read_text(encoding="utf-8").partition("```json")[2].partition("```")[0])


@pytest.mark.parametrize(
    ("mr", "ct", "facts", "codes"),
    [
        (16, 21, {}, set()),
        (16, 20, {}, {"travel"}),
        (20, 16, {}, set()),
        (21, 16, {}, {"pools"}),
        (20, 17, {}, {"travel"}),
        (15, 21, {}, {"release"}),
        (20, 16, {"now": 9}, {"reserve"}),
        (16, 21, {"staff": []}, {"pools"}),
        (
            16,
            21,
            {"pools": [{"id": "screening", "capacity": []}, {"id": "escort", "capacity": [[13, 18, 1]]}]},
            {"pools"},
        ),
    ],
)
def test_the_example_of_the_page_means_what_the_page_says(mr, ct, facts, codes):
    problem = read_problem(read_example() | facts)
    plan = Plan.of([Assignment("head-mr", "MR1", mr), Assignment("chest-ct", "CT1", ct)])
    assert {reason.code for reason in check_plan(problem, plan)} == {f"scheduling.plan_{code}" for code in codes}


def test_the_example_can_be_planned_whole():
    problem = read_problem(read_example())
    assert first_plan(problem, None).plan().keys() == {"head-mr", "chest-ct"}
