"""The evaluator: each state change, both sides of each limit, late rows, restarts in the middle."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.devices.engine.alarm_steps import Memory, State
from apps.devices.engine.alarms import Evaluator
from apps.devices.engine.rules import BadRules, Kind, Rule, Severity, override, read_rules

SUBJECT = "MR-2/water_flow"
BELOW = Rule("flow", "water_flow", Kind.BELOW, Severity.CRITICAL, on=45, off=48, unit="L/min", hold_s=60, clear_s=120)
ABOVE = Rule("hot", "water_flow", Kind.ABOVE, Severity.HIGH, on=26, off=25, unit="Cel")
SILENT = Rule("silent", "water_flow", Kind.NO_DATA, Severity.MEDIUM, hold_s=60)


def make(*rules: Rule) -> Evaluator:
    evaluator = Evaluator()
    evaluator.set_rules(SUBJECT, rules)
    return evaluator


def run(evaluator: Evaluator, rows: list[tuple[float, float]]) -> list[tuple[float, str, str]]:
    out = []
    for t, value in rows:
        out += evaluator.advance(t)
        out += evaluator.feed(SUBJECT, t, value)
    return [(x.at, str(x.from_state), str(x.to_state)) for x in out]


@pytest.mark.parametrize(
    ("_case", "rule", "rows", "expected"),
    [
        ("on the limit is not past it", ABOVE, [(0, 26.0), (10, 26.0)], []),
        ("past the limit without hold", ABOVE, [(0, 26.1)], [(0, "normal", "active")]),
        ("hysteresis keeps it", ABOVE, [(0, 27), (10, 25.5)], [(0, "normal", "active")]),
        (
            "back inside without clear time",
            ABOVE,
            [(0, 27), (10, 25)],
            [(0, "normal", "active"), (10, "active", "cleared")],
        ),
        ("hold not over", BELOW, [(0, 44), (59, 44)], [(0, "normal", "pending")]),
        ("hold over on a reading", BELOW, [(0, 44), (60, 44)], [(0, "normal", "pending"), (60, "pending", "active")]),
        (
            "hold over between readings",
            BELOW,
            [(0, 44), (90, 44)],
            [(0, "normal", "pending"), (60, "pending", "active")],
        ),
        (
            "back before the hold ends",
            BELOW,
            [(0, 44), (30, 46), (90, 46)],
            [(0, "normal", "pending"), (30, "pending", "normal")],
        ),
        (
            "back on the very end of the hold",
            BELOW,
            [(0, 44), (60, 46)],
            [(0, "normal", "pending"), (60, "pending", "normal")],
        ),
        (
            "recovers, then clears by time alone",
            BELOW,
            [(0, 44), (60, 44), (100, 50), (300, 50)],
            [
                (0, "normal", "pending"),
                (60, "pending", "active"),
                (100, "active", "recovering"),
                (220, "recovering", "cleared"),
            ],
        ),
        (
            "comes again while recovering",
            BELOW,
            [(0, 44), (60, 44), (100, 50), (150, 47), (400, 47)],
            [
                (0, "normal", "pending"),
                (60, "pending", "active"),
                (100, "active", "recovering"),
                (150, "recovering", "active"),
            ],
        ),
        (
            "a second alarm after the first was closed",
            ABOVE,
            [(0, 27), (10, 25), (20, 27)],
            [(0, "normal", "active"), (10, "active", "cleared"), (20, "cleared", "active")],
        ),
        ("late and repeated rows change nothing", ABOVE, [(10, 20), (10, 30), (5, 30)], []),
        ("silence", SILENT, [(0, 1), (60, 1), (121, 1)], [(120, "normal", "active"), (121, "active", "cleared")]),
        ("data on the last moment is no silence", SILENT, [(0, 1), (60, 1), (120, 1)], []),
    ],
)
def test_transitions(_case, rule, rows, expected):
    assert run(make(rule), rows) == expected


def test_silence_is_noticed_without_a_reading():
    evaluator = make(SILENT)
    evaluator.feed(SUBJECT, 0, 1)
    assert evaluator.advance(60) == []
    (only,) = evaluator.advance(61)
    assert (only.at, only.to_state, only.reason.code, dict(only.reason.params)["silent_s"]) == (
        60,
        State.ACTIVE,
        "devices.no_data",
        60,
    )


def test_bad_quality_proves_life_but_is_not_judged():
    evaluator = make(ABOVE, SILENT)
    assert evaluator.feed(SUBJECT, 0, 99, usable=False) == []
    assert evaluator.feed(SUBJECT, 50, 99, usable=False) == []
    assert evaluator.advance(100) == []


def test_latching_alarm_waits_for_a_person():
    evaluator = make(Rule("o2", "water_flow", Kind.BELOW, Severity.CRITICAL, on=19.5, off=20, latching=True))
    assert run(evaluator, [(0, 19), (10, 21)]) == [(0, "normal", "active")]
    evaluator.reset("o2", SUBJECT)
    assert evaluator.memory("o2", SUBJECT).state == State.NORMAL
    assert run(evaluator, [(5, 19), (20, 19)]) == [(20, "normal", "active")]


def test_reason_names_value_limit_and_policy():
    (rule,) = read_rules(
        {"rules": [{"code": "hot", "channel": "t", "kind": "above", "severity": "high", "on": 26, "unit": "Cel"}]},
        "p@3",
    )
    (made,) = make(rule).feed(SUBJECT, 0, 28.7)
    assert made.reason.code == "devices.limit_above"
    assert dict(made.reason.params) == {"channel": "t", "limit": 26.0, "unit": "Cel", "value": 28.7}
    assert made.reason.policy_version == "p@3"


def test_slow_leak_is_a_trend_not_a_value():
    leak = Rule("leak", "helium", Kind.FALLS, Severity.HIGH, on=-0.05, off=-0.03, window_s=86400)
    healthy, leaking = make(leak), make(leak)
    noise = [0.4, -0.3, 0.1, -0.4, 0.2, 0.0]
    steady = [(n * 600, 1700 - 0.02 * n / 6 + noise[n % 6]) for n in range(288)]
    falling = [(n * 600, 1700 - 0.09 * n / 6 + noise[n % 6]) for n in range(288)]
    assert run(healthy, steady) == []
    assert [x[1:] for x in run(leaking, falling)] == [("normal", "active")]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 90), st.floats(40, 52)), min_size=1, max_size=60),
    st.sets(st.integers(0, 59), max_size=6),
)
def test_restarts_change_no_transition(steps, restarts):
    """Serialised and restored at any point, the evaluator says the same."""
    rows, t = [], 0
    for gap, value in steps:
        t += gap
        rows.append((t, value))
    whole = run(make(BELOW, ABOVE, SILENT), rows)
    evaluator, parts = make(BELOW, ABOVE, SILENT), []
    for n, row in enumerate(rows):
        if n in restarts:
            saved = {key: json.loads(json.dumps(memory.to_json())) for key, memory in evaluator.take_changed().items()}
            saved = {
                **{k: evaluator.memory(*k).to_json() for k in [(r.code, SUBJECT) for r in (BELOW, ABOVE, SILENT)]},
                **saved,
            }
            evaluator = make(BELOW, ABOVE, SILENT)
            for (rule, subject), memory in saved.items():
                evaluator.restore(rule, subject, Memory.from_json(memory))
        parts += run(evaluator, [row])
    assert parts == whole


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5_000), st.floats(40, 52)), min_size=1, max_size=80))
def test_states_chain_and_open_alarms_alternate(rows):
    """Each transition starts where the one before ended; an alarm opens only after the last one closed."""
    state, open_now = "normal", False
    for _, from_state, to_state in run(make(BELOW), rows):
        assert from_state == state
        state = to_state
        if to_state == "active" and from_state == "pending":
            assert not open_now
            open_now = True
        if to_state == "cleared":
            assert open_now
            open_now = False


@pytest.mark.parametrize(
    ("_case", "payload", "paths"),
    [
        ("not an object", [], ["rules"]),
        ("no list", {"rules": 3}, ["rules"]),
        ("a row that is no object", {"rules": [7]}, ["rules[0]"]),
        (
            "all faults at once",
            {"rules": [{"kind": "above", "severity": "loud", "on": "x"}]},
            ["rules[0].code", "rules[0].channel", "rules[0].severity", "rules[0].on"],
        ),
        (
            "unknown kind",
            {"rules": [{"code": "a", "channel": "c", "kind": "near", "severity": "low"}]},
            ["rules[0].kind"],
        ),
        (
            "off on the wrong side",
            {"rules": [{"code": "a", "channel": "c", "kind": "above", "severity": "low", "on": 1, "off": 2}]},
            ["rules[0].off"],
        ),
        (
            "silence without a time",
            {"rules": [{"code": "a", "channel": "c", "kind": "no_data", "severity": "low"}]},
            ["rules[0].hold_s"],
        ),
        (
            "a not-finite limit",
            {"rules": [{"code": "a", "channel": "c", "kind": "above", "severity": "low", "on": float("nan")}]},
            ["rules[0].on"],
        ),
        (
            "the same code twice",
            {"rules": [{"code": "a", "channel": "c", "kind": "above", "severity": "low", "on": 1}] * 2},
            ["rules[1].code"],
        ),
    ],
)
def test_bad_rules_name_every_fault(_case, payload, paths):
    with pytest.raises(BadRules) as caught:
        read_rules(payload)
    assert [path for path, _ in caught.value.errors] == paths


def test_override_moves_the_hysteresis_along():
    assert (override(BELOW, on=40).on, override(BELOW, on=40).off) == (40, 43)
    assert override(BELOW, hold_s=5).hold_s == 5
    assert override(BELOW, on=40, off=41).off == 41
