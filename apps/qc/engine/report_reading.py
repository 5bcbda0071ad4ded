"""A whole report read once for all rules: both sections, and the regions that its exam covers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from apps.qc.engine.confusions import find_confusions
from apps.qc.engine.facts import PRESENT, VAGUE, ClauseFact, PlaceMention, SectionReading, read_section
from apps.qc.engine.language_pack import Meaning, get_pack, load_anatomy, load_pack
from apps.qc.engine.lexicon_overlay import NO_OVERLAY, LexiconOverlay
from apps.qc.engine.measures import Measure
from apps.qc.engine.report import SECTIONS, Hit, Place, ReportSnapshot
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory
from apps.qc.engine.spelling import Slip, find_slips
from apps.qc.engine.text import Span, fold


@dataclass(frozen=True)
class ReportReading:
    """Facts of both sections. `regions` and `scope` are empty when the exam's place is unknown or anywhere."""

    snapshot: ReportSnapshot
    findings: SectionReading
    impression: SectionReading
    regions: frozenset[str]
    scope: frozenset[str]
    history: ReportHistory = NO_HISTORY
    overlay: LexiconOverlay = NO_OVERLAY

    def section(self, name: str) -> SectionReading:
        return getattr(self, name)

    @property
    def lang(self) -> str:
        """The language that the report is read in: en or zh."""
        return get_pack(self.snapshot.lang).lang

    @property
    def sections(self) -> list[tuple[str, SectionReading]]:
        return [(name, self.section(name)) for name in SECTIONS]


@lru_cache(maxsize=32)
def read_report(snapshot: ReportSnapshot, overlay: LexiconOverlay = NO_OVERLAY) -> ReportReading:
    """The reading of a report; a repeated question costs nothing."""
    lang, modality = snapshot.lang, snapshot.modality.upper()
    regions = find_exam_regions(snapshot.exam_body_part) or find_exam_regions(snapshot.procedure)
    if "any" in regions:
        regions = frozenset()
    else:
        regions |= find_exam_regions(snapshot.procedure) - {"any"}
    own = overlay.list_meanings("en" if lang == "en" else "zh")
    if "neck" in regions:
        own = (*list_thyroid_lobes(), *own)
    scope = load_anatomy()[1]
    allowed = frozenset().union(*(scope[region] for region in regions)) if regions else frozenset()
    return ReportReading(
        snapshot,
        read_section(snapshot.findings, lang, modality, own),
        read_section(snapshot.impression, lang, modality, own),
        regions,
        allowed,
        overlay=overlay,
    )


@cache
def list_thyroid_lobes() -> tuple[tuple[str, Meaning], ...]:
    """In an exam of the neck a bare lobe is the thyroid's, elsewhere the liver's; its poles are no kidney's."""
    lobes = {"left lobe": "L", "right lobe": "R", "左叶": "L", "右叶": "R"}
    poles = {"upper pole": "upper", "lower pole": "lower", "上极": "upper", "下极": "lower"}
    place = partial(Meaning, "place", anatomy="thyroid")
    sided = [(term, place(side=side)) for term, side in lobes.items()]
    return (*sided, *((term, place(levels=(("pole", pole),), weak=True)) for term, pole in poles.items()))


def contradict(
    reading: ReportReading,
    told: ClauseFact | Measure | PlaceMention | Span,
    against: ClauseFact | Measure | PlaceMention | Span,
    code: str,
) -> Hit:
    """What the impression says, alerted beside what the findings say."""
    params = {
        "impression": reading.snapshot.impression[told.start : told.end],
        "findings": reading.snapshot.findings[against.start : against.end],
    }
    place = Place("findings", against.start, against.end)
    return Hit("impression", told.start, told.end, code, params, related=(place,))


def list_slips(reading: ReportReading, kind: str) -> Iterator[tuple[str, Slip]]:
    """Slips of one kind in both sections."""
    words, pairs = reading.overlay.list_words(reading.lang), reading.overlay.list_confusions(reading.lang)
    for name, section in reading.sections:
        taught = tuple(find_confusions(section.folded, pairs, reading.lang))
        found = find_slips(section.text, section.folded, reading.lang, reading.history)
        told = (slip for slip in found if not any(slip.start < t.end and t.start < slip.end for t in taught))
        for slip in (*taught, *told):
            if slip.kind == kind and not is_own_word(section.folded, slip, words):
                yield name, slip


