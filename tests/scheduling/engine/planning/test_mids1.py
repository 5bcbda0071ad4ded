"""mids-1 is read strictly: every inconsistency is named with its place, all at once; unknown fields are no fault."""

from copy import deepcopy

import pytest

from apps.scheduling.engine.fields import BadInstance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.tables import AFTER, Tables
from tests.builders.planning import build_instance, build_random, build_request

BATCH = {"id": "B", "product": "FDG", "ready": 8, "expire": 10, "draw": [1000, 2000], "activity": 300}
BLOCK = {"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": -1}


def build_sound() -> dict:
    return build_instance(
        build_request("A", tracer={"product": "FDG", "dose": 1}, demands=[_demand()]),
        build_request("B"),
        batches=[BATCH],
        blocks=[BLOCK],
        precedences=[{"a": "A", "b": "B", "min_gap": 0, "max_gap": 4}],
        separations=[{"a": "A", "b": "B", "gap_ab": 1, "gap_ba": 1}],
        bundles=[{"requests": ["A", "B"], "same_day": True}],
    )


def _demand() -> dict:
    return {"pool": "nurse", "n": 1, "from": "start", "off": 0, "len": None}


# path to the value, the wrong value, the place that is named
FAULTS = [
    (("format",), "mids-3", "format"),
    (("days",), 0, "days"),
    (("grid_min",), 7, "slots_per_day"),
    (("patient_gap",), -1, "patient_gap"),
    (("weights", "reject"), [1, 2, 3], "weights.reject"),
    (("weights", "pref"), "10", "weights.pref"),
    (("scanners", 1, "id"), "CT1", "scanners[1].id"),
    (("scanners", 0, "modality"), "XA", "setup"),
    (("scanners", 0, "open"), [[9, 9]], "scanners[0].open[0]"),
    (("scanners", 0, "open"), [[8, 49]], "scanners[0].open[0]"),
    (("scanners", 0, "overtime"), [[11, 13]], "scanners[0].open"),
    (("setup", "CT"), [[0, 1]], "setup.CT"),
    (("setup", "CT", 0), [0, -1], "setup.CT.0[1]"),
    (("setup", "CT", 0), [5, 1], "setup.CT[0][0]"),
    (("blocks", 0, "scanner"), "CT9", "blocks[0].scanner"),
    (("blocks", 0, "end"), 8, "blocks[0].end"),
    (("blocks", 0, "allow_max_priority"), 4, "blocks[0].allow_max_priority"),
    (("pools", 0, "capacity"), [[7, 14, -1]], "pools[0].capacity[0]"),
    (("pools", 0, "capacity"), [[7, 14, 1], [13, 15, 1]], "pools[0].capacity"),
    (("requests", 0, "family"), 2, "requests[0].family"),
    (("requests", 0, "priority"), 4, "requests[0].priority"),
    (("requests", 0, "release"), 1.5, "requests[0].release"),
    (("requests", 0, "release"), True, "requests[0].release"),
    (("requests", 0, "lead"), -1, "requests[0].lead"),
    (("requests", 0, "windows"), [[3, 1]], "requests[0].windows[0]"),
    (("requests", 0, "modes"), [{"scanner": "CT9", "dur": 1}], "requests[0].modes[0].scanner"),
    (("requests", 0, "modes"), [{"scanner": "CT1", "dur": 1}] * 2, "requests[0].modes[1].scanner"),
    (("requests", 0, "modes", 0, "dur"), 0, "requests[0].modes[0].dur"),
    (("requests", 0, "demands", 0, "pool"), "bay", "requests[0].demands[0].pool"),
    (("requests", 0, "demands", 0, "from"), "middle", "requests[0].demands[0].from"),
    (("requests", 0, "demands", 0, "off"), -(10**12), "requests[0].demands[0].off"),
    (("requests", 0, "demands", 0, "n"), 10**9, "requests[0].demands[0].n"),
    (("pools", 0, "capacity"), [[0, 9, 10**9]], "pools[0].capacity"),
    (("requests", 0, "fixed"), {"scanner": "CT2", "start": 9}, "requests[0].fixed.scanner"),
    (("requests", 1, "fixed"), {"scanner": "CT1", "start": 8}, "requests[1].fixed"),
    (("precedences", 0, "b"), "Z", "precedences[0].b"),
    (("precedences", 0, "max_gap"), -1, "precedences[0].max_gap"),
    (("precedences", 0, "b"), "A", "precedences[0].b"),
    (("separations", 0, "a"), "Z", "separations[0].a"),
    (("separations", 0, "gap_ab"), -1, "separations[0].gap_ab"),
    (("bundles", 0, "requests"), ["A", "A"], "bundles[0].requests[1]"),
    (("bundles", 0, "same_day"), 1, "bundles[0].same_day"),
    (("batches", 0, "draw"), [1000], "batches[0].draw"),
    (("batches", 0, "expire"), 8, "batches[0].expire"),
]


