"""Made instances: the same to the byte for one seed, of the load that was asked for, and nothing in them is refused."""

import json

from apps.scheduling.engine.board import Board
from apps.scheduling.engine.greedy import build_greedy
from apps.scheduling.engine.made_instance import FLEET, count_requests, make_instance
from apps.scheduling.engine.mids1 import read_problem
from apps.scheduling.engine.tables import Tables
from tests.builders.commands import errors_of, run


def test_one_seed_makes_one_instance_and_another_makes_another():
    first, again, other = (make_instance(requests=80, days=5, fleet=FLEET, seed=seed) for seed in (1, 1, 2))
    assert first == again != other


def test_a_made_instance_uses_every_rule_and_can_be_planned():
    data = make_instance(requests=400, days=5, fleet=FLEET, seed=3)
    board = build_greedy(Board(Tables(read_problem(data))))
    assert len(board.absent) < 20
    for key, count in (("precedences", 4), ("separations", 6), ("bundles", 16), ("batches", 15)):
        assert len(data[key]) == count
    assert sum(request["fixed"] is not None for request in data["requests"]) == 60
    assert {block["allow_max_priority"] for block in data["blocks"]} == {1, -1}
    shared = {key for rule in data["bundles"] for key in rule["requests"]}
    assert len({r["patient"] for r in data["requests"] if r["id"] in shared}) == 16


def test_the_load_is_the_share_of_the_regular_hours_that_is_asked_for():
    count = count_requests(0.7, FLEET, 5)
    data = make_instance(requests=count, days=5, fleet=FLEET, seed=1)
    asked = sum(r["modes"][0]["dur"] for r in data["requests"] if r["modality"] == "CT")
    assert count == 946 and 0.62 < asked / (3 * 5 * 120) < 0.78


def test_the_command_writes_an_instance_and_refuses_a_fleet_of_nothing(tmp_path):
    words = ("make_instance", "--requests", "30", "--days", "2", "--fleet", "CT=2,US=1", "--seed", "5", "--out")
    assert run(tmp_path, *words, "a.json").returncode == 0
    data = json.loads((tmp_path / "a.json").read_text())
    assert [scanner["id"] for scanner in data["scanners"]] == ["CT1", "CT2", "US1"]
    assert len(data["requests"]) == 30 and data["days"] == 2
    found = errors_of(
        run(tmp_path, "make_instance", "--load", "0.5", "--fleet", "US=1", "--days", "0", "--out", "b.json")
    )
    assert [error["argument"] for error in found] == ["--days", "--load"]
    assert not (tmp_path / "b.json").exists()
