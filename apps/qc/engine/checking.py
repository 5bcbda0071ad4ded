"""Run the report rules over one report: every rule, then one alert a stretch and fault, in reading order."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from apps.common.kernel.catalog import Member
from apps.common.kernel.reason import Reason
from apps.qc.engine.registry import REPORT_RULES
from apps.qc.engine.report import SECTIONS, Finding, Hit, Place, ReportSnapshot
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.report_reading import read_report

ENGINE_VERSION = "2.0"
LEXICON_VERSION = "2026.11.1"
_RANK = {"error": 0, "warn": 1, "info": 2}
_LATER = {"polarity": 1, "impression_omission": 2}
_TWO_PLACES = ("laterality", "location_level", "measurement", "polarity", "unit")
_TEXT = ("typo", "char_extra", "char_missing")


def load_rules() -> None:
    """Import every rule file once."""
    REPORT_RULES.load("apps.qc.engine.report_rules")


def check(
    snapshot: ReportSnapshot,
    *,
    stage: str = "audit",
    off: Collection[str] = (),
    history: ReportHistory = NO_HISTORY,
) -> list[Finding]:
    """All findings of the active rules for a stage, in reading order; the same text and history always give the same list."""
    load_rules()
    reading = replace(read_report(snapshot), history=history)
    found: list[Finding] = []
    for member in REPORT_RULES.items():
        if member.code in off or stage not in member.facts["stages"] or member.facts["status"] != "active":
            continue
        for hit in member.value(reading):
            finding = _make_finding(member, hit)
            found.append(finding)
            if stage == "audit" and finding.category in _TWO_PLACES:
                found += _echo(finding)
    order = {name: number for number, name in enumerate(SECTIONS)}
    kept = merge(found)
    return sorted(kept, key=lambda item: (order[item.section], item.start, _RANK[item.severity], item.rule))


def warm_up(langs: Iterable[str], history: ReportHistory = NO_HISTORY) -> None:
    """Loads rules, packs and spell models of these languages, so that no report pays for it."""
    for lang in sorted(set(langs)):
        check(ReportSnapshot(findings="CT", impression="CT", lang=lang), history=history)


def _make_finding(member: Member, hit: Hit) -> Finding:
    severity = hit.severity or member.facts["severity"]
    return Finding(
        rule=member.code,
        category=member.facts["category"],
        severity=severity,
        section=hit.section,
        start=hit.start,
        end=hit.end,
        reason=Reason(hit.code, hit.params, severity="warning" if severity == "warn" else severity),
        blocking=member.facts["blocking"] if hit.blocking is None else hit.blocking,
        suggestion=hit.suggestion if member.facts["autofix"] else "",
        related=hit.related,
        rule_version=member.facts["version"],
    )


def _echo(finding: Finding) -> list[Finding]:
    """The other place of a contradiction as a hint of its own: an audit cannot know which of the two is wrong."""
    return [
        replace(
            finding,
            section=place.section,
            start=place.start,
            end=place.end,
            severity="info",
            blocking=False,
            related=(finding.place,),
        )
        for place in finding.related
        if place.section != finding.section
    ]


def merge(found: Iterable[Finding]) -> list[Finding]:
    """A stretch keeps one alert about its text; a text alert inside one of meaning stays only when that one is milder."""
    kept: list[Finding] = []
    ranked = sorted(
        found,
        key=lambda item: (
            item.category in _TEXT,
            _LATER.get(item.category, 0),
            _RANK[item.severity],
            item.rule,
            item.start,
        ),
    )
    for item in ranked:
        if any(_swallows(other, item) for other in kept):
            continue
        kept.append(item)
    return kept


def _meets(place: Place, item: Finding) -> bool:
    return place.section == item.section and place.start < item.end and item.start < place.end


def _swallows(kept: Finding, item: Finding) -> bool:
    if item.category == "impression_omission" and kept.category in _TWO_PLACES:
        # What is told there wrongly is not left out.
        return any(_meets(place, item) for place in (*kept.related, kept.place))
    if not _meets(kept.place, item):
        return False
    if item.category == kept.category:
        return True
    if item.category == "polarity" and kept.category in ("laterality", "location_level"):
        return True
    both_text = item.category in _TEXT and kept.category in _TEXT
    return both_text or (
        item.category in _TEXT and kept.category in ("placeholder", "unit", "modality_wording", "copy_forward")
    )


def describe_rules() -> list[dict]:
    """Code, version, title and manner of every known rule."""
    load_rules()
    names = ("version", "category", "severity", "blocking", "title", "status", "autofix")
    return [
        {"code": member.code, **{name: member.facts[name] for name in names}, "stages": list(member.facts["stages"])}
        for member in REPORT_RULES.items()
    ]