def is_own_word(folded: str, slip: Slip, words: frozenset[str]) -> bool:
    """Whether the stretch lies inside a word that the department has entered."""
    for word in words:
        at = folded.find(word, max(0, slip.end - len(word)), slip.start + len(word))
        if at >= 0 and at <= slip.start and slip.end <= at + len(word):
            return True
    return False


@cache
def _load_exam_words() -> dict[str, dict[str, frozenset[str]]]:
    table: dict[str, dict[str, set[str]]] = {}
    for lang, rows in load_pack("exam_scope").items():
        for region, words in rows.items():
            for word in words.split():
                table.setdefault(lang, {}).setdefault(word, set()).add(region)
    return {lang: {word: frozenset(found) for word, found in words.items()} for lang, words in table.items()}


@lru_cache(maxsize=1024)
def find_exam_regions(text: str) -> frozenset[str]:
    """Regions named by an exam's body part or procedure, in either language."""
    folded, words = fold(text), _load_exam_words()
    tokens = re.findall(r"[a-z]+", folded)
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        for size in (3, 2, 1):
            word = "".join(tokens[at : at + size])
            if at + size <= len(tokens) and word in words["en"]:
                found |= words["en"][word]
                at += size
                break
        else:
            at += 1
    at = 0
    while at < len(folded):
        size = next((n for n in (6, 5, 4, 3, 2, 1) if folded[at] > "\u3400" and folded[at : at + n] in words["zh"]), 0)
        if size:
            found |= words["zh"][folded[at : at + size]]
        at += size or 1
    return frozenset(found)


@cache
def load_clusters() -> dict[str, frozenset[str]]:
    """Finding family to the clusters it belongs to."""
    clusters: dict[str, set[str]] = {}
    for name, families in load_pack("findings")["cluster"].items():
        for family in families.split():
            clusters.setdefault(family, set()).add(name)
    return {family: frozenset(names) for family, names in clusters.items()}


_SAME_THING = frozenset(["lesion", "vascular_brain", "airspace", "clot", "liver_diffuse", "fluid", "bleed"])


def is_same_thing(first: str, second: str) -> bool:
    """Narrower than kin: two names for one finding (nodule and mass, ischaemia and infarct)."""
    clusters = load_clusters()
    return first == second or bool(clusters.get(first, frozenset()) & clusters.get(second, frozenset()) & _SAME_THING)


def is_kin(first: str, second: str) -> bool:
    """Whether two families may speak of the same thing."""
    if first == second or "generic" in (first, second):
        return True
    clusters = load_clusters()
    return bool(clusters.get(first, frozenset()) & clusters.get(second, frozenset()))


_ALIKE = (
    {"lung", "bronchus", "hilum"},
    {"hip", "femur", "bone"},
    {"knee", "meniscus", "knee_ligament", "patella", "tibia"},
    {"ankle", "fibula", "tibia", "foot"},
    {"kidney", "ureter"},
    {"brain", "ventricle", "meninges", "brainstem", "brain_vessel"},
    {"brain", "scalp"},
    {"brain", "skull"},
    {"thyroid", "parathyroid"},
    {"brain", "ear"},
    {"forearm_radius", "wrist", "forearm", "forearm_ulna"},
    {"cspine", "spine"},
    {"tspine", "spine"},
    {"lspine", "spine", "sspine"},
    {"uterus", "cervix"},
    {"liver", "bile_duct"},
    {"shoulder", "humerus"},
    {"heart", "mediastinum"},
    {"gallbladder", "bile_duct"},
    {"peritoneum", "pelvis", "abdomen"},
    {"stomach", "duodenum"},
    {"ear", "skull"},
    {"sinus", "nose"},
    {"pleura", "lung"},
    {"bowel", "appendix", "rectum"},
    {"neck_vessel", "brain_vessel"},
    {"hand", "wrist"},
    {"lung", "pulmonary_artery"},
)


@lru_cache(maxsize=4096)
def is_near(first: str, second: str) -> bool:
    """Whether two places may be one and the same."""
    return first == second or first in VAGUE or second in VAGUE or any(first in row and second in row for row in _ALIKE)


def are_opposite(first: ClauseFact | PlaceMention, second: ClauseFact | PlaceMention) -> bool:
    """One on the left, the other on the right."""
    return {first.side, second.side} == {"L", "R"}


def list_distinct(facts: Sequence[ClauseFact]) -> list[ClauseFact]:
    """The first of the facts that say the same, each where the last of them stands."""
    return list({fact.statement: fact for fact in reversed(facts)}.values())[::-1]


def is_claim(fact: ClauseFact) -> bool:
    """Something said to be there now by this report itself."""
    return fact.polarity == PRESENT and not fact.historic and not fact.advice
