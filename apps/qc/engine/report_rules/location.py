"""RPT-LEVEL: lobe, segment, disc, quadrant or the like that the findings contradict, or that does not exist on that side."""

from collections.abc import Iterable, Iterator

from apps.qc.engine.facts import PRESENT, ClauseFact
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
from apps.qc.engine.vertebrae import is_possible

CODE = "RPT-LEVEL"
# Values that name a part of another value's whole: both may be true at once.
_NESTED = {
    ("frontal", "frontoparietal"), ("parietal", "frontoparietal"), ("frontal", "frontotemporal"), ("temporal", "frontotemporal"),
    ("temporal", "temporoparietal"), ("parietal", "temporoparietal"), ("parietal", "parietooccipital"), ("occipital", "parietooccipital"),
    ("temporal", "temporooccipital"), ("occipital", "temporooccipital"), ("temporal", "hippocampus"), ("pons", "brainstem"),
    ("midbrain", "brainstem"), ("medulla", "brainstem"), ("body", "bodytail"), ("tail", "bodytail"), ("apical", "apicoposterior"),
    ("posterior", "apicoposterior"), ("basal_a", "basal"), ("basal_p", "basal"), ("basal_l", "basal"), ("basal_m", "basal"),
    ("left", "left_lateral"), ("left", "left_medial"), ("right", "right_anterior"), ("right", "right_posterior"), ("head", "uncinate"),
    ("head", "neck"), ("neck", "body"), ("corona", "semiovale"), ("corona", "periventricular"), ("semiovale", "periventricular"), ("basal", "corona"),
    ("basal", "thalamus"), ("femoral", "popliteal"), ("cecum", "ascending"), ("lingula", "superior"), ("anterior", "apical"),
}  # fmt: skip
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
    for claim in reading.impression.facts:
        if not (claim.explicit and claim.levels and is_claim(claim)) or claim.statement in seen:
            continue
        seen.add(claim.statement)
        against = _find_contradiction(claim, facts)
        if against is not None:
            yield contradict(reading, claim, against, "qc.rpt_level_sections")


def _find_contradiction(claim: ClauseFact, facts: list[ClauseFact]) -> ClauseFact | None:
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
        if all(_agree(*pair) for pair in shared):
            return None
        if same_side and against is None and is_claim(fact):
            against = fact
    return against


def _share(claim: ClauseFact, fact: ClauseFact) -> list[tuple[str, str]]:
    """Values of both on the axes they share; left against right is the side rule's."""
    known = dict(fact.levels)
    if are_opposite(claim, fact) and "liver_part" in known:
        return []
    return [(value, known[axis]) for axis, value in claim.levels if axis in known]


def _agree(first: str, second: str) -> bool:
    return first == second or (first, second) in _NESTED or (second, first) in _NESTED


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
