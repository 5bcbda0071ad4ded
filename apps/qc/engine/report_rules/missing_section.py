"""RPT-MISSING-SECTION: findings or impression that say nothing."""

import re
from collections.abc import Iterable

from apps.common.kernel.reason import Reason
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import SECTIONS, Finding, ReportSnapshot
from apps.qc.engine.text import fold

CODE = "RPT-MISSING-SECTION"
# Headings and list numbers alone are no content, nor is a bare pointer to the other section.
_HOLLOW = re.compile(
    r"(?:\s|[\W_]|\d{1,2}[.、)]"
    r"|检查所见|影像所见|影像学表现|所见|诊断意见|影像诊断|诊断|印象|意见|结论"
    r"|findings?|impressions?|conclusions?|opinion"
    r"|同上|见上|如上|同前所述|see above|as above|see findings|\d)*"
)


@report_rule(
    CODE,
    severity="error",
    category="missing_section",
    blocking=True,
    stages=("save", "sign", "audit"),
    title={"zh-Hans": "缺少段落", "en": "Missing section"},
)
def check_missing_section(snapshot: ReportSnapshot) -> Iterable[Finding]:
    """One finding for each section without content; a short normal sentence is content."""
    for section in SECTIONS:
        text = snapshot.section(section)
        if _HOLLOW.fullmatch(fold(text)):
            yield Finding(
                rule=CODE,
                category="missing_section",
                severity="error",
                blocking=True,
                section=section,
                start=0,
                end=len(text),
                reason=Reason(f"qc.rpt_missing_{section}", {}, severity="error"),
            )
