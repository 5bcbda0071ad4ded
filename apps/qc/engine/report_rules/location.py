"""RPT-LEVEL: lobe, segment, disc, quadrant or the like that the findings contradict, or that does not exist on that side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from apps.qc.engine.facts import PRESENT, ClauseFact
from apps.qc.engine.levels import agree
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import (
    ReportReading,
    are_opposite,
    contradict,
    is_claim,
    is_kin,
    is_near,
    list_distinct,
)
from apps.qc.engine.same_words import find_worded_levels
from apps.qc.engine.told_places import find_level_swaps, is_spoken_of
from apps.qc.engine.vertebrae import is_possible

CODE = "RPT-LEVEL"
_ENUMERATED = ("disc", "rib")  # a report tells each of them
_ABSENT = {("L", "lobe", "middle"), ("R", "segment", "lingula")}


@report_rule(
    CODE,
    severity="warn",
    category="location_level",
    title={"zh-Hans": "部位层面不一致", "en": "Level mismatch"},
    fire=[
        {"findings": "右肺上叶见结节，直径约8mm。", "impression": "右肺下叶结节。"},
        {"findings": "L4/5椎间盘向后突出，硬膜囊受压。", "impression": "L3/4椎间盘突出。"},
        {"findings": "Nodule in the right upper lobe.", "impression": "Right lower lobe nodule.", "lang": "en"},
        {"findings": "左肺中叶见斑片影。", "impression": "左肺炎症。"},
    ],
    quiet=[
        {"findings": "右肺上叶、下叶见结节。", "impression": "右肺下叶结节。"},
        {"findings": "L3/4、L4/5椎间盘膨出。", "impression": "L4/5椎间盘膨出。"},
        {
            "findings": "Nodules in the right upper and lower lobes.",
            "impression": "Right lower lobe nodule.",
            "lang": "en",
        },
        {"findings": "左肺舌叶见条索影。", "impression": "左肺舌叶纤维灶。"},
    ],
)
def check_location(reading: ReportReading) -> Iterable[Hit]:
    """Impossible places first, then every level claimed in the impression against those of the findings."""
    yield from _list_impossible(reading)
    facts = list_distinct(reading.findings.facts)
    if len(facts) > 400:
        return
    seen: set[tuple] = set()
    hit: list[tuple[int, int]] = []
    for claim in reading.impression.facts:
        if not (claim.explicit and claim.levels and is_claim(claim)) or claim.statement in seen:
            continue
        seen.add(claim.statement)
        against = _find_contradiction(claim, facts, reading.impression.facts)
        if against is not None:
            hit.append((claim.start, claim.end))
            told = contradict(reading, claim, against, "qc.rpt_level_sections")
            # A sign and a diagnosis at two levels may be two things: dilated above, the stone below.
            sure = against.family in (claim.family, "generic") and not is_spoken_of(claim, reading)
            yield told if sure else replace(told, severity="info")
    for place, other in find_level_swaps(reading):
        if not any(start < place.end and place.start < end for start, end in hit):
            hit.append((place.start, place.end))
            yield replace(contradict(reading, place, other, "qc.rpt_level_sections"), severity="info")
    for like in find_worded_levels(reading.findings, reading.impression) if reading.lang == "zh" else ():
        if not any(start < like.told.end and like.told.start < end for start, end in hit):
            told = contradict(reading, like.told, like.against, "qc.rpt_level_sections")
            yield replace(told, severity="info")


def _find_contradiction(claim: ClauseFact, facts: list[ClauseFact], claims: Sequence[ClauseFact]) -> ClauseFact | None:
    """A fact on the same side that differs on some axis, when no fact supports the claim."""
    alike = [
        fact
        for fact in facts
        if fact.polarity == PRESENT and is_kin(claim.family, fact.family) and is_near(claim.anatomy, fact.anatomy)
    ]
    exact = [fact for fact in alike if fact.family == claim.family and _share(claim, fact)]
    against = None
    for fact in exact or alike:
        shared = _share(claim, fact)
        same_side = not are_opposite(claim, fact)
        if not shared:
            if same_side and not fact.levels and fact.family == claim.family and fact.anatomy in (claim.anatomy, ""):
                return None
            continue
        if same_side and all(agree(*pair) for pair in shared):
            return None
        if same_side and against is None and is_claim(fact) and not _is_told(fact, claims):
            against = fact
    return against


def _is_told(fact: ClauseFact, claims: Sequence[ClauseFact]) -> bool:
    """Whether the impression tells this fact, too: what it says of another place is then another finding, not a swap."""
    axes = [axis for axis, _ in fact.levels if axis not in _ENUMERATED]
    return bool(axes) and any(
        is_claim(claim)
        and is_kin(claim.family, fact.family)
        and not are_opposite(claim, fact)
        and all(dict(claim.levels).get(axis) == value for axis, value in fact.levels)
        for claim in claims
    )


def _share(claim: ClauseFact, fact: ClauseFact) -> list[tuple[str, str]]:
    """Values of both on the axes they share; left against right is the side rule's."""
    known = dict(fact.levels)
    if are_opposite(claim, fact) and "liver_part" in known:
        return []
    same = claim.anatomy == fact.anatomy
    return [(value, known[axis]) for axis, value in claim.levels if axis in known and (same or axis != "artery")]


def _list_impossible(reading: ReportReading) -> Iterator[Hit]:
    for name, section in reading.sections:
        for mention in section.mentions:
            wrong = any((mention.side, *level) in _ABSENT and mention.anatomy == "lung" for level in mention.levels)
            wrong = wrong or any(
                axis in ("disc", "vertebra") and not is_possible(value) for axis, value in mention.levels
            )
            if wrong:
                text = section.text[mention.start : mention.end]
                yield Hit(name, mention.start, mention.end, "qc.rpt_level_impossible", {"text": text})
