"""RPT-LATERALITY: a side in the impression that the findings, or the ordered exam, contradict.

Runs on (finding, place, side, polarity) facts: a negated, historic or unsided statement never raises it and always counts as support.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from apps.qc.engine.facts import PRESENT, ClauseFact, PlaceMention
from apps.qc.engine.language_pack import get_pack, load_anatomy
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, contradict, is_claim, is_kin, is_near, list_distinct
from apps.qc.engine.same_words import find_worded_sides
from apps.qc.engine.text import fold
from apps.qc.engine.told_places import LIMBS, find_normal_swaps, find_side_swaps, is_spoken_of

CODE = "RPT-LATERALITY"
# Parts that the body has on one side only, and those of the liver.
_IMPOSSIBLE = re.compile(
    r"右(?:侧)?(?:左?回旋支|左?前降支|左主干|降结肠)|左(?:侧)?(?:升结肠|盲肠|阑尾|胆囊)(?!术)|\bright (?:left )?(?:circumflex|anterior descending|main coronary|lad\b|lcx\b|descending colon)|\bleft (?:ascending colon|caecum|cecum|appendix|gallbladder)\b|"
    r"肝?(?:左[前后]叶|右[内外]叶)(?=[^\u4e00-\u9fff]|[上下见囊肝占病结血动低高])|肝(?:左[前后]叶|右[内外]叶)"
)
_OPPOSITE = {"L": "R", "R": "L"}


@report_rule(
    CODE,
    severity="error",
    category="laterality",
    version=2,
    blocking=True,
    title={"zh-Hans": "侧别不一致", "en": "Side mismatch"},
    fire=[
        {"findings": "左肾见囊性灶，直径约20mm。右肾未见异常。", "impression": "右肾囊肿。"},
        {
            "findings": "Small right pleural effusion. No left effusion.",
            "impression": "Small left pleural effusion.",
            "lang": "en",
        },
        {
            "findings": "右膝关节间隙变窄。",
            "impression": "右膝退行性变。",
            "exam_body_part": "膝关节",
            "exam_laterality": "L",
        },
        {"findings": "左膝外侧半月板撕裂。关节腔少量积液。", "impression": "1.左膝外侧半月板撕裂。2.右膝积液。"},
        {"findings": "左回旋支见钙化斑块，管腔轻度狭窄。", "impression": "右回旋支轻度狭窄。"},
        {"findings": "左乳外上象限见簇状钙化。右乳未见异常。", "impression": "1、左乳钙化。2、左乳未见异常。"},
        {
            "findings": "左侧股浅动脉中段闭塞。右侧腘动脉轻度狭窄。",
            "impression": "1、右侧股浅动脉中段闭塞。2、右侧腘动脉轻度狭窄。",
        },
    ],
    quiet=[
        {"findings": "左乳外上象限见簇状钙化。右乳未见异常。", "impression": "1、左乳钙化。2、右乳未见异常。"},
        {"findings": "左侧颈部见肿大淋巴结。右侧颈部未见肿大淋巴结。", "impression": "左侧颈部淋巴结肿大。"},
        {
            "findings": "No right cervical lymphadenopathy. Left cervical lymphadenopathy.",
            "impression": "Left cervical lymphadenopathy.",
            "lang": "en",
        },
        {"findings": "右膝积液。", "impression": "右膝积液。", "exam_body_part": "膝关节"},
    ],
)
def check_laterality(reading: ReportReading) -> Iterable[Hit]:
    """Impression against findings, then both sections against the side of the exam."""
    found = list(_compare_sections(reading))
    taken = {(hit.section, hit.start) for hit in found}
    found += [hit for hit in _compare_exam(reading) if (hit.section, hit.start) not in taken]
    found += list(_list_impossible(reading))
    found += [hit for hit in _compare_places(reading) if not any(_meets(hit, other) for other in found)]
    for like in find_worded_sides(reading.findings, reading.impression) if reading.lang == "zh" else ():
        hit = contradict(reading, like.told, like.against, "qc.rpt_laterality_sections")
        if not any(_meets(hit, other) for other in found):
            found.append(replace(hit, severity="info", blocking=False))
    return found


def _list_impossible(reading: ReportReading) -> Iterator[Hit]:
    for name, section in reading.sections:
        for match in _IMPOSSIBLE.finditer(section.folded):
            text = section.text[match.start() : match.end()]
            yield Hit(name, *match.span(), "qc.rpt_level_impossible", {"text": text}, blocking=False)


def _meets(first: Hit, second: Hit) -> bool:
    return first.section == second.section and first.start < second.end and second.start < first.end


def _compare_places(reading: ReportReading) -> Iterator[Hit]:
    """What the sections call by different names: the place alone says it."""
    if len(reading.findings.mentions) + len(reading.impression.mentions) > 600:
        return
    for claim, against in (*find_side_swaps(reading), *find_normal_swaps(reading)):
        hit = contradict(reading, claim, against, "qc.rpt_laterality_sections")
        yield _soften(hit, reading)


def _soften(hit: Hit, reading: ReportReading) -> Hit:
    """Never a reason to hold a report back: in English a hint, in Chinese, where places are named alike, a warning."""
    return replace(hit, severity="info" if reading.lang == "en" else "warn", blocking=False)


def _compare_sections(reading: ReportReading) -> Iterator[Hit]:
    facts = list_distinct(reading.findings.facts)
    if len(facts) > 400:
        return
    seen: set[tuple] = set()
    for claim in reading.impression.facts:
        if (
            not (claim.explicit and claim.side in _OPPOSITE and claim.anatomy and is_claim(claim))
            or claim.statement in seen
        ):
            continue
        if load_anatomy()[0][claim.anatomy].kind == "S" and not claim.levels:
            continue
        seen.add(claim.statement)
        alike = [fact for fact in facts if is_kin(claim.family, fact.family) and is_near(claim.anatomy, fact.anatomy)]
        same = [fact for fact in alike if fact.family in (claim.family, "generic")]
        against = next((fact for fact in same if _contradicts(claim, fact)), None)
        if against is not None and against.family == claim.family:
            same = [fact for fact in same if fact.family == claim.family or fact.levels == claim.levels and fact.side]
        backing = [fact for fact in (same if against else alike) if _supports(claim, fact)]
        if backing:
            nameless = all(fact.family == "generic" for fact in backing)
            if (
                nameless
                and against
                and against.family == claim.family
                and not _is_told(against, reading.impression.facts)
            ):
                # By name it stands on the other side only; what has no name on this side may be it.
                hit = contradict(reading, claim, against, "qc.rpt_laterality_sections")
                yield _soften(hit, reading)
            continue
        if against is not None and _is_told(against, reading.impression.facts):
            continue  # the other side has its own claim: this one is a contradiction, not a swap
        against = against or next((fact for fact in alike if _contradicts(claim, fact)), None)
        if against is not None:
            hit = contradict(reading, claim, against, "qc.rpt_laterality_sections")
            yield _soften(hit, reading) if is_spoken_of(claim, reading) else hit


def _is_told(fact: ClauseFact, claims: tuple[ClauseFact, ...]) -> bool:
    return any(
        c.family == fact.family and c.side == fact.side and is_claim(c) and c.anatomy == fact.anatomy for c in claims
    )


def _differs(claim: ClauseFact, fact: ClauseFact) -> bool:
    """Whether the two stand at different levels of one organ."""
    known = dict(fact.levels)
    return any(known.get(axis, value) != value for axis, value in claim.levels if axis != "liver_part")


def _supports(claim: ClauseFact, fact: ClauseFact) -> bool:
    if fact.polarity != PRESENT or fact.advice:
        return False
    if fact.side == "":
        if fact.family == "generic" and fact.anatomy != claim.anatomy:
            return False
        return fact.family in (claim.family, "generic") and not _differs(claim, fact)
    return fact.side in (claim.side, "B") and not _differs(claim, fact)


def _contradicts(claim: ClauseFact, fact: ClauseFact) -> bool:
    return (
        fact.side == _OPPOSITE[claim.side]
        and (fact.anatomy == claim.anatomy or fact.family == claim.family and is_near(fact.anatomy, claim.anatomy))
        and is_claim(fact)
        and not _differs(claim, fact)
    )


def _compare_exam(reading: ReportReading) -> Iterator[Hit]:
    snapshot = reading.snapshot
    if snapshot.exam_laterality not in _OPPOSITE:
        return
    told = everything = list(_list_told(reading))
    if any(mention.side == snapshot.exam_laterality and section == "impression" for section, mention in told):
        told = [(section, mention) for section, mention in told if section == "impression"]
        if any(mention.side == "B" for _, mention in told):
            return
    if any(mention.frame.comparing for _, mention in told):
        return
    wrong = _OPPOSITE[snapshot.exam_laterality]
    right_in = {section for section, mention in told if mention.side in (snapshot.exam_laterality, "B")}
    # Left THA: a side without a part of the body is the exam's, too.
    right_in |= {
        name
        for name, section in reading.sections
        if any(m.side == snapshot.exam_laterality and not m.anatomy and not m.negated for m in section.mentions)
    }
    if {mention.side for section, mention in everything if section == "findings"} >= {"L", "R"}:
        return  # both sides are described, and the impression may speak of the other one
    for section in ("findings", "impression"):
        first = next((mention for where, mention in told if where == section and mention.side == wrong), None)
        if first is None or section in right_in or first.frame.historic or first.frame.quoted:
            continue
        text = snapshot.section(section)[first.start : first.end]
        yield Hit(
            section,
            first.start,
            first.end,
            "qc.rpt_laterality_exam",
            {"text": text, "exam_side": snapshot.exam_laterality},
        )


def _list_told(reading: ReportReading) -> Iterator[tuple[str, PlaceMention]]:
    """Sided places of the exam's own parts of the body, or of its region when that is a limb, a breast or the like."""
    snapshot = reading.snapshot
    parts = get_pack(snapshot.lang).find_places(fold(f"{snapshot.exam_body_part} {snapshot.procedure}"))
    parts |= get_pack("en").find_places(fold(snapshot.exam_body_part.replace("_", " ")))
    nodes = load_anatomy()[0]
    limbs = reading.regions & LIMBS
    for name, section in reading.sections:
        for mention in section.mentions:
            if not mention.side or not mention.anatomy:
                continue
            if mention.anatomy in parts or limbs & nodes[mention.anatomy].regions:
                yield name, mention
