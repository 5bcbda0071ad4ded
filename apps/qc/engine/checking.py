"""Run the report rules over one report."""

from collections.abc import Collection

from apps.qc.engine.registry import REPORT_RULES
from apps.qc.engine.report import SECTIONS, Finding, ReportSnapshot

ENGINE_VERSION = "1"
_RANK = {"error": 0, "warn": 1, "info": 2}


def load_rules() -> None:
    """Import every rule file once."""
    REPORT_RULES.load("apps.qc.engine.report_rules")


def check(snapshot: ReportSnapshot, *, stage: str = "audit", off: Collection[str] = ()) -> list[Finding]:
    """All findings of the active rules for a stage, in reading order; the same text always gives the same list."""
    load_rules()
    found: list[Finding] = []
    for member in REPORT_RULES.items():
        if member.code in off or stage not in member.facts["stages"]:
            continue
        found.extend(member.value(snapshot))
    order = {name: number for number, name in enumerate(SECTIONS)}
    return sorted(found, key=lambda item: (order[item.section], item.start, _RANK[item.severity], item.rule))


def describe_rules() -> list[dict]:
    """Code, version, title and manner of every known rule."""
    load_rules()
    return [
        {
            "code": member.code,
            "version": member.facts["version"],
            "category": member.facts["category"],
            "severity": member.facts["severity"],
            "blocking": member.facts["blocking"],
            "title": member.facts["title"],
            "stages": list(member.facts["stages"]),
        }
        for member in REPORT_RULES.items()
    ]
