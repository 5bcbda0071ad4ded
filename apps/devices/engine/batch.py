"""The two file commands as pure functions: readings to alarm transitions, a series to anomaly scores."""

import json
import math
from typing import Any

from apps.devices.engine.alarm_steps import Transition
from apps.devices.engine.alarms import Evaluator
from apps.devices.engine.detectors import Detector, Point
from apps.devices.engine.rules import Rule, read_rules
from apps.devices.engine.tables import MOST_FAULTS, BadTable, Fault, read_epoch_s, read_table, write_table, write_time

READINGS = ["device", "channel", "timestamp", "value", "quality"]
TRANSITIONS = ["timestamp", "rule", "subject", "from_state", "to_state", "severity", "reason"]
SCORES = ["timestamp", "anomaly_score"]
QUALITIES = {"": True, "good": True, "suspect": True, "bad": False}


def load_rules(document: Any) -> list[Rule]:
    """A policy payload, or an exported policy that holds one. Raises BadRules."""
    if isinstance(document, dict) and "payload" in document:
        label = f"{document.get('code', '')}@{document.get('version', '')}"
        return read_rules(document["payload"], label)
    return read_rules(document)


class Replay:
    """What rules say of a series alone, without a clock: time is that of the newest reading, and nothing happens after the last one."""

    def __init__(self) -> None:
        self.evaluator, self.newest = Evaluator(), -math.inf

    def take(self, subject: str, t: float, value: float, *, usable: bool = True) -> list[Transition]:
        self.newest = max(self.newest, t)
        return [*self.evaluator.advance(self.newest), *self.evaluator.feed(subject, t, value, usable=usable)]


def replay(name: str, raw: bytes, rules: list[Rule]) -> str:
    """The table of transitions. Time advances with the newest timestamp seen; nothing happens after the last row."""
    series, made = Replay(), []
    evaluator = series.evaluator
    readings = _parse_readings(name, raw)
    for row, *_ in readings:  # all of them before the first reading: a rule may ask several channels
        if not evaluator.knows(_subject(row)):
            modality = row.get("modality") or ""
            fitting = [r for r in rules if r.channel == row["channel"] and (not modality or r.applies_to(modality))]
            evaluator.set_rules(_subject(row), fitting)
    for row, t, value, usable in readings:
        made += series.take(_subject(row), t, value, usable=usable)
    return write_table(TRANSITIONS, map(_print, made))


def _subject(row: dict) -> str:
    return f"{row['device']}/{row['channel']}"


def _parse_readings(name: str, raw: bytes) -> list[tuple[dict, float, float, bool]]:
    out, faults = [], []
    for n, row in enumerate(read_table(name, raw, READINGS), start=2):
        try:
            usable = QUALITIES[row["quality"].strip().lower()]
            value = float(row["value"])
            if not math.isfinite(value):
                raise ValueError(row["value"])
            if not row["device"] or not row["channel"]:
                raise ValueError("empty device or channel")
            out.append((row, read_epoch_s(row["timestamp"]), value, usable))
        except KeyError:
            faults.append(Fault(name, n, f"quality {row['quality']!r} is none of good, suspect, bad"))
        except (ValueError, OverflowError) as error:
            faults.append(Fault(name, n, str(error)))
    if faults:
        raise BadTable(faults[:MOST_FAULTS])
    return out


def _print(step: Transition) -> list:
    reason = {"code": step.reason.code, "params": {k: v for k, v in step.reason.params.items() if v != ""}}
    words = json.dumps(reason, separators=(",", ":"), ensure_ascii=False)
    return [write_time(step.at), step.rule.code, step.subject, step.from_state, step.to_state, step.severity, words]


def score(name: str, raw: bytes, detector: Detector) -> str:
    """One score in [0, 1] a row, from the rows before it alone; a missing value (empty or nan) scores 0 and teaches nothing."""
    state, rows, faults = detector.start(), [], []
    for n, row in enumerate(read_table(name, raw, ["timestamp", "value"]), start=2):
        try:
            value = float(row["value"].strip() or "nan")
            state, found = detector.step(state, Point(read_epoch_s(row["timestamp"]), value))
            rows.append([row["timestamp"], f"{found:.6f}"])
        except (ValueError, OverflowError) as error:
            faults.append(Fault(name, n, str(error)))
    if faults:
        raise BadTable(faults[:MOST_FAULTS])
    return write_table(SCORES, rows)
