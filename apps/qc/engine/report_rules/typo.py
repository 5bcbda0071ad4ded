"""RPT-TYPO: a wrong character or word that sounds or looks like the right one."""

from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, list_slips


@report_rule(
    "RPT-TYPO",
    severity="warn",
    category="typo",
    title={"zh-Hans": "错别字", "en": "Misspelling"},
    autofix=True,
    fire=[
        {"findings": "双肺纹理清晰，右肺上叶见结结影，边缘毛刺。", "impression": "结节。"},
        {"findings": "胸部CT增墙扫描。", "impression": "未见异常。"},
        {"findings": "There is a small pleural effussion.", "impression": "Effusion.", "lang": "en"},
        {"findings": "There is know evidence of fracture.", "impression": "Normal.", "lang": "en"},
    ],
    quiet=[
        {"findings": "双肺纹理清晰，右肺上叶见结节影，边缘毛刺。已电话通知欧阳医师。", "impression": "结节。"},
        {
            "findings": "Unfused apophysis. Levocurvature, centered at L3. SUVmax 5.",
            "impression": "Normal.",
            "lang": "en",
        },
    ],
)
def check_typo(reading: ReportReading) -> Iterable[Hit]:
    """Each with its suggestion."""
    for name, slip in list_slips(reading, "typo"):
        text = reading.snapshot.section(name)[slip.start : slip.end]
        params = {"text": text, "suggestion": slip.suggestion}
        severity = "info" if slip.mild else ""
        yield Hit(name, slip.start, slip.end, "qc.rpt_typo", params, suggestion=slip.suggestion, severity=severity)
