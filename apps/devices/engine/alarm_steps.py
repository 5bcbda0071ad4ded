"""The steps of one alarm: limit, trend, amount and no-data rules over event time, with hold, hysteresis and recovery.

States and names follow Grafana's alerting: normal, pending (limit passed, hold not yet over), active, recovering (back, clear time not
yet over), cleared (the alarm is closed; the next passing of the limit opens another one). Times are epoch seconds of the event, never
of its arrival.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from apps.common.kernel.reason import Reason
from apps.devices.engine.rules import AMOUNTS, TRENDS, Kind, Rule, Severity
from apps.devices.engine.trend import Trend
from apps.devices.engine.windows import Window


class State(StrEnum):
    NORMAL = "normal"
    PENDING = "pending"
    ACTIVE = "active"
    RECOVERING = "recovering"
    CLEARED = "cleared"


OPEN_STATES = (State.ACTIVE, State.RECOVERING)
QUIET_STATES = (State.NORMAL, State.CLEARED)


Part = tuple[float | None, bool]
"""Of one condition of a joined rule: when its channel last spoke, and whether it holds."""
NEVER: Part = (None, False)


class Memory(NamedTuple):
    """What one rule remembers of one subject; survives a restart as JSON. A tuple: one is made for every reading."""

    state: State = State.NORMAL
    last_t: float | None = None
    due: float | None = None
    trend: Trend | None = None
    window: Window | None = None
    parts: tuple[Part, ...] = ()

    def to_json(self) -> dict:
        out: dict = {"state": self.state, "last_t": self.last_t, "due": self.due}
        if self.trend:
            out["trend"] = self.trend.to_json()
        if self.window:
            out["window"] = self.window.to_json()
        if self.parts:
            out["parts"] = self.parts
        return out

    @staticmethod
    def from_json(data: dict) -> "Memory":
        trend = Trend.from_json(data["trend"]) if data.get("trend") else None
        window = Window.from_json(data["window"]) if data.get("window") else None
        parts = tuple((t, bool(holds)) for t, holds in data.get("parts", ()))
        return Memory(State(data["state"]), data.get("last_t"), data.get("due"), trend, window, parts)


@dataclass(frozen=True)
class Transition:
    at: float
    rule: Rule
    subject: str
    from_state: State
    to_state: State
    reason: Reason

    @property
    def severity(self) -> Severity:
        return self.rule.severity


def make(memory: Memory, rule: Rule, subject: str, at: float, to: State, code: str, **params) -> Transition:
    facts: dict = {"channel": rule.channel}
    if rule.also:
        code, facts["conditions"] = JOINED.get(code, code), rule.list_conditions()
    elif rule.kind is not Kind.NO_DATA:
        inside = to in (State.RECOVERING, State.CLEARED)
        facts |= {"limit": rule.off if inside else rule.on, "unit": rule.unit}
    if rule.kind in AMOUNTS:
        facts |= {"level": rule.level, "window_h": rule.window_s / 3600}
    reason = Reason(f"devices.{code}", {**facts, **params}, policy_version=rule.policy_version or None)
    return Transition(at, rule, subject, memory.state, to, reason)


JOINED = {
    "limit_above": "joined_on",
    "limit_below": "joined_on",
    "limit_held": "joined_held",
    "back_in_time": "joined_off",
    "back_inside": "joined_off",
    "came_again": "joined_on",
}
"""How a rule with several conditions says it: no single value is the reason."""


def pass_due(memory: Memory, rule: Rule, subject: str) -> tuple[Memory, list[Transition]]:
    """The due time of a memory has come: what was waiting happens at exactly that time."""
    at = memory.due or 0.0
    if rule.kind is Kind.NO_DATA:
        made = make(memory, rule, subject, at, State.ACTIVE, "no_data", silent_s=rule.hold_s)
        return memory._replace(state=State.ACTIVE, due=None), [made]
    if memory.state is State.PENDING and rule.active and not rule.active.covers(at):
        made = make(memory, rule, subject, at, State.NORMAL, "outside_hours")
        return memory._replace(state=State.NORMAL, due=None), [made]
    if memory.state is State.PENDING:
        made = make(memory, rule, subject, at, State.ACTIVE, "limit_held", hold_s=rule.hold_s)
        return memory._replace(state=State.ACTIVE, due=None), [made]
    if memory.state is State.RECOVERING:
        made = make(memory, rule, subject, at, State.CLEARED, "recovered", clear_s=rule.clear_s)
        return memory._replace(state=State.CLEARED, due=None), [made]
    return memory._replace(due=None), []


def hear(memory: Memory, rule: Rule, subject: str, t: float) -> tuple[Memory, list[Transition]]:
    """A no-data rule hears a reading: the silence ends and the next deadline starts."""
    made = []
    if memory.state is State.ACTIVE:
        made = [make(memory, rule, subject, t, State.CLEARED, "data_back")]
        memory = memory._replace(state=State.CLEARED)
    if memory.state is State.CLEARED:
        memory = memory._replace(state=State.NORMAL)
    return Memory(memory.state, t, t + rule.hold_s), made


def judge(memory: Memory, rule: Rule, subject: str, t: float, value: float) -> tuple[Memory, list[Transition]]:
    signal, trend, window = value, None, None
    if rule.window_s and rule.kind in TRENDS:
        trend = (memory.trend or Trend()).add(t, value, rule.window_s)
        signal = trend.slope_per_h(rule.window_s)
    elif rule.kind in AMOUNTS:
        window, passed = memory.window or Window(), value > rule.level
        repeats = rule.kind is Kind.REPEATS
        window = window.count(t, passed, rule.window_s) if repeats else window.grow(t, value, rule.window_s)
        signal = window.total
    # the quiet path: built at once, `_replace` costs three times that
    memory = Memory(memory.state, t, memory.due, trend, window)
    if signal is None or (memory.state in QUIET_STATES and not rule.is_on(signal)):
        return memory, []
    return move(memory, rule, subject, t, on=rule.is_on(signal), off=rule.is_off(signal), value=signal)


def move(
    memory: Memory, rule: Rule, subject: str, t: float, *, on: bool, off: bool, **facts: float
) -> tuple[Memory, list[Transition]]:
    """The step of the state machine at a reading; new alarms open only in the active time of the rule."""
    if memory.state in QUIET_STATES and on and (rule.active is None or rule.active.covers(t)):
        to = State.PENDING if rule.hold_s > 0 else State.ACTIVE
        made = make(memory, rule, subject, t, to, f"limit_{rule.kind.value}", **facts)
        return memory._replace(state=to, due=t + rule.hold_s if rule.hold_s > 0 else None), [made]
    if memory.state is State.PENDING and not on:
        made = make(memory, rule, subject, t, State.NORMAL, "back_in_time", **facts)
        return memory._replace(state=State.NORMAL, due=None), [made]
    if memory.state is State.ACTIVE and off and not rule.latching:
        to = State.RECOVERING if rule.clear_s > 0 else State.CLEARED
        made = make(memory, rule, subject, t, to, "back_inside", **facts)
        return memory._replace(state=to, due=t + rule.clear_s if rule.clear_s > 0 else None), [made]
    if memory.state is State.RECOVERING and not off:
        made = make(memory, rule, subject, t, State.ACTIVE, "came_again", **facts)
        return memory._replace(state=State.ACTIVE, due=None), [made]
    return memory, []
