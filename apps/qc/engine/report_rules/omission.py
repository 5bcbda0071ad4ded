"""RPT-OMISSION: something of weight in the findings that the impression never mentions."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from apps.qc.engine.facts import ABSENT, VAGUE, ClauseFact
from apps.qc.engine.language_pack import load_anatomy, load_pack
from apps.qc.engine.levels import conflicts
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, are_opposite, is_claim, is_kin, is_near, is_same_thing

CODE = "RPT-OMISSION"
_NAMELESS = ("generic", "thickening", "uptake", "compression", "tear", "enlargement", "stenosis", "dilatation")
_DIFFUSE = (
    "fatty", "cirrhosis", "splenomegaly", "enlargement", "atrophy", "degeneration", "osteoporosis", "dilatation",
    "calcification", "varicosity", "scoliosis", "edema", "effusion", "hernia", "diverticulum", "cyst", "stone",
)  # fmt: skip
# What another finding does to its surroundings, or age to the body: rightly left to the findings.
_SECONDARY = (
    "compression", "dilatation", "calcification", "degeneration", "stenosis", "edema", "fibrosis", "accessory", "thickening",
    "disc", "free_air", "contusion", "enlargement", "obstruction", "bronchiectasis", "atrophy", "variant", "osteoporosis",
)  # fmt: skip
_SLIGHT = re.compile(
    r"生理性|少许|少量|小囊|微小|稍|轻度|轻微|正常范围|正常大小|良性|陈旧|短径(?:小于|<|约[1-9]mm)|小淋巴结|散在|不大|未见增大|无明显变化|同前|相仿|变化不"
    r"|physiologic|simple|tiny|minimal|trace|mild|small|subcentimeter|within normal|benign|old|healed|chronic|stable|unchanged|incidental|scattered|punctate|normal in size|degenerative|few|perilesional|postproced|expected"
)


@report_rule(
    CODE,
    severity="warn",
    category="impression_omission",
    stages=("save", "sign", "audit"),
    title={"zh-Hans": "诊断意见遗漏", "en": "Omitted in the impression"},
    fire=[
        {"findings": "右肺上叶见肿块，大小约35mm×28mm。肝内见囊性灶。", "impression": "肝囊肿。"},
        {"findings": "A 4 cm mass in the left kidney. Gallstones.", "impression": "Cholelithiasis.", "lang": "en"},
    ],
    quiet=[
        {"findings": "右肺上叶见肿块。左肺门不大。", "impression": "右肺上叶占位。"},
        {"findings": "A 4 cm mass in the left kidney.", "impression": "Left renal neoplasm.", "lang": "en"},
        {"findings": "右肺上叶见肿块。", "impression": ""},
    ],
)
def check_omission(reading: ReportReading) -> Iterable[Hit]:
    """Major claims of the findings without any kin in the impression; slight ones are only hinted at."""
    if not reading.impression.folded.strip() or len(reading.findings.facts) > 400:
        return
    major, grave = _load_major()
    told = [fact for fact in reading.impression.facts if fact.polarity != ABSENT]
    named = [_list_best(claim, reading.findings.facts) for claim in told]
    free = [claim for claim, facts in zip(told, named) if not facts]
    told_facts = [fact for facts in named for fact in facts]
    loose = {f.finding for f in reading.findings.facts if any(_is_exact(claim, f) for claim in told)}
    told_at = {f.finding for f in told_facts}
    denied = [fact for fact in reading.impression.facts if fact.polarity == ABSENT]
    seen: set[tuple] = set()
    for fact in reading.findings.facts:
        key = (fact.family, fact.anatomy)
        if fact.family not in major or not is_claim(fact) or not fact.certain or key in seen or fact.frame.comparing:
            continue
        if fact.anatomy in VAGUE and not fact.measures or fact.family == "patch" and fact.anatomy != "lung":
            continue
        if (
            fact.finding in told_at
            or any(_is_named_too(fact, other) for other in told_facts)
            or any(_covers(other, fact) for other in free)
        ):
            continue
        if any(other.family == fact.family for other in (told if fact.family in _load_alone() else denied)):
            continue
        if _names_place(reading, fact):
            continue
        seen.add(key)
        sentence = reading.findings.sentences[fact.sentence]
        places = _load_where().get(fact.family, (fact.anatomy or "-",))
        grave_here = fact.family in grave and (fact.anatomy or "-") in places
        slight = (
            not grave_here
            or not fact.explicit
            or fact.finding in loose
            or _SLIGHT.search(reading.findings.folded, sentence.start, sentence.end)
        )
        text = reading.snapshot.findings[fact.start : fact.end]
        yield Hit(
            "findings", fact.start, fact.end, "qc.rpt_omission", {"findings": text}, severity="info" if slight else ""
        )
    unnamed = list(_list_unnamed(reading, told, {place for _, place in seen}))
    yield from unnamed
    if not seen and not unnamed and reading.lang == "zh":
        yield from _list_unplaced(reading)


def _list_unnamed(reading: ReportReading, told: Sequence[ClauseFact], seen: set[str]) -> Iterable[Hit]:
    """Something without a name of its own, at a place of which the impression says nothing: a hint."""
    for fact in reading.findings.facts:
        if fact.family not in _NAMELESS or not is_claim(fact) or not fact.certain or not fact.explicit:
            continue
        if fact.anatomy in VAGUE or fact.anatomy in seen or fact.frame.comparing or _names_place(reading, fact):
            continue
        sentence = reading.findings.sentences[fact.sentence]
        if _SLIGHT.search(reading.findings.folded, sentence.start, sentence.end):
            continue
        if any(_tells(claim, fact) for claim in told):
            continue
        seen.add(fact.anatomy)
        text = reading.snapshot.findings[fact.start : fact.end]
        yield Hit("findings", fact.start, fact.end, "qc.rpt_omission", {"findings": text}, severity="info")


def _list_unplaced(reading: ReportReading) -> Iterable[Hit]:
    """The first finding at whose very place the impression places nothing, though it may speak of what lies beside it: a hint."""
    told = [m for m in reading.impression.mentions if not m.negated]
    for fact in reading.findings.facts:
        if fact.anatomy in VAGUE or not (is_claim(fact) and fact.certain and fact.explicit) or fact.frame.comparing:
            continue
        if fact.family in _SECONDARY:
            continue
        sentence = reading.findings.sentences[fact.sentence]
        if _SLIGHT.search(reading.findings.folded, sentence.start, sentence.end):
            continue
        here = [m for m in told if m.anatomy == fact.anatomy and not are_opposite(m, fact)]
        if not told or any(not conflicts(m.levels, fact.levels) for m in here):
            continue
        text = reading.snapshot.findings[fact.start : fact.end]
        yield Hit("findings", fact.start, fact.end, "qc.rpt_omission", {"findings": text}, severity="info")
        return


def _tells(claim: ClauseFact, fact: ClauseFact) -> bool:
    """Whether a claim may be the name of it: what lies in the whole organ is none."""
    if claim.family in _DIFFUSE and claim.family != fact.family:
        return False
    if are_opposite(claim, fact) or conflicts(claim.levels, fact.levels):
        return False
    nodes = load_anatomy()[0]
    near = is_near(claim.anatomy, fact.anatomy)
    return near or not claim.explicit and bool(nodes[claim.anatomy].regions & nodes[fact.anatomy].regions)


def _list_best(claim: ClauseFact, facts: Sequence[ClauseFact]) -> list[ClauseFact]:
    """The facts that a claim tells: those at its very place, else those at any place that may be the same."""
    exact = [fact for fact in facts if _is_exact(claim, fact)]
    same = [fact for fact in exact if fact.anatomy == claim.anatomy and not conflicts(claim.levels, fact.levels)]
    return same or exact


def _is_exact(claim: ClauseFact, fact: ClauseFact) -> bool:
    """The same family at a place that may be the same."""
    return (
        claim.family == fact.family
        and is_near(claim.anatomy, fact.anatomy)
        and not are_opposite(claim, fact)
        and is_claim(fact)
    )


def _is_named_too(fact: ClauseFact, told: ClauseFact) -> bool:
    """A mass that the same sentence calls a carcinoma: who tells one tells the other."""
    return fact.sentence == told.sentence and fact.anatomy == told.anatomy and is_same_thing(fact.family, told.family)


def _covers(claim: ClauseFact, fact: ClauseFact) -> bool:
    """Whether a claim that no finding has by name may speak of the fact: kin in family, in the same region."""
    if are_opposite(claim, fact):
        return False
    if claim.anatomy and claim.anatomy == fact.anatomy and claim.anatomy not in VAGUE:
        return True
    if not is_kin(claim.family, fact.family):
        return False
    nodes = load_anatomy()[0]
    return is_near(claim.anatomy, fact.anatomy) or bool(nodes[claim.anatomy].regions & nodes[fact.anatomy].regions)


def _names_place(reading: ReportReading, fact: ClauseFact) -> bool:
    """Whether the impression names the organ outside every finding it knows, as with a diagnosis that no family has."""
    spans = [(claim.start, claim.end) for claim in reading.impression.facts]
    return any(
        is_near(mention.anatomy, fact.anatomy)
        and mention.anatomy
        and mention.anatomy not in VAGUE
        and not mention.negated
        and not are_opposite(mention, fact)
        and not any(start < mention.end and mention.start < end for start, end in spans)
        for mention in reading.impression.mentions
    )


@cache
def _load_alone() -> frozenset[str]:
    """Families that a report tells once, whatever place it names the second time."""
    return frozenset(load_pack("findings")["major"]["alone"].split())


@cache
def _load_where() -> dict[str, frozenset[str]]:
    """Places outside which a family is no finding of weight: a filling defect is a clot in a vessel only."""
    return {family: frozenset(places.split()) for family, places in load_pack("findings")["where"].items()}


@cache
def _load_major() -> tuple[frozenset[str], frozenset[str]]:
    data = load_pack("findings")["major"]
    return frozenset(data["families"].split()), frozenset(data["grave"].split())
