"""`manage.py plan` and `manage.py offer` run alone: no server, no database; bad input is named and writes nothing."""

import json
import signal
import subprocess
import sys
import time

from tests.builders.commands import ROOT, errors_of, run
from tests.builders.planning import build_instance, build_random, build_request

NURSE = {"pool": "nurse", "n": 1, "from": "start", "off": 0, "len": 1}


def test_a_plan_comes_with_its_bound_and_reasons_the_same_to_the_byte(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps(build_random(3, size=20)))
    words = ("plan", "in.json", "--iterations", "200", "--workers", "1", "--seed", "7", "--bound", "--out")
    done = run(tmp_path, *words, "a.json")
    assert done.returncode == 0, done.stderr
    assert run(tmp_path, *words, "b.json").returncode == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    plan = json.loads((tmp_path / "a.json").read_text())
    assert list(plan) == ["instance", "assignments", "cost", "parts", "bound", "gap", "avoidable_gap", "unscheduled"]
    assert sum(plan["parts"].values()) == plan["cost"] >= plan["bound"] > 0
    assert plan["gap"] == round((plan["cost"] - plan["bound"]) / plan["cost"], 6) <= plan["avoidable_gap"]
    names = [row["request"] for row in plan["assignments"]]
    assert names == sorted(names) and len(names) + len(plan["unscheduled"]) == 20
    assert all(row["reasons"][0]["text_zh"] and row["reasons"][0]["text_en"] for row in plan["unscheduled"])
    offered = run(tmp_path, "offer", "in.json", "a.json", names[0], "--n", "3", "--out", "offer.json")
    assert offered.returncode == 0, offered.stderr
    offer = json.loads((tmp_path / "offer.json").read_text())
    assert offer["request"] == names[0] and 1 <= len(offer["offers"]) <= 3
    assert list(offer["offers"][0]) == ["scanner", "start", "batch", "price", "reasons"]
    prices = [row["price"] for row in offer["offers"]]
    assert prices == sorted(prices)


def test_a_repair_keeps_who_can_stay_and_streams_a_trace(tmp_path):
    modes = [{"scanner": "CT1", "dur": 1}, {"scanner": "CT2", "dur": 1}]
    data = build_instance(build_request("A", modes=modes, windows=[[8, 9]]), build_request("B", modes=modes))
    data["blocks"] = [{"scanner": "CT1", "start": 8, "end": 9, "allow_max_priority": -1}]
    old = [
        {"request": "A", "scanner": "CT1", "start": 8, "batch": None},
        {"request": "B", "scanner": "CT1", "start": 9},
    ]
    (tmp_path / "in.json").write_text(json.dumps(data))
    (tmp_path / "old.json").write_text(json.dumps({"instance": "small", "assignments": old}))
    done = run(
        tmp_path,
        "plan",
        "in.json",
        "--reference",
        "old.json",
        "--seconds",
        "20",
        "--iterations",
        "50",
        "--out",
        "o.json",
    )
    assert done.returncode == 0, done.stderr
    plan = json.loads((tmp_path / "o.json").read_text())
    assert [(row["scanner"], row["start"]) for row in plan["assignments"]] == [("CT2", 8), ("CT1", 9)]
    assert plan["repair"] == {"moved": 1, "dropped": 0, "perturbation": 60, "least_changed": 1}
    assert plan["trace"][-1][1] == plan["cost"] == plan["bound"] == 0


