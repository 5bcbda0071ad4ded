"""The alarm evaluator: limit, trend and no-data rules over event time, with hold, hysteresis and recovery.

States and names follow Grafana's alerting: normal, pending (limit passed, hold not yet over), active, recovering (back, clear time not
yet over), cleared (the alarm is closed; the next passing of the limit opens another one). Rows that are not newer than the last one
of their rule and subject are late and change nothing. Times are epoch seconds of the event, never of its arrival.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from apps.common.kernel.reason import Reason
from apps.devices.engine.rules import Kind, Rule, Severity
from apps.devices.engine.trend import Trend


class State(StrEnum):
    NORMAL = "normal"
    PENDING = "pending"
    ACTIVE = "active"
    RECOVERING = "recovering"
    CLEARED = "cleared"


OPEN_STATES = (State.ACTIVE, State.RECOVERING)


@dataclass(frozen=True, slots=True)
class Memory:
    """What one rule remembers of one subject; survives a restart as JSON."""

    state: State = State.NORMAL
    last_t: float | None = None
    due: float | None = None
    trend: Trend | None = None

    def to_json(self) -> dict:
        out: dict = {"state": self.state, "last_t": self.last_t, "due": self.due}
        if self.trend:
            out["trend"] = self.trend.to_json()
        return out

    @staticmethod
    def from_json(data: dict) -> "Memory":
        trend = Trend.from_json(data["trend"]) if data.get("trend") else None
        return Memory(State(data["state"]), data.get("last_t"), data.get("due"), trend)


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


class Evaluator:
    """Rules by subject. A subject is one channel of one device, such as `MR-2/helium_level`."""

    def __init__(self, *, silence_by_event: bool = True) -> None:
        """`silence_by_event` False: only `notice_silence` raises no-data alarms, by the time of arrival that the caller keeps."""
        self._silence_by_event = silence_by_event
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._memory: dict[tuple[str, str], Memory] = {}
        self._due: list[tuple[float, str, str]] = []
        self._silent_codes: set[str] = set()
        self.changed: set[tuple[str, str]] = set()

    def set_rules(self, subject: str, rules: Iterable[Rule]) -> None:
        """Rules of a subject from now on; memories of rules that left are kept until `forget`."""
        self._rules[subject] = tuple(rules)
        self._silent_codes |= {rule.code for rule in self._rules[subject] if rule.kind is Kind.NO_DATA}

    def knows(self, subject: str) -> bool:
        return subject in self._rules

    def restore(self, rule: str, subject: str, memory: Memory) -> None:
        self._remember((rule, subject), memory)
        self.changed.discard((rule, subject))

    def memory(self, rule: str, subject: str) -> Memory:
        return self._memory.get((rule, subject), Memory())

    def take_changed(self) -> dict[tuple[str, str], Memory]:
        """Memories that changed since the last call, for the caller's transaction."""
        out = {key: self._memory[key] for key in self.changed}
        self.changed.clear()
        return out

    def feed(self, subject: str, t: float, value: float, *, usable: bool = True) -> list[Transition]:
        """One reading. `usable` False (bad quality) proves that data arrive but is no value to judge."""
        out: list[Transition] = []
        for rule in self._rules.get(subject, ()):
            key = (rule.code, subject)
            memory = self._memory.get(key)
            if memory is None:
                memory = Memory()
            elif memory.last_t is not None and t <= memory.last_t:
                continue
            if memory.due is not None and memory.due < t and self._is_timed(rule):
                memory, passed = _pass_due(memory, rule, subject)
                out += passed
            if rule.kind is Kind.NO_DATA:
                memory, made = _hear(memory, rule, subject, t)
            elif usable:
                memory, made = _judge(memory, rule, subject, t, value)
            else:
                memory, made = replace(memory, last_t=t), []
            out += made
            if (
                memory.due == t and rule.kind is not Kind.NO_DATA
            ):  # the hold ends on this very reading, which still agrees
                memory, made = _pass_due(memory, rule, subject)
                out += made
            self._remember(key, memory)
        return out

    def advance(self, now: float) -> list[Transition]:
        """Time passes without a reading: what was due before `now` happens, in order of its due time."""
        out: list[Transition] = []
        while self._due and self._due[0][0] < now:
            due, code, subject = heapq.heappop(self._due)
            memory = self._memory.get((code, subject))
            rule = next((rule for rule in self._rules.get(subject, ()) if rule.code == code), None)
            if memory is None or rule is None or memory.due != due or not self._is_timed(rule):
                continue
            memory, made = _pass_due(memory, rule, subject)
            out += made
            self._remember((code, subject), memory)
        return out

    def notice_silence(self, subject: str, silent_s: float) -> list[Transition]:
        """Nothing has come for `silent_s` seconds: the no-data rules that allow less become active, once."""
        out = []
        for rule in self._rules.get(subject, ()):
            key = (rule.code, subject)
            memory = self._memory.get(key)
            if rule.kind is not Kind.NO_DATA or memory is None or memory.last_t is None or silent_s <= rule.hold_s:
                continue
            if memory.state in (State.NORMAL, State.CLEARED):
                at = memory.last_t + rule.hold_s
                out.append(_make(memory, rule, subject, at, State.ACTIVE, "no_data", silent_s=rule.hold_s))
                self._remember(key, replace(memory, state=State.ACTIVE, due=None))
        return out

    def _is_timed(self, rule: Rule) -> bool:
        return self._silence_by_event or rule.kind is not Kind.NO_DATA

    def reset(self, rule: str, subject: str) -> None:
        """A person closes a latched alarm: the memory starts again from normal, late rows stay late."""
        old = self.memory(rule, subject)
        self._remember((rule, subject), Memory(last_t=old.last_t, trend=old.trend))

    def _remember(self, key: tuple[str, str], memory: Memory) -> None:
        self._memory[key] = memory
        self.changed.add(key)
        if memory.due is not None and (self._silence_by_event or key[0] not in self._silent_codes):
            heapq.heappush(self._due, (memory.due, *key))


