"""Rules over several channels, amounts over a window, active times: both sides of each edge."""

import json
from dataclasses import replace

import pytest

from apps.devices.engine.alarm_steps import Memory
from apps.devices.engine.rules import BadRules, Kind, Rule, Severity, fits_off, override, read_rules
from apps.devices.engine.trend import Trend
from tests.devices.engine.test_alarms import SUBJECT, make, run

COLD = "MR-2/compressor_pressure"
JOINED = {
    "code": "quench_risk", "channel": "water_flow", "kind": "below", "severity": "critical", "on": 45, "off": 48,
    "also": [{"channel": "compressor_pressure", "kind": "above", "on": 2.5, "off": 2.4, "max_age_s": 100}],
}  # fmt: skip


def feed_both(rule: Rule, rows: list[tuple[float, str, float]]) -> list[tuple[float, str]]:
    evaluator = make(rule)
    out = []
    for t, channel, value in rows:
        out += evaluator.advance(t)
        out += evaluator.feed(f"MR-2/{channel}", t, value)
    return [(x.at, str(x.to_state)) for x in out]


FLOW, PRESSURE = "water_flow", "compressor_pressure"


@pytest.mark.parametrize(
    ("_case", "join", "rows", "expected"),
    [
        ("one of two is not all", "all", [(0, FLOW, 40), (10, PRESSURE, 2.4)], []),
        ("both", "all", [(0, FLOW, 40), (10, PRESSURE, 2.6)], [(10, "active")]),
        ("in one message, same time", "all", [(0, PRESSURE, 2.6), (0, FLOW, 40)], [(0, "active")]),
        ("too old to count", "all", [(0, PRESSURE, 2.6), (101, FLOW, 40)], []),
        ("just not too old", "all", [(0, PRESSURE, 2.6), (100, FLOW, 40)], [(100, "active")]),
        (
            "hysteresis of the other channel",
            "all",
            [(0, FLOW, 40), (10, PRESSURE, 2.6), (20, PRESSURE, 2.45), (30, PRESSURE, 2.4)],
            [(10, "active"), (30, "cleared")],
        ),
        ("any of them", "any", [(0, PRESSURE, 2.6)], [(0, "active")]),
        ("any: until none", "any", [(0, PRESSURE, 2.6), (5, FLOW, 40), (9, PRESSURE, 1)], [(0, "active")]),
        ("a late part changes nothing", "all", [(0, FLOW, 40), (20, PRESSURE, 2), (10, PRESSURE, 2.6)], []),
    ],
)
def test_rules_over_several_channels(_case, join, rows, expected):
    (rule,) = read_rules({"rules": [JOINED | {"join": join}]})
    assert feed_both(rule, rows) == expected


def test_a_joined_rule_names_every_condition_and_survives_a_restart():
    (rule,) = read_rules({"rules": [JOINED | {"hold_s": 30}]})
    first = make(rule)
    first.feed(SUBJECT, 0, 40)
    (pending,) = first.feed(COLD, 10, 2.6)
    assert pending.reason.code == "devices.joined_on"
    assert pending.reason.params["conditions"] == [("water_flow", "<", 45.0), ("compressor_pressure", ">", 2.5)]
    again = make(rule)
    again.restore(
        "quench_risk", SUBJECT, Memory.from_json(json.loads(json.dumps(first.memory("quench_risk", SUBJECT).to_json())))
    )
    assert [(x.at, str(x.to_state)) for x in again.advance(60)] == [(40, "active")]
    assert [str(x.to_state) for x in again.feed(COLD, 70, 2.0)] == ["cleared"]


@pytest.mark.parametrize(
    ("_case", "facts", "rows", "expected"),
    [
        (
            "the third reading above the level within a minute",
            {"kind": "repeats", "level": 5, "on": 3, "window_s": 60},
            [(0, 6), (10, 6), (20, 5), (30, 6)],
            [(30, "active")],
        ),
        (
            "three, but over a longer time",
            {"kind": "repeats", "level": 5, "on": 3, "window_s": 60},
            [(0, 6), (40, 6), (80, 6)],
            [],
        ),
        (
            "over when none is left",
            {"kind": "repeats", "level": 5, "on": 2, "window_s": 60},
            [(0, 6), (10, 6), (50, 1), (62, 1), (71, 1)],
            [(10, "active"), (71, "cleared")],
        ),
        (
            "a counter grew by three in a day",
            {"kind": "grows", "on": 3, "window_s": 86400},
            [(0, 100), (3600, 102), (7200, 103)],
            [(7200, "active")],
        ),
        (
            "the same growth over two days",
            {"kind": "grows", "on": 3, "window_s": 86400},
            [(0, 100), (86400, 102), (180_000, 103)],
            [],
        ),
        (
            "a counter that starts again has grown from zero",
            {"kind": "grows", "on": 3, "window_s": 86400},
            [(0, 100), (3600, 2), (7200, 3)],
            [(7200, "active")],
        ),
    ],
)
def test_amounts_over_a_window(_case, facts, rows, expected):
    (rule,) = read_rules({"rules": [{"code": "a", "channel": "water_flow", "severity": "medium", **facts}]})
    assert [(at, to) for at, _, to in run(make(rule), rows)] == expected


MONDAY = 1_764_547_200  # 2025-12-01 00:00 UTC, 08:00 in Shanghai