def test_plan_offer_and_repair_obey_what_mids2_adds(tmp_path):
    """The CT's reserve is held, so the MR goes first; the CT follows after the gap and the way. Released, it may go first."""
    sited = [s | {"site": site} for s, site in zip(build_instance()["scanners"], ("main", "north"))]
    data = build_instance(
        build_request("CT", patient="P", modes=[{"scanner": "CT2", "dur": 1}], windows=[[8, 13]]),
        build_request("MR", patient="P", windows=[[8, 13]], demands=[NURSE], fixed={"scanner": "CT1", "start": 8}),
        format="mids-2",
        scanners=sited,
        travel={"main": {"north": 1}, "north": {"main": 1}},
        now=6,
        blocks=[{"scanner": "CT2", "start": 8, "end": 12, "allow_max_priority": 1, "released_at": 7}],
        pools=[{"id": "nurse", "capacity": []}],
        staff=[{"id": "Lin", "skills": ["nurse"], "shifts": [[8, 13, "nurse"]]}],
    )
    short = ("--seconds", "20", "--iterations", "20")

    def plan(name: str, facts: dict, *words: str) -> dict[str, int]:
        (tmp_path / f"{name}.json").write_text(json.dumps(data | facts))
        done = run(tmp_path, "plan", f"{name}.json", *short, *words, "--out", f"{name}-plan.json")
        assert done.returncode == 0, done.stderr
        rows = json.loads((tmp_path / f"{name}-plan.json").read_text())["assignments"]
        return {row["request"]: row["start"] for row in rows}

    assert plan("held", {}) == {"CT": 12, "MR": 8}
    offered = run(tmp_path, "offer", "held.json", "held-plan.json", "CT", "--out", "offer.json")
    assert offered.returncode == 0, offered.stderr
    assert [row["start"] for row in json.loads((tmp_path / "offer.json").read_text())["offers"]] == [12]
    assert plan("released", {"now": 7}) == {"CT": 11, "MR": 8}
    assert plan("repaired", {"now": 7}, "--reference", "held-plan.json") == {"CT": 12, "MR": 8}
    assert plan("moved", {}, "--reference", "released-plan.json") == {"CT": 12, "MR": 8}
    (tmp_path / "sick.json").write_text(json.dumps(data | {"staff": []}))
    found = errors_of(run(tmp_path, "plan", "sick.json", "--out", "sick-plan.json"))
    assert [error["place"] for error in found] == ["requests[1].fixed"]


def test_progress_is_a_json_line_an_improvement(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps(build_random(3, size=20)))
    done = run(tmp_path, "plan", "in.json", "--iterations", "200", "--progress", "--out", "o.json")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert all(list(line) == ["at_s", "cost", "bound", "gap"] for line in lines)
    costs = [line["cost"] for line in lines]
    plan = json.loads((tmp_path / "o.json").read_text())
    assert costs == sorted(costs, reverse=True) and lines[-1]["cost"] == plan["cost"] < costs[0]
    assert (lines[-1]["bound"], lines[-1]["gap"]) == (plan["bound"], plan["gap"])


def test_a_killed_run_leaves_its_best_plan(tmp_path):
    (tmp_path / "in.json").write_text(json.dumps(build_random(3, size=60)))
    words = [
        sys.executable,
        str(ROOT / "manage.py"),
        "plan",
        "in.json",
        "--seconds",
        "100",
        "--progress",
        "--out",
        "o.json",
    ]
    with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.DEVNULL) as running:
        until = time.monotonic() + 60
        while not (tmp_path / "o.json").exists() and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
    plan = json.loads((tmp_path / "o.json").read_text())
    assert len(plan["assignments"]) + len(plan["unscheduled"]) == 60
    assert sum(plan["parts"].values()) == plan["cost"]


def test_bad_input_is_named_and_nothing_is_written(tmp_path):
    data = build_instance(build_request("A", priority=9), build_request("A"))
    (tmp_path / "bad.json").write_text(json.dumps(data))
    found = errors_of(run(tmp_path, "plan", "bad.json", "--out", "out.json"))
    assert [(error["file"], error["place"]) for error in found] == [
        ("bad.json", "requests[0].priority"),
        ("bad.json", "requests[1].id"),
    ]
    (tmp_path / "torn.json").write_text('{"format": ')
    assert "no JSON" in errors_of(run(tmp_path, "plan", "torn.json", "--out", "out.json"))[0]["error"]
    assert errors_of(run(tmp_path, "plan", "gone.json", "--out", "out.json"))[0]["file"] == "gone.json"
    (tmp_path / "in.json").write_text(json.dumps(build_instance(build_request("A"))))
    (tmp_path / "p.json").write_text(
        json.dumps({"assignments": [{"request": "Z", "scanner": "CT1", "start": 8, "batch": None}]})
    )
    found = errors_of(run(tmp_path, "offer", "in.json", "p.json", "A", "--out", "out.json"))
    assert found == [{"file": "p.json", "place": "assignments[0].request", "error": "there is no request 'Z'"}]
    assert not list(tmp_path.glob("*out.json*"))
