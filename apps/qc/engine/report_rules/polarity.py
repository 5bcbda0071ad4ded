"""RPT-POLARITY: what one section says is there, the other denies."""

import re
from collections.abc import Iterable, Iterator

from apps.qc.engine.facts import ABSENT, PRESENT, VAGUE, ClauseFact
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit, Place
from apps.qc.engine.report_reading import ReportReading, are_opposite, contradict, is_claim, is_near, is_same_thing

CODE = "RPT-POLARITY"
# Families that a normal impression cannot pass over.
_GRAVE = frozenset(
    [
        "nodule",
        "mass",
        "tumor",
        "fracture",
        "hemorrhage",
        "embolism",
        "thrombus",
        "pneumothorax",
        "infarct",
        "aneurysm",
        "dissection",
        "free_air",
        "inflammation",
        "appendicitis",
        "effusion",
        "abscess",
        "bone_destruction",
        "stone",
        "hydronephrosis",
        "ggo",
        "torsion",
        "obstruction",
        "nodes",
        "dislocation",
        "tear",
        "cholecystitis",
        "pancreatitis",
        "hydrocephalus",
        "intussusception",
        "cyst",
    ]
)
_NORMAL = {
    "zh": re.compile(
        r"(?:^|\n|[1-9][.、])\s*(?:.{0,14}?(?:平扫|增强|检查|ct|mr|mri|扫描|超声|x线|平片|摄影|造影))?[^。;\n]{0,14}?(?:未见(?:明显|明确|确切|显著)?(?:的)?(?:异常|病变|阳性)|无异常|正常|未见明显异常(?:征象|改变)?)[^。;\n,，]{0,10}[。;.]?\s*$"
    ),
    "en": re.compile(
        r"^\s*(?:1[.)]\s*)?(?:normal (?!pressure)(?:\w+[ -]){0,6}\w*|no (?:acute |significant |focal )?(?:abnormalit\w+|findings?)(?: [\w ]{0,40})?|unremarkable (?:\w+ ){0,5}\w*|negative (?:\w+ ){0,5}\w*|no acute (?:intracranial|cardiopulmonary|intra-abdominal|osseous|abdominal|pulmonary|process|disease|pathology|intrathoracic|abnormality|finding)[\w -]{0,40})\s*\.?\s*$"
    ),
}
_MILD = re.compile(
    r"生理性|少许|少量盆腔|正常范围|正常大小|小淋巴结|肠气|physiologic|simple|tiny|small amount|within normal|subcentimeter|benign|old|healed|chronic|stable|unchanged|陈旧|良性|轻度退|变异|incidental|无临床意义|短径小于|短径<|不大"
)


@report_rule(
    CODE,
    severity="warn",
    category="polarity",
    title={"zh-Hans": "阴阳性矛盾", "en": "Contradiction"},
    fire=[
        {"findings": "右肺下叶见斑片影。双侧胸腔未见积液。", "impression": "右肺炎症，右侧胸腔积液。"},
        {"findings": "肝内见结节，直径约12mm。", "impression": "肝脏未见结节。"},
        {"findings": "右侧第5肋骨骨折。", "impression": "胸部CT平扫未见明显异常。"},
        {"findings": "No pleural effusion.", "impression": "Small pleural effusion.", "lang": "en"},
        {"findings": "There is a displaced rib fracture.", "impression": "No acute fracture.", "lang": "en"},
    ],
    quiet=[
        {"findings": "右侧胸腔见积液，左侧胸腔未见积液。", "impression": "右侧胸腔积液。"},
        {"findings": "肝内见囊肿，未见肿块。", "impression": "肝囊肿。"},
        {"findings": "No acute fracture. Old healed rib fracture.", "impression": "No acute fracture.", "lang": "en"},
        {
            "findings": "No effusion on the right. Small left pleural effusion.",
            "impression": "Small left pleural effusion.",
            "lang": "en",
        },
    ],
)
def check_polarity(reading: ReportReading) -> Iterable[Hit]:
    """Claims of the impression against the findings, both ways; then a normal impression under grave findings."""
    if len(reading.findings.facts) + len(reading.impression.facts) > 600:
        return
    yield from _compare(reading)
    yield from _compare_normal(reading)


def _compare(reading: ReportReading) -> Iterator[Hit]:
    seen: set[tuple] = set()
    for claim in reading.impression.facts:
        key = (claim.family, claim.anatomy, claim.side, claim.levels, claim.polarity)
        if claim.historic or claim.advice or claim.family == "generic" or key in seen:
            continue
        seen.add(key)
        against = _find_denial(claim, reading.findings.facts)
        if against is not None:
            code = "qc.rpt_polarity_denied" if claim.polarity == PRESENT else "qc.rpt_polarity_said"
            yield contradict(reading, claim, against, code)


def _find_denial(claim: ClauseFact, facts: tuple[ClauseFact, ...]) -> ClauseFact | None:
    """A fact of the same family and place with the opposite polarity, when nothing supports the claim."""
    against = None
    for fact in facts:
        if not is_near(claim.anatomy, fact.anatomy) or fact.advice:
            continue
        same = fact.family == claim.family
        if fact.polarity == claim.polarity:
            if not are_opposite(claim, fact) and (same or claim.polarity == PRESENT and _backs(claim, fact)):
                return None
            continue
        if not same or not (claim.certain or claim.polarity == ABSENT):
            continue
        if claim.polarity == ABSENT and not (is_claim(fact) and fact.certain):
            continue
        if against is None and _is_same_place(claim, fact):
            against = fact
    return against


def _backs(claim: ClauseFact, fact: ClauseFact) -> bool:
    """Another word for the same thing at the same place."""
    if fact.family == "generic":
        return fact.anatomy == claim.anatomy
    return is_same_thing(claim.family, fact.family)


def _is_same_place(claim: ClauseFact, fact: ClauseFact) -> bool:
    """A denial covers the claim when its place is the same or wider."""
    if claim.anatomy != fact.anatomy and "" not in (claim.anatomy, fact.anatomy):
        return False
    if are_opposite(claim, fact):
        return False
    denial, said = (fact, claim) if claim.polarity == PRESENT else (claim, fact)
    if denial.side in ("L", "R") and not said.side:
        return False
    known = dict(denial.levels)
    return all(dict(said.levels).get(axis) == value for axis, value in known.items())


def _compare_normal(reading: ReportReading) -> Iterator[Hit]:
    impression = reading.impression
    lang = reading.lang
    if len(impression.folded) > 160 or any(is_claim(fact) for fact in impression.facts):
        return
    match = _NORMAL[lang].search(impression.folded.strip("\n "))
    if not match:
        return
    for fact in reading.findings.facts:
        if (
            fact.family not in _GRAVE
            or not is_claim(fact)
            or not fact.certain
            or fact.anatomy in VAGUE
            and not fact.explicit
        ):
            continue
        sentence = reading.findings.sentences[fact.sentence]
        if _MILD.search(reading.findings.folded, sentence.start, sentence.end):
            continue
        found = reading.snapshot.findings[fact.start : fact.end]
        yield Hit(
            "findings",
            fact.start,
            fact.end,
            "qc.rpt_polarity_normal",
            {"findings": found, "impression": impression.text.strip()[:40]},
            related=(Place("impression", 0, len(impression.text)),),
        )
        return
