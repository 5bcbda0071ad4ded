"""The alarm evaluator: the rules of a fleet, what they remember, and what is due.

Rows that are not newer than the last one of their rule and channel are late and change nothing.
"""

import heapq
from collections.abc import Iterable

from apps.devices.engine.alarm_steps import (
    NEVER,
    OPEN_STATES,
    QUIET_STATES,
    Memory,
    State,
    Transition,
    hear,
    judge,
    make,
    move,
    pass_due,
)
from apps.devices.engine.rules import Join, Kind, Rule


class Evaluator:
    """Rules by subject. A subject is one channel of one device, such as `MR-2/helium_level`."""

    def __init__(self, *, silence_by_event: bool = True) -> None:
        """`silence_by_event` False: only `notice_silence` raises no-data alarms, by the time of arrival that the caller keeps."""
        self._silence_by_event = silence_by_event
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._joined: dict[str, dict[tuple[str, str], int]] = {}
        """By subject: the joined rules (code, subject of the rule) in which it is a condition, and which one."""
        self._memory: dict[tuple[str, str], Memory] = {}
        self._due: list[tuple[float, str, str]] = []
        self._silent_codes: set[str] = set()
        self.changed: set[tuple[str, str]] = set()

    def set_rules(self, subject: str, rules: Iterable[Rule]) -> None:
        """Rules of a subject from now on; what a rule that left remembers stays."""
        for parts in self._joined.values():
            for key in [key for key in parts if key[1] == subject]:
                del parts[key]
        self._rules[subject] = tuple(rules)
        device = subject.partition("/")[0]
        for rule in self._rules[subject]:
            if rule.also:
                for n, name in enumerate([subject, *(f"{device}/{one.channel}" for one in rule.also)]):
                    self._joined.setdefault(name, {})[rule.code, subject] = n
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
            if rule.also:
                continue
            key = (rule.code, subject)
            memory = self._memory.get(key)
            if memory is None:
                memory = Memory()
            elif memory.last_t is not None and t <= memory.last_t:
                if rule.kind is Kind.NO_DATA:
                    self.changed.add(key)  # it judges nothing, but its channel was heard
                continue
            if memory.due is not None and memory.due < t and self._is_timed(rule):
                memory, passed = pass_due(memory, rule, subject)
                out += passed
            if rule.kind is Kind.NO_DATA:
                memory, made = hear(memory, rule, subject, t)
            elif usable:
                memory, made = judge(memory, rule, subject, t, value)
            else:
                memory, made = memory._replace(last_t=t), []
            out += made
            if (
                memory.due == t and rule.kind is not Kind.NO_DATA
            ):  # the hold ends on this very reading, which still agrees
                memory, made = pass_due(memory, rule, subject)
                out += made
            self._remember(key, memory)
        if usable and (joined := self._joined.get(subject)):
            for key, n in joined.items():
                out += self._feed_part(key, n, t, value)
        return out

    def _feed_part(self, key: tuple[str, str], n: int, t: float, value: float) -> list[Transition]:
        """A reading of the n-th channel of a joined rule; each channel keeps its own order."""
        rule = self._find_rule(*key)
        if rule is None:
            return []
        memory = self._memory.get(key, Memory())
        n_parts = 1 + len(rule.also)
        parts = list(memory.parts) if len(memory.parts) == n_parts else [NEVER] * n_parts
        last_t, held = parts[n]
        if last_t is not None and t <= last_t:
            return []
        at, made = max(t, memory.last_t or t), []
        if memory.due is not None and memory.due < at:
            memory, made = pass_due(memory, rule, key[1])
        parts[n] = (t, rule.part_holds(n, value, before=held))
        memory = memory._replace(last_t=at, parts=tuple(parts))
        fits = [
            holds and spoken is not None and rule.is_fresh(i, at - spoken) for i, (spoken, holds) in enumerate(parts)
        ]
        on = all(fits) if rule.join is Join.ALL else any(fits)
        memory, more = move(memory, rule, key[1], at, on=on, off=not on)
        made += more
        if memory.due == at:
            memory, more = pass_due(memory, rule, key[1])
            made += more
        self._remember(key, memory)
        return made

    def _find_rule(self, code: str, subject: str) -> Rule | None:
        return next((rule for rule in self._rules.get(subject, ()) if rule.code == code), None)

    def advance(self, now: float) -> list[Transition]:
        """Time passes without a reading: what was due before `now` happens, in order of its due time."""
        out: list[Transition] = []
        while self._due and self._due[0][0] < now:
            due, code, subject = heapq.heappop(self._due)
            memory = self._memory.get((code, subject))
            rule = self._find_rule(code, subject)
            if memory is None or rule is None or memory.due != due or not self._is_timed(rule):
                continue
            memory, made = pass_due(memory, rule, subject)
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
            if memory.state in QUIET_STATES:
                at = memory.last_t + rule.hold_s
                out.append(make(memory, rule, subject, at, State.ACTIVE, "no_data", silent_s=rule.hold_s))
                self._remember(key, memory._replace(state=State.ACTIVE, due=None))
        return out

    def _is_timed(self, rule: Rule) -> bool:
        return self._silence_by_event or rule.kind is not Kind.NO_DATA

    def list_open(self) -> list[tuple[str, str]]:
        """(rule, subject) of what is active or recovering."""
        return [key for key, memory in self._memory.items() if memory.state in OPEN_STATES]

    def list_rules(self, subject: str) -> list[str]:
        return [rule.code for rule in self._rules.get(subject, ())]

    def reset(self, rule: str, subject: str) -> None:
        """A person closes a latched alarm: the memory starts again from normal, late rows stay late."""
        old = self.memory(rule, subject)
        self._remember((rule, subject), old._replace(state=State.NORMAL, due=None))

    def _remember(self, key: tuple[str, str], memory: Memory) -> None:
        self._memory[key] = memory
        self.changed.add(key)
        if memory.due is not None and (self._silence_by_event or key[0] not in self._silent_codes):
            heapq.heappush(self._due, (memory.due, *key))