@pytest.mark.parametrize(
    ("_case", "active", "hour", "opens"),
    [
        ("within", {"days": [0], "from_min": 480, "to_min": 1020}, 0, True),
        ("first minute after", {"days": [0], "from_min": 480, "to_min": 1020}, 9, False),
        ("another weekday", {"days": [1], "from_min": 480, "to_min": 1020}, 0, False),
        ("past midnight, the day it began", {"days": [0], "from_min": 1320, "to_min": 360}, 17, True),
        ("past midnight, not the next one's", {"days": [1], "from_min": 1320, "to_min": 360}, 17, False),
    ],
)
def test_active_times_are_wall_clock_of_the_site(_case, active, hour, opens):
    row = {"code": "a", "channel": "water_flow", "kind": "above", "severity": "low", "on": 1}
    (rule,) = read_rules({"rules": [row | {"active": active | {"zone": "Asia/Shanghai"}}]})
    assert bool(run(make(rule), [(MONDAY + hour * 3600, 2)])) is opens


def test_a_hold_that_ends_outside_the_active_time_opens_nothing():
    row = {"code": "a", "channel": "water_flow", "kind": "above", "severity": "low", "on": 1, "hold_s": 120}
    (rule,) = read_rules({"rules": [row | {"active": {"days": [0], "from_min": 0, "to_min": 1}}]})
    assert [(at - MONDAY, to) for at, _, to in run(make(rule), [(MONDAY + 30, 2), (MONDAY + 400, 2)])] == [
        (30, "pending"),
        (150, "normal"),
    ]


@pytest.mark.parametrize(
    ("_case", "facts", "paths"),
    [
        ("no list", {"also": {}}, ["also"]),
        ("every fault of a condition", {"also": [{"kind": "near", "on": "x"}]}, ["also[0].channel", "also[0].kind", "also[0].on", "also[0].max_age_s", "also[0].off"]),
        ("a condition for ever", {"also": [JOINED["also"][0] | {"max_age_s": 0}]}, ["also[0].max_age_s"]),
        ("a trend cannot be joined", JOINED | {"kind": "rises", "off": 40, "window_s": 9}, ["also"]),
        ("days", {"active": {"days": [7], "from_min": 0, "to_min": 1}}, ["active.days"]),
        ("an empty span", {"active": {"days": [0], "from_min": 5, "to_min": 5}}, ["active.to_min"]),
        ("zone", {"active": {"days": [0], "from_min": 0, "to_min": 5, "zone": "Mars"}}, ["active.zone"]),
        ("texts", {"texts": {"advice": {"en": "x"}, "action": {"en": ""}}}, ["texts.advice", "texts.action"]),
        ("amount without window", {"kind": "grows"}, ["window_s"]),
        ("amount that never ends", {"kind": "grows", "window_s": 9, "off": 1}, ["off"]),
    ],
)  # fmt: skip
def test_bad_parts_of_rules_are_named(_case, facts, paths):
    row = {"code": "a", "channel": "c", "kind": "above", "severity": "low", "on": 1}
    with pytest.raises(BadRules) as caught:
        read_rules({"rules": [row | facts]})
    assert [path for path, _ in caught.value.errors] == [f"rules[0].{path}" for path in paths]


def test_a_window_of_another_length_starts_anew():
    """Numbers of a bucket of five minutes say nothing about buckets of ten."""
    rule = Rule("arcs", "water_flow", Kind.REPEATS, Severity.MEDIUM, on=3, level=0, window_s=3600)
    evaluator = make(rule)
    run(evaluator, [(100_000, 1), (100_100, 1)])
    evaluator.set_rules(SUBJECT, [replace(rule, window_s=7200)])
    assert run(evaluator, [(100_200, 1), (100_300, 1)]) == []
    assert [to for *_, to in run(evaluator, [(100_400, 1)])] == ["active"]
    assert run(evaluator, [(110_000, 0)])[-1][2] == "cleared"
    kept = Memory.from_json(json.loads(json.dumps(evaluator.memory("arcs", SUBJECT).to_json())))
    assert kept.window.window_s == 7200


def test_a_trend_of_another_window_starts_anew():
    old = Trend()
    for n in range(40):
        old = old.add(n * 1800.0, 100.0 - n, 43_200.0)
    assert old.slope_per_h(43_200.0) is not None
    assert old.add(80_000.0, 50.0, 86_400.0).slope_per_h(86_400.0) is None


def test_an_own_limit_of_an_amount_can_still_close():
    rule = Rule("arcs", "water_flow", Kind.REPEATS, Severity.MEDIUM, on=3, off=0, window_s=86_400)
    assert (override(rule, on=2).off, override(rule, on=5).off) == (0, 2)
    assert not fits_off(Kind.REPEATS, 2, -1)
    assert not fits_off(Kind.REPEATS, 2, 2)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "above", "on": 1.0}, "on"),
        ({"kind": "below", "on": 1.1}, "on"),
        ({"kind": "below", "on": 0}, "on"),
        ({"kind": "rises", "on": 2, "window_s": 60}, "of_baseline"),
        ({"kind": "above", "on": 1.1, "also": JOINED["also"]}, "of_baseline"),
        ({"kind": "above", "on": 1.1, "of_baseline": 1}, "of_baseline"),
    ],
)
def test_a_share_of_the_baseline_is_none_that_the_baseline_has_reached(facts, field):
    row = {"code": "a", "channel": "b", "severity": "low", "of_baseline": True} | facts
    with pytest.raises(BadRules) as refused:
        read_rules({"rules": [row]})
    assert [path for path, _ in refused.value.errors] == [f"rules[0].{field}"]
