"""Alarm rules as data: read from a policy payload, refused with every error named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from apps.devices.engine.conditions import (
    ActiveTime,
    Condition,
    Join,
    find_condition_faults,
    find_time_faults,
    is_number,
    read_conditions,
    read_time,
)


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
    REPEATS = "repeats"  # how many readings of the window are above `level`
    GROWS = "grows"  # by how much a counter grew in the window
    NO_DATA = "no_data"


TRENDS = (Kind.RISES, Kind.FALLS)
AMOUNTS = (Kind.REPEATS, Kind.GROWS)
DOWNWARD = (Kind.BELOW, Kind.FALLS)


@dataclass(frozen=True)
class Rule:
    """One limit on one channel. `on` opens, `off` closes (hysteresis); both in `unit` (per hour for rises and falls).

    With `also`, the limit of its own channel counts as one condition beside those: `all` of them or `any` opens the alarm.
    Repeats and grows open when the amount of the window reaches `on`. With `of_baseline`, `on` and `off` are shares of what is usual for
    that channel of that device (`at_baseline`). `texts`: by language, what may be the cause, what follows and what to do, as people read it.
    """

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
    level: float = 0.0
    of_baseline: bool = False
    also: tuple[Condition, ...] = ()
    join: Join = Join.ALL
    active: ActiveTime | None = None
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cause: str = ""
    latching: bool = False
    verified: bool = True
    source: str = ""
    policy_version: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def applies_to(self, modality: str) -> bool:
        return not self.modalities or modality in self.modalities

    def is_on(self, signal: float) -> bool:
        if self.kind in DOWNWARD:
            return signal < self.on
        return signal >= self.on if self.kind in AMOUNTS else signal > self.on

    def is_off(self, signal: float) -> bool:
        return signal >= self.off if self.kind in DOWNWARD else signal <= self.off

    def part_holds(self, n: int, value: float, *, before: bool) -> bool:
        """Whether the n-th condition of a joined rule holds at a value; 0 is the rule's own limit."""
        if n:
            return self.also[n - 1].holds(value, before=before)
        return not self.is_off(value) if before else self.is_on(value)

    def is_fresh(self, n: int, age_s: float) -> bool:
        return n == 0 or age_s <= self.also[n - 1].max_age_s

    def list_conditions(self) -> list[tuple[str, str, float]]:
        """(channel, sign, limit) of every condition of a joined rule."""
        own = (self.channel, "<" if self.kind is Kind.BELOW else ">", self.on)
        return [own, *((one.channel, ">" if one.above else "<", one.on) for one in self.also)]