def _make(memory: Memory, rule: Rule, subject: str, at: float, to: State, code: str, **params) -> Transition:
    facts: dict = {"channel": rule.channel}
    if rule.kind is not Kind.NO_DATA:
        inside = to in (State.RECOVERING, State.CLEARED)
        facts |= {"limit": rule.off if inside else rule.on, "unit": rule.unit}
    reason = Reason(f"devices.{code}", {**facts, **params}, policy_version=rule.policy_version or None)
    return Transition(at, rule, subject, memory.state, to, reason)


def _pass_due(memory: Memory, rule: Rule, subject: str) -> tuple[Memory, list[Transition]]:
    """The due time of a memory has come: what was waiting happens at exactly that time."""
    at = memory.due or 0.0
    if rule.kind is Kind.NO_DATA:
        made = _make(memory, rule, subject, at, State.ACTIVE, "no_data", silent_s=rule.hold_s)
        return replace(memory, state=State.ACTIVE, due=None), [made]
    if memory.state is State.PENDING:
        made = _make(memory, rule, subject, at, State.ACTIVE, "limit_held", hold_s=rule.hold_s)
        return replace(memory, state=State.ACTIVE, due=None), [made]
    if memory.state is State.RECOVERING:
        made = _make(memory, rule, subject, at, State.CLEARED, "recovered", clear_s=rule.clear_s)
        return replace(memory, state=State.CLEARED, due=None), [made]
    return replace(memory, due=None), []


def _hear(memory: Memory, rule: Rule, subject: str, t: float) -> tuple[Memory, list[Transition]]:
    """A no-data rule hears a reading: the silence ends and the next deadline starts."""
    made = []
    if memory.state is State.ACTIVE:
        made = [_make(memory, rule, subject, t, State.CLEARED, "data_back")]
        memory = replace(memory, state=State.CLEARED)
    if memory.state is State.CLEARED:
        memory = replace(memory, state=State.NORMAL)
    return Memory(memory.state, t, t + rule.hold_s, memory.trend), made


def _judge(memory: Memory, rule: Rule, subject: str, t: float, value: float) -> tuple[Memory, list[Transition]]:
    signal: float | None = value
    if rule.window_s and rule.kind in (Kind.RISES, Kind.FALLS):
        trend = (memory.trend or Trend()).add(t, value, rule.window_s)
        memory = replace(memory, trend=trend)
        signal = trend.slope_per_h(rule.window_s)
    memory = Memory(
        memory.state, t, memory.due, memory.trend
    )  # the quiet path: built at once, `replace` costs three times that
    if signal is None:
        return memory, []
    word = rule.kind.value
    if memory.state in (State.NORMAL, State.CLEARED) and rule.is_on(signal):
        to = State.PENDING if rule.hold_s > 0 else State.ACTIVE
        made = _make(memory, rule, subject, t, to, f"limit_{word}", value=signal)
        return replace(memory, state=to, due=t + rule.hold_s if rule.hold_s > 0 else None), [made]
    if memory.state is State.PENDING and not rule.is_on(signal):
        made = _make(memory, rule, subject, t, State.NORMAL, "back_in_time", value=signal)
        return replace(memory, state=State.NORMAL, due=None), [made]
    if memory.state is State.ACTIVE and rule.is_off(signal) and not rule.latching:
        to = State.RECOVERING if rule.clear_s > 0 else State.CLEARED
        made = _make(memory, rule, subject, t, to, "back_inside", value=signal)
        return replace(memory, state=to, due=t + rule.clear_s if rule.clear_s > 0 else None), [made]
    if memory.state is State.RECOVERING and not rule.is_off(signal):
        made = _make(memory, rule, subject, t, State.ACTIVE, "came_again", value=signal)
        return replace(memory, state=State.ACTIVE, due=None), [made]
    return memory, []
