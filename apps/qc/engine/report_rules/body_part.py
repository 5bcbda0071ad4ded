"""RPT-BODY-PART: a sentence about a part of the body that the exam does not show, or a title of another exam."""

import re
from collections.abc import Iterable
from functools import cache

from apps.qc.engine.facts import PlaceMention, SectionReading
from apps.qc.engine.language_pack import load_anatomy, load_pack
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading
from apps.qc.engine.text import Span, fold

CODE = "RPT-BODY-PART"
_EVERYWHERE = frozenset(
    [
        "node",
        "bone",
        "skin",
        "muscle",
        "aorta",
        "spine",
        "cord",
        "arm_vessel",
        "leg_vessel",
        "face",
        "tooth",
        "abdominal_wall",
        "chest_wall",
    ]
)


# A study of vessels takes in those that lead there.
_ANGIO = re.compile(r"angio|\bcta\b|\bmra\b|runoff|run-off|aorto|tavi|tavr|血管|动脉|静脉")
_VESSELS = frozenset(
    ["neck_vessel", "pulmonary_artery", "vessel_abdomen", "renal_artery", "iliac_vessel", "portal_vein", "brain_vessel"]
)


@report_rule(
    CODE,
    severity="warn",
    category="body_part",
    title={"zh-Hans": "部位不符", "en": "Body part"},
    fire=[
        {
            "findings": "双肺纹理清晰。膝关节半月板未见撕裂。",
            "impression": "未见异常。",
            "exam_body_part": "胸部",
            "modality": "CT",
        },
        {
            "findings": "The lungs are clear. The uterus is normal.",
            "impression": "Normal.",
            "lang": "en",
            "exam_body_part": "CHEST",
        },
    ],
    quiet=[
        {
            "findings": "双肺纹理清晰。扫及肝脏见囊肿。",
            "impression": "未见异常。",
            "exam_body_part": "胸部",
            "modality": "CT",
        },
        {"findings": "双肺纹理清晰。膝关节半月板未见撕裂。", "impression": "未见异常。"},
        {
            "findings": "Lung nodules. History of prostate cancer.",
            "impression": "Normal.",
            "lang": "en",
            "exam_body_part": "CHEST",
        },
    ],
)
def check_body_part(reading: ReportReading) -> Iterable[Hit]:
    """Silent when the exam's place is unknown; what is told of the past, of another exam or as advice is no description."""
    if not reading.scope:
        return
    nodes = load_anatomy()[0]
    for name, section in reading.sections:
        told: set[Span | None] = set()
        for mention in section.mentions:
            if not mention.anatomy or mention.weak or mention.anatomy in _EVERYWHERE:
                continue
            regions = nodes[mention.anatomy].regions
            if regions & reading.scope or _is_edge(mention, reading, section) or _is_aside(mention, section):
                continue
            sentence = section.find_sentence(mention.start)
            if sentence in told:
                continue
            told.add(sentence)
            text = section.text[mention.start : mention.end]
            # A sentence that also speaks of what the exam shows may use a word in another sense.
            mixed = sentence is not None and any(
                nodes[other.anatomy].regions & reading.scope and other.anatomy not in _EVERYWHERE
                for other in section.mentions
                if other.anatomy and not other.weak and sentence.start <= other.start < sentence.end
            )
            severity = "info" if mixed else ""
            yield Hit(name, mention.start, mention.end, "qc.rpt_body_part", {"text": text}, severity=severity)


def _is_edge(mention: PlaceMention, reading: ReportReading, section: SectionReading) -> bool:
    """The rim of another region that the field takes in, a fetus that has every organ, a part that only shares a name."""
    edges, homonyms = _load_edges()
    if mention.anatomy in _VESSELS and _ANGIO.search(
        fold(f"{reading.snapshot.procedure} {reading.snapshot.exam_body_part}")
    ):
        return True
    text = section.folded[mention.start : mention.end]
    if "fetus" in reading.regions or text in homonyms:
        return True
    return any(word in text for region in reading.regions for word in edges.get(region, ()))


@cache
def _load_edges() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    data = load_pack("anatomy")
    edges = {region: tuple(word.strip() for word in words.split(",")) for region, words in data["edge"].items()}
    return edges, frozenset(word.strip() for word in data["homonym"]["words"].split(","))


def _is_aside(mention: PlaceMention, section: SectionReading) -> bool:
    """Told of the past, of another exam, as advice, or as the origin of a tumour."""
    frame = mention.frame
    if frame.historic or frame.quoted or 0 <= frame.advice_from <= mention.start:
        return True
    after = section.folded[mention.end : mention.end + 14]
    before = section.folded[max(0, mention.start - 24) : mention.start]
    return any(
        word in after
        for word in (
            "癌",
            "恶性",
            "原发",
            "转移",
            "肿瘤",
            "术",
            "cancer",
            "carcinoma",
            "primary",
            "malignan",
            "metast",
            "origin",
            "access",
            "approach",
            "puncture",
            "sheath",
        )
    ) or any(
        word in before
        for word in (
            "原发",
            "来源",
            "病史",
            "metasta",
            "primary",
            "history",
            "known",
            "from ",
            "referred",
            "radiat",
            "放射至",
            "向",
            "至",
        )
    )
