"""RPT-PLACEHOLDER: a template gap that nobody filled in."""

import re
from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-PLACEHOLDER"
_WORDS = (
    r"insert|select|choose|选择|请选|待定|左侧/右侧|上/中/下|enter|fill|type here|name|date|side|level|number|free text|default|left\s*[/|]\s*right"
    r"|right\s*[/|]\s*left|size|measurement|text|findings?|impression|请填写|请输入|请选择|填写|待填|待补|侧别|部位|大小|日期|数值"
)
_UNIT = r"(?:mm|cm|ml|hu|毫米|厘米)"
_PATTERNS = [
    re.compile(rf"[\[【{{<]\s*(?:{_WORDS})[^\]】}}>\n]{{0,30}}[\]】}}>]"),
    re.compile(r"\[\s*\]|【\s*】|\{\s*\}|<\s*>|(?<=\S)\(\s+\)"),
    re.compile(r"_{2,}|\*{3,}|\?{3,}|(?<![a-z])x{3,}(?![a-z])|×{2,}|(?<![a-z0-9×])xx(?=\s*(?:mm|cm|侧|叶|段|年|月|$))"),
    re.compile(
        rf"(?:大小|长径|直径|短径|最大径|径线?|厚度?)约?(?:为)?\s*(?:[x×*]\s*)?{_UNIT}(?![a-z])|约\s*(?:[x×*]\s*)?{_UNIT}(?![a-z])"
    ),
    re.compile(r"\bmeasur(?:es|ing)(?: up to| approximately| about)?\s+(?:x\s*)?(?:mm|cm)\b"),
    re.compile(
        r"左侧[/|]右侧|\(?左/右\)(?=侧|肺|肾|膝|乳)|上/中/下叶|\[[^\]\d\n]{0,12}(?:选择|填写|输入)[^\]\n]{0,8}\]|\bleft/right\b(?! (?:asymm|differ|ratio|comparison|heart))"
    ),
    re.compile(r"待补充|待填写|请补充|\btbd\b|\blorem ipsum\b|\bto be dictated\b|\bfill in\b"),
]


@report_rule(
    CODE,
    severity="error",
    category="placeholder",
    blocking=True,
    title={"zh-Hans": "模板占位未填", "en": "Placeholder left"},
    fire=[
        {"findings": "左肺见结节，大小约__mm。", "impression": "左肺结节。"},
        {"findings": "There is a [left/right] nodule.", "impression": "Nodule.", "lang": "en"},
    ],
    quiet=[
        {"findings": "结节约12×9mm、3x4cm，T2*序列。", "impression": "结节。"},
        {"findings": "Nodule [series 3, image 45] and [2].", "impression": "Nodule.", "lang": "en"},
    ],
)
def check_placeholder(reading: ReportReading) -> Iterable[Hit]:
    """Every gap once; sizes written with × and numbered references such as [3] are no gaps."""
    for name, section in reading.sections:
        taken: list[tuple[int, int]] = []
        for pattern in _PATTERNS:
            for match in pattern.finditer(section.folded):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                taken.append(match.span())
        for start, end in sorted(taken):
            yield Hit(name, start, end, "qc.rpt_placeholder", {"text": section.text[start:end]})
