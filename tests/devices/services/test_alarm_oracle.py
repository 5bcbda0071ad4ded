"""The intake with restarts and lost transactions at random points says what the evaluator alone says of the same readings."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from apps.common.kernel import clock
from apps.common.policy.models import PolicySet
from apps.devices.engine.batch import Replay, load_rules
from apps.devices.models import AlarmEvent, AlarmMemory, Channel
from apps.devices.public import Intake

pytestmark = pytest.mark.django_db
STEP_S, STEPS = 10, 120
RULES = {
    "held": {"kind": "below", "on": 75, "off": 80, "hold_s": 25, "clear_s": 40},
    "quick": {"kind": "above", "on": 25, "off": 24},
    "often": {"kind": "repeats", "level": 24, "on": 4, "off": 1, "window_s": 120},
    "grows": {"kind": "grows", "on": 12, "off": 3, "window_s": 120, "hold_s": 15},
    "falls": {"kind": "falls", "on": -900, "off": -100, "window_s": 240},
    "latched": {"kind": "above", "on": 27, "hold_s": 35, "latching": True},
    "joined": {"kind": "above", "on": 23, "off": 22, "hold_s": 15, "clear_s": 15,
               "also": [{"channel": "quick", "kind": "above", "on": 22, "off": 21, "max_age_s": 30}]},
}  # fmt: skip
HOLD_S = 35.0


class Killed(Exception):
    pass


@pytest.fixture
def rules(mr2) -> dict:
    """One channel a rule, each of which is silent after three missed readings."""
    payload = {
        "rules": [
            {"code": f"t.{name}", "channel": name, "severity": "medium", **facts} for name, facts in RULES.items()
        ]
    }
    PolicySet.objects.filter(code="devices.alarm_rules", status="active").update(payload=payload)
    row = PolicySet.objects.get(code="devices.telemetry", status="active")
    row.payload |= {"no_data_cadences": 3, "no_data_min_s": HOLD_S}
    row.save()
    mr2.channels.update(enabled=False)
    for name in RULES:
        Channel.objects.create(device=mr2, code=name, names={"en": name}, unit="1", cadence_s=STEP_S)
    return payload


@pytest.fixture
def at():
    """Sets the department's time."""
    start, now = clock.now(), [clock.now()]
    before = clock.set_source(lambda: now[0])

    def move(step: int):
        now[0] = start + timedelta(seconds=STEP_S * step)
        return now[0]

    yield move
    clock.set_source(before)


def make_oracle(rules: dict) -> Replay:
    replay, silence = Replay(), {"code": "no_data", "kind": "no_data", "severity": "medium", "hold_s": HOLD_S}
    for name in RULES:
        own = [rule for rule in load_rules(rules) if rule.channel == name]
        own += load_rules({"rules": [{**silence, "channel": name}]})
        replay.evaluator.set_rules(f"MR-2/{name}", own)
    return replay


def draw(rng: random.Random, last: dict[str, float]) -> dict[str, float]:
    """Every channel wanders over its limits; one goes silent now and then."""
    last["grows"] = last.get("grows", 100.0) + rng.choice([0, 0, 0, 1, 6])
    last["falls"] = 1000.0 if rng.random() < 0.05 else last.get("falls", 1000.0) - rng.choice([0, 0, 4, 9])
    last["held"] = rng.choice([70.0, 70.0, 78.0, 90.0]) if rng.random() < 0.4 else last.get("held", 90.0)
    for name in ("quick", "often", "joined", "latched"):
        last[name] = round(rng.gauss(23.5, 3), 1) if rng.random() < 0.5 else last.get(name, 20.0)
    return dict(last)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_restarts_change_no_transition(rules, at, make_message, seed):
    rng, oracle, intake, last = random.Random(seed), make_oracle(rules), Intake(), {}
    said: list[tuple] = []
    restarts = lost = pending = seq = 0
    silent: dict[str, int] = {}
    held: tuple | None = None

    def take(messages: list[tuple]) -> None:
        nonlocal intake, lost, pending
        batch = [make_message(n, values, t=t) for n, t, values in messages for _ in range(1 + (rng.random() < 0.1))]
        if rng.random() < 0.2:
            lost += 1
            with pytest.raises(Killed), transaction.atomic():  # killed before the commit: the broker sends it again
                intake.store(batch)
                raise Killed
            intake = Intake()
            pending += AlarmMemory.objects.filter(memory__state="pending").exists()
        intake.store(batch)
        for _, t, values in messages:
            for name, value in values.items():
                said.extend(oracle.take(f"MR-2/{name}", t.timestamp(), value))

    for step in range(STEPS):
        now, seq = at(step), seq + 1
        if step % 20 == 10:
            silent = {rng.choice(["held", "grows", "often"]): step + rng.randrange(2, 9)}
        values = {name: v for name, v in draw(rng, last).items() if step >= silent.get(name, 0)}
        message = (seq, now, values)
        if held is None and step % 20 < 8 and rng.random() < 0.2:
            held = message  # it comes after the next one, late for every channel
        else:
            take([message, held] if held else [message])
            held = None
        intake.fleet.listening.s += STEP_S
        intake.tick()
        if rng.random() < 0.25:
            restarts, intake = restarts + 1, Intake()
            pending += AlarmMemory.objects.filter(memory__state="pending").exists()
    newest = oracle.newest
    opened = Counter(
        (x.rule.code, x.subject.partition("/")[2], round(x.at, 3), str(x.from_state), str(x.to_state))
        for x in said
        if x.to_state in ("active", "recovering", "cleared") and x.at < newest
    )
    rows = AlarmEvent.objects.filter(kind="transition").values_list(
        "alarm__rule", "alarm__channel__code", "at", "from_state", "to_state"
    )
    told = Counter((r, c, round(t.timestamp(), 3), a, b) for r, c, t, a, b in rows if t.timestamp() < newest)
    assert (told - opened, opened - told) == (Counter(), Counter())
    assert restarts > 5 and lost > 5 and pending > 2 and len({key[0] for key in opened}) >= 7
