"""RPT-LATERALITY: a side in the impression that the findings, or the ordered exam, contradict.

Runs on (finding, place, side, polarity) facts: a negated, historic or unsided statement never raises it and always counts as support.
"""

from collections.abc import Iterable, Iterator

from apps.common.kernel.reason import Reason
from apps.qc.engine.facts import PRESENT, ClauseFact, SideMention, get_lexicon, read_facts
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Finding, Place, ReportSnapshot

CODE = "RPT-LATERALITY"
_OPPOSITE = {"L": "R", "R": "L"}


@report_rule(
    CODE,
    severity="error",
    category="laterality",
    blocking=True,
    title={"zh-Hans": "侧别不一致", "en": "Side mismatch"},
)
def check_laterality(snapshot: ReportSnapshot) -> Iterable[Finding]:
    """Impression against findings, then both sections against the side of the exam."""
    facts, mentions = read_facts(snapshot.findings, snapshot.lang)
    concluded, concluded_mentions = read_facts(snapshot.impression, snapshot.lang)
    found = list(_compare_sections(snapshot, concluded, facts))
    hit = {(finding.section, finding.start) for finding in found}
    for finding in _compare_exam(snapshot, {"findings": mentions, "impression": concluded_mentions}):
        if (finding.section, finding.start) not in hit:
            found.append(finding)
    return found


def _compare_sections(
    snapshot: ReportSnapshot, concluded: list[ClauseFact], facts: list[ClauseFact]
) -> Iterator[Finding]:
    distinct = list({_key(fact): fact for fact in reversed(facts)}.values())[::-1]
    seen: set[tuple] = set()
    for claim in concluded:
        if not (claim.explicit and claim.side in _OPPOSITE and claim.anatomy and claim.polarity == PRESENT):
            continue
        if claim.historic or _key(claim) in seen:
            continue
        seen.add(_key(claim))
        alike = [fact for fact in distinct if _is_comparable(claim, fact)]
        if any(_supports(claim, fact) for fact in alike):
            continue
        against = next((fact for fact in alike if _contradicts(claim, fact)), None)
        if against is None:
            continue
        yield Finding(
            rule=CODE,
            category="laterality",
            severity="error",
            blocking=True,
            section="impression",
            start=claim.start,
            end=claim.end,
            reason=Reason(
                "qc.rpt_laterality_sections",
                {
                    "impression": snapshot.impression[claim.start : claim.end],
                    "findings": snapshot.findings[against.start : against.end],
                },
                severity="error",
            ),
            related=(Place("findings", against.start, against.end),),
        )


def _key(fact: ClauseFact) -> tuple:
    return (fact.family, fact.anatomy, fact.level, fact.side, fact.polarity, fact.historic)


def _is_comparable(claim: ClauseFact, fact: ClauseFact) -> bool:
    same_family = fact.family == claim.family or "generic" in (fact.family, claim.family)
    return same_family and fact.anatomy in (claim.anatomy, "")


def _supports(claim: ClauseFact, fact: ClauseFact) -> bool:
    if fact.polarity != PRESENT and fact.side:
        return False
    known_other_level = claim.level and fact.level and claim.level != fact.level
    return fact.side in (claim.side, "B", "") and not known_other_level


def _contradicts(claim: ClauseFact, fact: ClauseFact) -> bool:
    return (
        fact.side == _OPPOSITE[claim.side]
        and fact.anatomy == claim.anatomy
        and fact.polarity == PRESENT
        and not fact.historic
        and (not claim.level or not fact.level or claim.level == fact.level)
    )


def _compare_exam(snapshot: ReportSnapshot, mentions: dict[str, list[SideMention]]) -> Iterator[Finding]:
    if snapshot.exam_laterality not in _OPPOSITE:
        return
    parts = get_lexicon(snapshot.lang).anatomies(f"{snapshot.exam_body_part} {snapshot.procedure}")
    parts |= get_lexicon("en").anatomies(snapshot.exam_body_part.replace("_", " "))
    if not parts:
        return
    told = [(section, mention) for section, row in mentions.items() for mention in row if _is_about(mention, parts)]
    if any(mention.side == snapshot.exam_laterality and section == "impression" for section, mention in told):
        told = [(section, mention) for section, mention in told if section == "impression"]
        if any(mention.side == "B" for _, mention in told):
            return
    if any(mention.comparing for _, mention in told):
        return
    wrong = _OPPOSITE[snapshot.exam_laterality]
    right_in = {section for section, mention in told if mention.side in (snapshot.exam_laterality, "B")}
    for section in ("findings", "impression"):
        first = next((mention for where, mention in told if where == section and mention.side == wrong), None)
        if first is None or section in right_in or first.historic:
            continue
        yield Finding(
            rule=CODE,
            category="laterality",
            severity="error",
            blocking=True,
            section=section,
            start=first.start,
            end=first.end,
            reason=Reason(
                "qc.rpt_laterality_exam",
                {"text": snapshot.section(section)[first.start : first.end], "exam_side": snapshot.exam_laterality},
                severity="error",
            ),
        )


def _is_about(mention: SideMention, parts: set[str]) -> bool:
    return mention.anatomy in parts
