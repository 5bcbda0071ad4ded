"""RPT-MISSING-SECTION: findings or impression that say nothing."""

import re
from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-MISSING-SECTION"
# Headings and list numbers alone are no content, nor is a bare pointer to the other section.
_HOLLOW = re.compile(
    r"(?:\s|[\W_]|\d{1,2}[.、)]"
    r"|检查所见|影像所见|影像学表现|所见|诊断意见|影像诊断|诊断|印象|意见|结论"
    r"|findings?|impressions?|conclusions?|opinion"
    r"|同上|见上|如上|同前所述|详见所见|无|略|待报告|see above|as above|see findings|as described(?: above)?|n/?a|none|pending|\d)*"
)


@report_rule(
    CODE,
    severity="error",
    category="missing_section",
    blocking=True,
    stages=("save", "sign", "audit"),
    title={"zh-Hans": "缺少段落", "en": "Missing section"},
    fire=[
        {"findings": "未见异常。", "impression": ""},
        {"findings": "Normal.", "impression": "Impression:", "lang": "en"},
    ],
    quiet=[
        {"findings": "正常。", "impression": "正常。"},
        {"findings": "Normal.", "impression": "Normal.", "lang": "en"},
    ],
)
def check_missing_section(reading: ReportReading) -> Iterable[Hit]:
    """One finding for each section without content; a short normal sentence is content."""
    for name, section in reading.sections:
        if _HOLLOW.fullmatch(section.folded):
            yield Hit(name, 0, len(section.text), f"qc.rpt_missing_{name}")
