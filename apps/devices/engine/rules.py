"""Alarm rules as data: read from a policy payload, refused with every error named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """Critical: act within minutes; high: within 24 h; medium: next working day; low: log."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SEVERITY_RANK = {Severity.CRITICAL: 0, Severity.HIGH: 1, Severity.MEDIUM: 2, Severity.LOW: 3}


class Kind(StrEnum):
    ABOVE = "above"
    BELOW = "below"
    RISES = "rises"  # slope per hour over the window, by Theil-Sen on bucket means
    FALLS = "falls"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Rule:
    """One limit on one channel. `on` opens, `off` closes (hysteresis); both in `unit` (per hour for rises and falls)."""

    code: str
    channel: str
    kind: Kind
    severity: Severity
    on: float = 0.0
    off: float = 0.0
    unit: str = ""
    hold_s: float = 0.0
    clear_s: float = 0.0
    window_s: float = 0.0
    modalities: tuple[str, ...] = ()
    cause: str = ""
    latching: bool = False
    verified: bool = True
    source: str = ""
    policy_version: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def applies_to(self, modality: str) -> bool:
        return not self.modalities or modality in self.modalities

    def is_on(self, signal: float) -> bool:
        return signal > self.on if self.kind in (Kind.ABOVE, Kind.RISES) else signal < self.on

    def is_off(self, signal: float) -> bool:
        return signal <= self.off if self.kind in (Kind.ABOVE, Kind.RISES) else signal >= self.off


class BadRules(ValueError):
    """The payload is not a rule set; `.errors` names every fault as (path, what)."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {what}" for path, what in errors))
        self.errors = errors


_NUMBERS = ("on", "off", "hold_s", "clear_s", "window_s")


def read_rules(payload: Any, policy_version: str = "") -> list[Rule]:
    """Rules of `{"rules": [...]}`; raises BadRules with all faults, never only the first."""
    if not isinstance(payload, Mapping) or not isinstance(payload.get("rules"), list):
        raise BadRules([("rules", "must be a list")])
    rules, errors, seen = [], [], set()
    for n, row in enumerate(payload["rules"]):
        where = f"rules[{n}]"
        if not isinstance(row, Mapping):
            errors.append((where, "must be an object"))
            continue
        faults = list(_find_faults(row))
        if row.get("code") in seen:
            faults.append(("code", "is used twice"))
        seen.add(row.get("code"))
        errors.extend((f"{where}.{name}", what) for name, what in faults)
        if not faults:
            rules.append(_build(row, policy_version))
    if errors:
        raise BadRules(errors)
    return rules


def _find_faults(row: Mapping) -> Iterable[tuple[str, str]]:
    for name in ("code", "channel"):
        if not isinstance(row.get(name), str) or not row[name]:
            yield name, "must be a text"
    if row.get("kind") not in list(Kind):
        yield "kind", f"must be one of {', '.join(Kind)}"
        return
    if row.get("severity") not in list(Severity):
        yield "severity", f"must be one of {', '.join(Severity)}"
    for name in _NUMBERS:
        value = row.get(name, 0)
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or value != value
            or abs(value) == float("inf")
        ):
            yield name, "must be a number"
            return
    for name in ("hold_s", "clear_s", "window_s"):
        if row.get(name, 0) < 0:
            yield name, "must not be negative"
    kind = Kind(row["kind"])
    if kind is Kind.NO_DATA:
        if row.get("hold_s", 0) <= 0:
            yield "hold_s", "must be the seconds of silence that are allowed"
        return
    if "on" not in row:
        yield "on", "must be a number"
        return
    off = row.get("off", row["on"])
    if kind in (Kind.ABOVE, Kind.RISES) and off > row["on"]:
        yield "off", "must not be above on"
    if kind in (Kind.BELOW, Kind.FALLS) and off < row["on"]:
        yield "off", "must not be below on"
    if kind in (Kind.RISES, Kind.FALLS) and row.get("window_s", 0) <= 0:
        yield "window_s", "must be positive"


def _build(row: Mapping, policy_version: str) -> Rule:
    known = {
        "code", "channel", "kind", "severity", "on", "off", "unit", "hold_s", "clear_s", "window_s", "modalities", "cause",
        "latching", "verified", "source",
    }  # fmt: skip
    on = float(row.get("on", 0))
    return Rule(
        code=row["code"],
        channel=row["channel"],
        kind=Kind(row["kind"]),
        severity=Severity(row["severity"]),
        on=on,
        off=float(row.get("off", on)),
        unit=row.get("unit", ""),
        hold_s=float(row.get("hold_s", 0)),
        clear_s=float(row.get("clear_s", 0)),
        window_s=float(row.get("window_s", 0)),
        modalities=tuple(row.get("modalities", ())),
        cause=row.get("cause", ""),
        latching=bool(row.get("latching", False)),
        verified=bool(row.get("verified", True)),
        source=row.get("source", ""),
        policy_version=policy_version,
        extra={key: value for key, value in row.items() if key not in known},
    )


def override(rule: Rule, *, on: float | None = None, off: float | None = None, hold_s: float | None = None) -> Rule:
    """The rule with a device's own values; an `off` that no longer fits the new `on` follows it."""
    new = replace(rule, on=rule.on if on is None else on, hold_s=rule.hold_s if hold_s is None else hold_s)
    gap = rule.off - rule.on
    return replace(new, off=new.on + gap if off is None else off)