class BadRules(ValueError):
    """The payload is not a rule set; `.errors` names every fault as (path, what)."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {what}" for path, what in errors))
        self.errors = errors


_NUMBERS = ("on", "off", "hold_s", "clear_s", "window_s", "level")
TEXTS = ("cause", "consequence", "action")


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
        if not is_number(row.get(name, 0)):
            yield name, "must be a number"
            return
    for name in ("hold_s", "clear_s", "window_s"):
        if row.get(name, 0) < 0:
            yield name, "must not be negative"
    yield from _find_text_faults(row.get("texts", {}))
    if "active" in row:
        yield from find_time_faults(row["active"])
    if "also" in row:
        yield from find_condition_faults(row["also"])
    if row.get("join", Join.ALL) not in list(Join):
        yield "join", f"must be one of {', '.join(Join)}"
    kind = Kind(row["kind"])
    if "of_baseline" in row:
        yield from _find_share_faults(row, kind)
    if "also" in row and kind not in (Kind.ABOVE, Kind.BELOW):
        yield "also", "needs a rule of the kind above or below"
    if kind is Kind.NO_DATA:
        if row.get("hold_s", 0) <= 0:
            yield "hold_s", "must be the seconds of silence that are allowed"
        return
    if "on" not in row:
        yield "on", "must be a number"
        return
    off = row.get("off", _usual_off(kind, row["on"]))
    if not fits_off(kind, row["on"], off):
        where = "below on" if kind in DOWNWARD else "above on"
        yield "off", "must be below on, and not below zero" if kind in AMOUNTS else f"must not be {where}"
    if kind in TRENDS + AMOUNTS and row.get("window_s", 0) <= 0:
        yield "window_s", "must be positive"


def _find_share_faults(row: Mapping, kind: Kind) -> Iterable[tuple[str, str]]:
    if row["of_baseline"] is not True:
        yield "of_baseline", "must be true, or left out"
    if kind not in (Kind.ABOVE, Kind.BELOW) or "also" in row:
        yield "of_baseline", "needs a rule of the kind above or below without other conditions"
    elif not is_share(kind, row.get("on", 0)):
        yield "on", "must be a share above 1" if kind is Kind.ABOVE else "must be a share between 0 and 1"


def is_share(kind: Kind, on: float) -> bool:
    """Whether a share of the baseline is none that the baseline itself has reached."""
    return on > 1 if kind is Kind.ABOVE else 0 < on < 1


def _find_text_faults(texts: Any) -> Iterable[tuple[str, str]]:
    if not isinstance(texts, Mapping):
        yield "texts", "must be an object"
        return
    for name, words in texts.items():
        if name not in TEXTS:
            yield f"texts.{name}", f"must be one of {', '.join(TEXTS)}"
        elif not isinstance(words, Mapping) or any(not isinstance(v, str) or not v for v in words.values()):
            yield f"texts.{name}", "must be a text by language"


def _usual_off(kind: Kind, on: float) -> float:
    """Of an amount: it is over when nothing is left in the window."""
    return 0.0 if kind in AMOUNTS else on


def _build(row: Mapping, policy_version: str) -> Rule:
    known = {
        "code", "channel", "kind", "severity", "on", "off", "unit", "hold_s", "clear_s", "window_s", "modalities", "cause",
        "latching", "verified", "source", "level", "of_baseline", "also", "join", "active", "texts",
    }  # fmt: skip
    kind, on = Kind(row["kind"]), float(row.get("on", 0))
    return Rule(
        code=row["code"],
        channel=row["channel"],
        kind=kind,
        severity=Severity(row["severity"]),
        on=on,
        off=float(row.get("off", _usual_off(kind, on))),
        unit=row.get("unit", ""),
        hold_s=float(row.get("hold_s", 0)),
        clear_s=float(row.get("clear_s", 0)),
        window_s=float(row.get("window_s", 0)),
        modalities=tuple(row.get("modalities", ())),
        level=float(row.get("level", 0)),
        of_baseline=row.get("of_baseline", False),
        also=read_conditions(row.get("also", ())),
        join=Join(row.get("join", Join.ALL)),
        active=read_time(row["active"]) if "active" in row else None,
        texts=row.get("texts", {}),
        cause=row.get("cause", ""),
        latching=bool(row.get("latching", False)),
        verified=bool(row.get("verified", True)),
        source=row.get("source", ""),
        policy_version=policy_version,
        extra={key: value for key, value in row.items() if key not in known},
    )


def override(rule: Rule, *, on: float | None = None, off: float | None = None, hold_s: float | None = None) -> Rule:
    """The rule with a device's own values. An `off` that is not given keeps its distance from `on`; an amount's never falls below zero,
    where it could not be reached."""
    new = replace(rule, on=rule.on if on is None else on, hold_s=rule.hold_s if hold_s is None else hold_s)
    if off is None:
        off = new.on + rule.off - rule.on
        off = max(0.0, off) if rule.kind in AMOUNTS else off
    return replace(new, off=off)


def at_baseline(rule: Rule, baseline: float, unit: str, source: str) -> Rule:
    """A rule of shares as the limit of one channel, in the channel's unit; `source`: where the baseline comes from."""
    return replace(
        rule,
        on=rule.on * baseline,
        off=rule.off * baseline,
        unit=unit,
        of_baseline=False,
        source=f"{rule.source}; {source}",
    )


def fits_off(kind: Kind, on: float, off: float) -> bool:
    """Whether an alarm that opens at `on` can close at `off`."""
    if kind in DOWNWARD:
        return off >= on
    return 0 <= off < on if kind in AMOUNTS else off <= on