@pytest.mark.parametrize(("path", "value", "place"), FAULTS, ids=lambda x: str(x)[:40])
def test_one_fault_is_named_with_its_place(path, value, place):
    data = deepcopy(build_sound())
    read_problem(data)
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    assert [fault.place for fault in caught.value.faults] == [place]
    assert all(fault.error for fault in caught.value.faults)


def test_a_second_request_of_one_name_is_named_and_so_is_who_asks_for_the_lost_name():
    data = deepcopy(build_sound())
    data["requests"][1]["id"] = "A"
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    places = [fault.place for fault in caught.value.faults]
    assert places == ["requests[1].id", "precedences[0].b", "separations[0].b", "bundles[0].requests[1]"]


def test_all_faults_come_at_once():
    data = deepcopy(build_sound())
    del data["patient_gap"]
    data["requests"][0]["priority"] = 9
    data["precedences"][0]["a"] = "Z"
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    assert {fault.place for fault in caught.value.faults} == {"patient_gap", "requests[0].priority", "precedences[0].a"}


def test_a_circle_of_precedences_is_refused():
    rules = [("A", "B"), ("B", "C"), ("C", "A")]
    data = build_instance(
        *(build_request(name) for name in "ABC"),
        precedences=[{"a": a, "b": b, "min_gap": 0, "max_gap": None} for a, b in rules],
    )
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    assert [fault.place for fault in caught.value.faults] == ["precedences[2]"]


@pytest.mark.parametrize("data", [None, [], 3, "x", {}, {"format": "mids-1"}])
def test_what_is_no_instance_is_refused(data):
    with pytest.raises(BadInstance) as caught:
        read_problem(data)
    assert caught.value.faults


@pytest.mark.parametrize("key", sorted(build_sound().keys() - {"seed", "start_date", "format"}))
def test_a_missing_or_foreign_part_is_named_and_never_breaks_the_reader(key):
    for value in (None, 3, "x", [None], [[]], {"a": 1}):
        data = deepcopy(build_random(1))
        data[key] = value
        try:
            read_problem(data)
        except BadInstance as bad:
            assert bad.faults


def test_unknown_fields_and_a_due_day_beyond_the_horizon_are_no_fault():
    data = build_sound() | {"colour": "red"}
    data["requests"][0] |= {"exam": "ct", "inpatient": True, "due_day": 400}
    assert read_problem(data).requests[0].due_day == 400


def test_a_pool_that_is_open_for_ever_costs_no_more_than_one_that_is_open_for_the_horizon():
    data = deepcopy(build_sound())
    horizon = data["days"] * data["slots_per_day"]
    data["pools"][0]["capacity"] = [[0, 10**12, 2]]
    endless = Tables(read_problem(data))
    assert max(level.bit_length() for level in endless.levels) == horizon + AFTER
