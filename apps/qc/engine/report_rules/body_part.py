"""RPT-BODY-PART: a sentence about a part of the body that the exam does not show, or a title of another exam."""

from collections.abc import Iterable

from apps.qc.engine.facts import PlaceMention, SectionReading
from apps.qc.engine.language_pack import load_anatomy
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading
from apps.qc.engine.text import Span

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
            if regions & reading.scope or _is_aside(mention, section):
                continue
            sentence = section.find_sentence(mention.start)
            if sentence in told:
                continue
            told.add(sentence)
            text = section.text[mention.start : mention.end]
            yield Hit(name, mention.start, mention.end, "qc.rpt_body_part", {"text": text})


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
