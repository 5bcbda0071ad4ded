"""RPT-TERM: a wording that the department prefers otherwise; no error, a hint with the preferred term."""

import re
from collections.abc import Iterable
from functools import lru_cache

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading
from apps.qc.engine.text import fold

CODE = "RPT-TERM"


@report_rule(
    CODE,
    severity="info",
    category="preferred_term",
    autofix=True,
    title={"zh-Hans": "科室推荐用语", "en": "Preferred term"},
    quiet=[
        {"findings": "胃粘膜光整。", "impression": "未见异常。"},
        {"findings": "The lungs are clear.", "impression": "Normal.", "lang": "en"},
    ],
)
def check_preferred_term(reading: ReportReading) -> Iterable[Hit]:
    """Silent without entries of the department; the preferred term itself is never alerted."""
    for entry in reading.overlay.list_preferred(reading.lang):
        term, preferred = _compile(entry.term, entry.meaning, reading.lang)
        for name, section in reading.sections:
            kept = [match.span() for match in preferred.finditer(section.folded)]
            for match in term.finditer(section.folded):
                if any(low <= match.start() and match.end() <= high for low, high in kept):
                    continue
                text = section.text[match.start() : match.end()]
                params = {"text": text, "suggestion": entry.meaning}
                yield Hit(name, *match.span(), "qc.rpt_term", params, suggestion=entry.meaning)


@lru_cache(maxsize=4096)
def _compile(term: str, preferred: str, lang: str) -> tuple[re.Pattern, re.Pattern]:
    """A department has hundreds of terms, and every keystroke's check asks for all of them."""
    edge = r"\b" if lang == "en" else ""
    return re.compile(f"{edge}{re.escape(fold(term))}{edge}"), re.compile(re.escape(fold(preferred)))
