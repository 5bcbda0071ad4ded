"""Run the report rules over one report: every rule, then one alert a stretch and fault, in reading order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from apps.common.kernel.catalog import Member
from apps.qc.engine.lexicon_overlay import NO_OVERLAY, LexiconOverlay
from apps.qc.engine.registry import REPORT_RULES, ReportRule
from apps.qc.engine.report import SECTIONS, Finding, Place, ReportSnapshot
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.report_reading import read_report
from apps.qc.engine.rule_data import DataRule
from apps.qc.engine.rule_finding import RuleFacts, make_finding

ENGINE_VERSION = "2.7"
LEXICON_VERSION = "2026.11.5"
_RANK = {"error": 0, "warn": 1, "info": 2}
_LATER = {"polarity": 1, "impression_omission": 2}
_TWO_PLACES = ("laterality", "location_level", "measurement", "polarity", "unit")
_TEXT = ("typo", "char_extra", "char_missing")
SPEAKING = ("active", "blocking")
_RUNNING = ("shadow", *SPEAKING)


def load_rules() -> None:
    """Import every rule file once."""
    REPORT_RULES.load("apps.qc.engine.report_rules")


@dataclass(frozen=True)
class Standing:
    """How a department runs the rules: their status where it differs from the built-in one, its own rules, words and history."""

    status: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[DataRule, ...] = ()
    overlay: LexiconOverlay = NO_OVERLAY
    history: ReportHistory = NO_HISTORY


@dataclass(frozen=True)
class Checked:
    """What is said, and what rules on trial would have said."""

    findings: list[Finding]
    shadow: list[Finding]


BUILT_IN = Standing()


def check(
    snapshot: ReportSnapshot,
    *,
    stage: str = "audit",
    off: Collection[str] = (),
    history: ReportHistory = NO_HISTORY,
) -> list[Finding]:
    """All findings of the built-in rules for a stage; the same text and history always give the same list."""
    return check_under(snapshot, Standing(history=history), stage=stage, off=off).findings


def check_under(
    snapshot: ReportSnapshot, standing: Standing, *, stage: str = "audit", off: Collection[str] = ()
) -> Checked:
    """All findings under a department's standing, in reading order; rules on trial are told apart."""
    reading = replace(read_report(snapshot, standing.overlay), history=standing.history)
    said: list[Finding] = []
    shadow: list[Finding] = []
    for rule, find in list_runnable(standing):
        status = standing.status.get(rule.code) or default_status(rule)
        if rule.code in off or stage not in rule.stages or status not in _RUNNING:
            continue
        rule = replace(rule, blocking=status == "blocking")
        for hit in find(reading):
            finding = make_finding(rule, hit)
            if status == "shadow":
                shadow.append(finding)
                continue
            said.append(finding)
            if stage == "audit" and finding.category in _TWO_PLACES:
                said += _echo(finding)
    return Checked(_sort(merge(said, {rule.facts.code for rule in standing.rules})), _sort(shadow))


def list_runnable(standing: Standing) -> Iterator[tuple[RuleFacts, ReportRule]]:
    """The built-in rules, then the department's own."""
    load_rules()
    for member in REPORT_RULES.items():
        facts = {name: member.facts[name] for name in ("category", "severity", "version", "stages", "autofix")}
        yield RuleFacts(code=member.code, blocking=member.facts["blocking"], **facts), member.value
    for rule in standing.rules:
        yield rule.facts, rule.find


def default_status(rule: RuleFacts) -> str:
    """A built-in rule runs unless a department says otherwise; one of a department is a draft until somebody starts it."""
    return _own_status(REPORT_RULES.get(rule.code)) if rule.code in REPORT_RULES else "draft"


def _sort(found: list[Finding]) -> list[Finding]:
    order = {name: number for number, name in enumerate(SECTIONS)}
    return sorted(found, key=lambda item: (order[item.section], item.start, _RANK[item.severity], item.rule))


def warm_up(langs: Iterable[str], history: ReportHistory = NO_HISTORY) -> None:
    """Loads rules, packs and spell models of these languages, so that no report pays for it."""
    for lang in sorted(set(langs)):
        check(ReportSnapshot(findings="CT", impression="CT", lang=lang), history=history)


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


def merge(found: Iterable[Finding], own: Collection[str] = ()) -> list[Finding]:
    """A stretch keeps one alert about its text, of equals the department's; one inside an alert of meaning stays only when that is milder."""
    kept: list[Finding] = []
    ranked = sorted(
        found,
        key=lambda item: (
            item.category in _TEXT,
            _LATER.get(item.category, 0),
            _RANK[item.severity],
            item.rule not in own,
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
    if item.category == "polarity" and kept.category in ("laterality", "location_level") and kept.severity != "info":
        return True
    both_text = item.category in _TEXT and kept.category in _TEXT
    return both_text or (
        item.category in _TEXT and kept.category in ("placeholder", "unit", "modality_wording", "copy_forward")
    )


def describe_rules() -> list[dict]:
    """Code, version, title and manner of every known rule."""
    load_rules()
    return [_describe(member) for member in REPORT_RULES.items()]


def find_built_in(code: str) -> dict | None:
    """The same of one rule; None for a department's own."""
    load_rules()
    return _describe(REPORT_RULES.get(code)) if code in REPORT_RULES else None


def _describe(member: Member) -> dict:
    names = ("version", "category", "severity", "blocking", "title", "autofix")
    facts = {name: member.facts[name] for name in names} | {"stages": list(member.facts["stages"])}
    return {"code": member.code, **facts, "status": _own_status(member)}


def _own_status(member: Member) -> str:
    return "blocking" if member.facts["blocking"] else member.facts["status"]
