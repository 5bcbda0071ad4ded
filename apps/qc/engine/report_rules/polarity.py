"""RPT-POLARITY: what one section says is there, the other denies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from apps.qc.engine.facts import ABSENT, PRESENT, VAGUE, ClauseFact
from apps.qc.engine.language_pack import get_pack
from apps.qc.engine.levels import agree, conflicts
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit, Place
from apps.qc.engine.report_reading import ReportReading, are_opposite, contradict, is_claim, is_near, is_same_thing
from apps.qc.engine.same_words import find_worded_denials

CODE = "RPT-POLARITY"
# Families that a normal impression cannot pass over.
_GRAVE = frozenset(
    [
        "nodule",
        "mass",
        "tumor",
        "metastasis",
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
# What is no acute abnormality although it is grave.
_ACUTE = frozenset(
    [
        "fracture",
        "hemorrhage",
        "embolism",
        "pneumothorax",
        "dissection",
        "free_air",
        "appendicitis",
        "torsion",
        "cholecystitis",
        "intussusception",
        "dislocation",
    ]
)
_MILD = re.compile(
    r"生理性|少许|少量盆腔|正常范围|正常大小|小淋巴结|肠气|physiologic|simple|tiny|small amount|within normal|subcentimeter|benign|old|healed|chronic|stable|unchanged|陈旧|良性|轻度退|变异|incidental|无临床意义|短径小于|短径<|不大"
)

_DEGREE = re.compile(
    r"(?:\b(?:no|without) (?:\w+ ){0,2}?(?:acute|significant|suspicious|large|gross|overt|focal|discrete|sizable|high[- ]grade|severe|hemodynamically|pathologic\w*|enlarged|displaced|critical|obstructing|appreciable|definite) |明显|明确|急性|大量|显著|较大)[\w -]*$"
)
# Words for one thing; of two other words of a family one may be denied and the other said: consolidation and pneumonia.
_WORDS = (
    re.compile(r"lymphadenopathy|adenopathy"),
    re.compile(r"stones?|calcul[ui]s?|\w*lithiasis"),
    re.compile(r"thromb\w+|dvt|clots?"),
    re.compile(r"ha?emorrhag\w+|ha?ematomas?|bleed\w*"),
)
_DENIED = re.compile(r"\b(?:no|without|negative for|absence of|free of)\b(?!.*\b(?:no|without)\b)([\w ,/-]*)$")
_MODIFIER = re.compile(
    r"\b(?!(?:evidence|signs?|acute|significant|focal|definite|discrete|gross|large|overt|other|new|residual|associated|visible|convincing|suggestion|additional|further|evident|appreciable|any|the|and|nor|for|with|displaced|enlarged|abnormal|either|both|underlying|specific|obvious|clear|apparent|identifiable|demonstrable|macroscopic|active|such|there|seen|sizable|measurable|intracranial)\b)[a-z]{3,}"
)
_RESTRICTED = re.compile(
    r"\s*(?:meet\w*|requir\w+|need\w+|that|which|larger|greater|bigger|over \d|of concern|warrant\w+)\b"
)
# A denial of one kind says nothing of the others.
_KIND = re.compile(
    r"\b(?:no|without) (?:\w+ ){0,2}?(suspicious|pathologic|aggressive|worrisome|obstructing)\w* [\w -]*$"
)
_LESS = re.compile(
    r"\b(?:mild|minimal|small|tiny|trace|minor|slight|borderline|partial|incomplete|nondisplaced|low[- ]grade|subtle|nonspecific|chronic|old|degenerative|subcentimeter|early|non-?obstructing)|轻度|轻微|少量|少许|小|慢性|陈旧|可疑|略"
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
    found = list(_compare(reading))
    for like in find_worded_denials(reading.findings, reading.impression) if reading.lang == "zh" else ():
        if not any(hit.start < like.told.end and like.told.start < hit.end for hit in found):
            said = like.told.start >= 0 and "未" in reading.impression.folded[like.told.start : like.told.end]
            code = "qc.rpt_polarity_said" if said else "qc.rpt_polarity_denied"
            found.append(contradict(reading, like.told, like.against, code))
    yield from found
    yield from _compare_normal(reading)


def _compare(reading: ReportReading) -> Iterator[Hit]:
    seen: set[tuple] = set()
    for claim in reading.impression.facts:
        key = (claim.family, claim.anatomy, claim.side, claim.levels, claim.polarity)
        if claim.historic or claim.advice or claim.family == "generic" or key in seen:
            continue
        if claim.polarity == ABSENT and claim.frame.elsewhere:
            continue
        seen.add(key)
        against = _find_denial(claim, reading.findings.facts)
        if against is not None and not _is_qualified(reading, claim, against):
            code = "qc.rpt_polarity_denied" if claim.polarity == PRESENT else "qc.rpt_polarity_said"
            hit = contradict(reading, claim, against, code)
            doubtful = reading.lang == "en" and (
                _is_narrower(reading, claim, against)
                or _is_told_often(reading, claim, against)
                or _may_be_named(claim, reading.findings.facts)
            )
            yield replace(hit, severity="info") if doubtful else hit


def _is_told_often(reading: ReportReading, claim: ClauseFact, against: ClauseFact) -> bool:
    """Who speaks of such things more than once may mean another one, unless both name the same part of the body."""
    if claim.anatomy == against.anatomy and claim.anatomy not in VAGUE:
        return False
    facts = (*reading.findings.facts, *reading.impression.facts)
    placeless = not (claim.anatomy or claim.side) and bool(against.anatomy or against.side)
    return placeless or any(fact.family == claim.family and fact not in (claim, against) for fact in facts)


def _is_narrower(reading: ReportReading, claim: ClauseFact, against: ClauseFact) -> bool:
    """No subendocardial scar, and a fibrosis: a word of the denial that is no place and that the other does not have."""
    pairs = [(reading.impression, claim), (reading.findings, against)]
    denial, said = pairs if claim.polarity == ABSENT else reversed(pairs)
    text, at = denial[0].folded, denial[1].finding[0]
    if not _is_same_word(*(section.folded[slice(*fact.finding)] for section, fact in pairs)):
        return True
    match = _DENIED.search(text, max(0, at - 70), at)
    if not match:
        return False
    sentence = said[0].sentences[said[1].sentence]
    told = said[0].folded[sentence.start : sentence.end]
    places = [(token.start, token.end) for token in get_pack("en").tokens(text, *match.span(1))]
    return any(
        word[0] not in told and not any(low <= word.start() < high for low, high in places)
        for word in _MODIFIER.finditer(text, *match.span(1))
    )


def _is_same_word(first: str, second: str) -> bool:
    """Whether two words of one family name one thing: the same stem, or synonyms."""
    first, second = first.split()[-1], second.split()[-1]
    return first[:4] == second[:4] or any(row.match(first) and row.match(second) for row in _WORDS)


def _is_qualified(reading: ReportReading, claim: ClauseFact, against: ClauseFact) -> bool:
    """No large effusion, and a trace of it: the denial is of a degree, and what is said is less."""
    pairs = [(reading.impression, claim), (reading.findings, against)]
    denial, said = pairs if claim.polarity == ABSENT else reversed(pairs)
    text, at = denial[0].folded, denial[1].finding[0]
    if _RESTRICTED.match(text, denial[1].finding[1]):
        return True
    if not _DEGREE.search(text, max(0, at - 40), at):
        return False
    sentence = said[0].sentences[said[1].sentence]
    kind = _KIND.search(text, max(0, at - 40), at)
    if kind and kind[1] not in said[0].folded[sentence.start : sentence.end]:
        return True
    return _LESS.search(said[0].folded, sentence.start, sentence.end) is not None


def _find_denial(claim: ClauseFact, facts: tuple[ClauseFact, ...]) -> ClauseFact | None:
    """A fact of the same family and place with the opposite polarity, when nothing supports the claim."""
    against = placeless = None
    for fact in facts:
        if not is_near(claim.anatomy, fact.anatomy) or fact.advice or fact.frame.elsewhere and fact.polarity == ABSENT:
            continue
        same = fact.family == claim.family
        if fact.polarity == claim.polarity:
            if are_opposite(claim, fact) or conflicts(claim.levels, fact.levels):
                continue
            if same or claim.polarity == PRESENT and is_same_thing(claim.family, fact.family):
                return None
            continue
        if not same or not (claim.certain or claim.polarity == ABSENT):
            continue
        if claim.polarity == ABSENT and not (is_claim(fact) and fact.certain):
            continue
        if against is None and _is_same_place(claim, fact):
            against = fact
        elif claim.polarity == PRESENT and not (claim.anatomy or claim.side or claim.levels):
            placeless = placeless or fact
    if against is not None and claim.polarity == PRESENT and not against.anatomy:
        # A denial without a place may be of another part when the findings tell the same elsewhere.
        return None if any(fact.family == claim.family and is_claim(fact) for fact in facts) else against
    return against or placeless


def _may_be_named(claim: ClauseFact, facts: tuple[ClauseFact, ...]) -> bool:
    """Whether something without a name stands at that place: the claim may be its diagnosis."""
    return claim.polarity == PRESENT and any(
        fact.family == "generic" and fact.polarity == PRESENT and fact.anatomy == claim.anatomy for fact in facts
    )


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
    told = dict(said.levels)
    return all(axis in told and agree(value, told[axis]) for axis, value in known.items())


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
        chronic = "acute" in impression.folded and fact.family not in _ACUTE
        yield Hit(
            "findings",
            fact.start,
            fact.end,
            "qc.rpt_polarity_normal",
            {"findings": found, "impression": impression.text.strip()[:40]},
            related=(Place("impression", 0, len(impression.text)),),
            severity="info" if chronic else "",
        )
        if not chronic:
            return
