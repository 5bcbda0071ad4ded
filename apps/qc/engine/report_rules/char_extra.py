"""RPT-EXTRA: a character or word too many."""

from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, list_slips


@report_rule(
    "RPT-EXTRA",
    severity="warn",
    category="char_extra",
    title={"zh-Hans": "多字", "en": "Word too many"},
    fire=[
        {"findings": "双肺纹理清晰，右肺上叶见结节节影。", "impression": "结节。"},
        {"findings": "There is is no fracture.", "impression": "Normal.", "lang": "en"},
    ],
    quiet=[
        {"findings": "右肺上叶叶间裂增厚，双肺下叶散在条索影。", "impression": "未见异常。"},
        {"findings": "The patient had had surgery.", "impression": "Normal.", "lang": "en"},
    ],
)
def check_extra(reading: ReportReading) -> Iterable[Hit]:
    """The fix is its deletion, which the screen offers; an empty suggestion would say nothing."""
    for name, slip in list_slips(reading, "char_extra"):
        text = reading.snapshot.section(name)[slip.start : slip.end]
        severity = "info" if slip.mild and reading.lang == "en" else ""
        yield Hit(name, slip.start, slip.end, "qc.rpt_char_extra", {"text": text}, severity=severity)
