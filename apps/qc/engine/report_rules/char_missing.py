"""RPT-MISSING: a character or word that fell out."""

from collections.abc import Iterable

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading, list_slips


@report_rule(
    "RPT-MISSING",
    severity="warn",
    category="char_missing",
    title={"zh-Hans": "漏字", "en": "Word missing"},
    fire=[
        {"findings": "双肺纹理清晰，纵隔内未肿大淋巴结。", "impression": "未见异常。"},
        {"findings": "There is no evidence acute fracture.", "impression": "Normal.", "lang": "en"},
    ],
    quiet=[
        {"findings": "双肺纹理清晰，纵隔内未见肿大淋巴结。", "impression": "未见异常。"},
        {"findings": "There is no evidence of acute fracture.", "impression": "Normal.", "lang": "en"},
    ],
)
def check_missing(reading: ReportReading) -> Iterable[Hit]:
    """Shows what may have stood there; a person writes it in."""
    for name, slip in list_slips(reading, "char_missing"):
        text = reading.snapshot.section(name)[slip.start : slip.end]
        params = {"text": text, "suggestion": slip.suggestion}
        # Without a history that can be trusted a department sees a guess about a lost character as a hint only.
        mild = reading.lang not in reading.history.trusted and not (reading.lang == "en" and slip.gain >= 6.0)
        severity = "info" if mild else ""
        yield Hit(name, slip.start, slip.end, "qc.rpt_char_missing", params, severity=severity)
