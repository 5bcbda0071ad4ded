"""Clinical separations: how far apart two exams of one patient must lie, in either order, and from when on one is allowed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from apps.scheduling.engine.openings import Span

KEYS = ("contrast", "modality", "body_part", "exam_code", "medicine")


@dataclass(frozen=True)
class SeparationExam:
    """What the rules look at; `contrast` is the agent class that is given, `span` None while it has no time. A medicine is one too."""

    key: str
    contrast: str
    modality: str
    body_part: str
    exam_code: str
    medicine: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    span: Span | None = None


@dataclass(frozen=True)
class Band:
    """Hours for an eGFR below `below` or up to `up_to`; with neither, for every other known value."""

    hours: float = 0
    back_hours: float = 0
    advised_hours: float = 0
    below: float | None = None
    up_to: float | None = None

    def holds(self, egfr: float) -> bool:
        return (self.below is None or egfr < self.below) and (self.up_to is None or egfr <= self.up_to)


@dataclass(frozen=True)
class SeparationRule:
    """`hours` from the end of an exam that fits `first` to the start of one that fits `second`; `back_hours` the other way."""

    code: str
    reason: str
    first: Mapping[str, Sequence[str]]
    second: Mapping[str, Sequence[str]]
    bands: tuple[Band, ...]
    unknown: Band
    is_overridable: bool

    def band(self, egfr: float | None) -> Band:
        if egfr is None:
            return self.unknown
        return next((band for band in self.bands if band.holds(egfr)), Band())

    def gap(self, earlier: SeparationExam, later: SeparationExam, egfr: float | None) -> tuple[float, float]:
        """Hours demanded and hours advised between the two in this order; (0, 0) where the rule has nothing to say."""
        band = self.band(egfr)
        if fits(earlier, self.first) and fits(later, self.second):
            return band.hours, band.advised_hours
        if fits(earlier, self.second) and fits(later, self.first):
            return band.back_hours, 0
        return 0, 0


@dataclass(frozen=True)
class Zone:
    """Time that an exam must not touch (or, as advice, had better not) because of `other`; `hours` is what the rule asks."""

    rule: SeparationRule
    other: SeparationExam
    span: Span
    hours: float
    is_advice: bool = False
    policy_version: str = ""


def read_rules(payload: Mapping[str, Any]) -> tuple[SeparationRule, ...]:
    """The rows in force; an `unverified` row is shown to people and never applied."""
    return tuple(_read_rule(row) for row in payload["rows"] if row["status"] == "active")


def fits(exam: SeparationExam, match: Mapping[str, Sequence[str]]) -> bool:
    """Every key that the match names must hold one of its values."""
    return all(getattr(exam, key) in match[key] for key in KEYS if key in match)


def list_concerned(rules: Iterable[SeparationRule], exam: SeparationExam) -> tuple[SeparationRule, ...]:
    """The rules that this exam can break at all."""
    return tuple(rule for rule in rules if fits(exam, rule.first) or fits(exam, rule.second))


def make_medicine_zone(
    rules: Iterable[SeparationRule], exam: SeparationExam, medicine: str, *, now: datetime, hours: float, policy: str
) -> Zone | None:
    """A medicine that must be stopped `hours` before `exam` and can be stopped from `now` on; None where no rule asks it."""
    taken = SeparationExam(medicine, "", "", "", "", medicine=medicine, span=(now, now))
    rule = next((r for r in rules if fits(taken, r.first) and fits(exam, r.second)), None)
    if rule is None or not hours:
        return None
    return Zone(rule, taken, (now - timedelta(days=1), now + timedelta(hours=hours)), hours, policy_version=policy)


def longest_gap(rules: Iterable[SeparationRule]) -> timedelta:
    bands = [band for rule in rules for band in (*rule.bands, rule.unknown)]
    return timedelta(hours=max((max(b.hours, b.back_hours, b.advised_hours) for b in bands), default=0))


def list_zones(
    rules: Iterable[SeparationRule], exam: SeparationExam, others: Iterable[SeparationExam], *, egfr: float | None
) -> list[Zone]:
    """Around each other exam: what `exam` must keep clear of, and wider, what it is advised to."""
    pairs = [(rule, other) for rule in rules for other in others if other.span is not None]
    return [zone for rule, other in pairs for zone in _zones_around(rule, exam, other, egfr)]


def find_hits(zones: Iterable[Zone], span: Span) -> list[Zone]:
    """The zones that `span` touches: demands before advice, the one that lasts longest first."""
    hits = [zone for zone in zones if zone.span[0] < span[1] and span[0] < zone.span[1]]
    return sorted(hits, key=lambda zone: (zone.is_advice, -zone.span[1].timestamp(), zone.rule.code, zone.other.key))


def find_earliest(zones: Iterable[Zone], span: Span) -> datetime:
    """The first start from `span`'s on that touches no demand."""
    start, length = span[0], span[1] - span[0]
    for zone in sorted((z for z in zones if not z.is_advice), key=lambda z: z.span):
        if zone.span[0] < start + length and start < zone.span[1]:
            start = zone.span[1]
    return start


def find_gaps(
    rules: Iterable[SeparationRule], a: SeparationExam, b: SeparationExam, *, egfr: float | None
) -> tuple[float, float]:
    """Hours demanded when `a` comes first, and when `b` does: the strictest rule of each order."""
    found = [(rule.gap(a, b, egfr)[0], rule.gap(b, a, egfr)[0]) for rule in rules]
    return max((ab for ab, _ in found), default=0), max((ba for _, ba in found), default=0)


def _zones_around(rule: SeparationRule, exam: SeparationExam, other: SeparationExam, egfr: float | None) -> list[Zone]:
    start, end = other.span
    after, advised_after = rule.gap(other, exam, egfr)
    before, advised_before = rule.gap(exam, other, egfr)
    zones = []
    if after or before:
        zones.append(Zone(rule, other, _widen(start, end, before, after), max(before, after)))
    if advised_after > after or advised_before > before:
        wide = _widen(start, end, max(before, advised_before), max(after, advised_after))
        zones.append(Zone(rule, other, wide, max(advised_before, advised_after), is_advice=True))
    return zones


def _widen(start: datetime, end: datetime, before: float, after: float) -> Span:
    return start - timedelta(hours=before), end + timedelta(hours=after)


def _read_rule(row: Mapping[str, Any]) -> SeparationRule:
    return SeparationRule(
        code=row["code"],
        reason=row["reason"],
        first=row["first"],
        second=row["second"],
        bands=tuple(Band(**band) for band in row.get("bands", ())),
        unknown=Band(**row.get("unknown", {})),
        is_overridable=row["is_overridable"],
    )
