"""RPT-DATE: a date of comparison that does not exist, lies after the exam, or that no known prior has."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-DATE"
_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?([年\-./])\s?(\d{1,2})\s?[月\-./]\s?(\d{1,2})(?!\d)\s?日?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_US = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2}(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b"
)
_COMPARES = re.compile(
    r"比较|对比|对照|相比|较前|前次|前片|旧片|原片|复查|较|参考|参照|compar|prior|previous|since|interval|from the|dated|unchanged|stable|study of|exam of"
)
_FOREIGN = re.compile(
    r"外院|院外|他院|手术|术后|行.{0,12}术|病理|活检|发病|外伤|外单位|末次月经|lmp|outside|surgery|operat|ectomy|patholog|biopsy|symptom|injury|telephone|discussed|notified|communicated|radiotherapy|电话|通知|告知|报告|化疗|放疗"
)
_AHEAD = re.compile(r"建议|随访|预约|预产期|recommend|follow[- ]?up|schedul|due|next|edc|edd|推算")


@report_rule(
    CODE,
    severity="warn",
    category="comparison_date",
    title={"zh-Hans": "对比日期有误", "en": "Comparison date"},
    fire=[
        {"findings": "与2025-13-02片比较，结节增大。", "impression": "结节。"},
        {"findings": "与2026年5月3日CT比较无变化。", "impression": "结节。", "exam_date": "2026-03-01"},
        {
            "findings": "Compared with 2025-04-03, stable.",
            "impression": "Stable.",
            "lang": "en",
            "prior": [{"date": "2025-03-04"}],
        },
    ],
    quiet=[
        {
            "findings": "与2025-03-04片比较无变化。",
            "impression": "结节。",
            "exam_date": "2026-03-01",
            "prior": [{"date": "20250304"}],
        },
        {"findings": "与外院2024-01-05CT比较增大。", "impression": "结节。", "prior": [{"date": "2025-03-04"}]},
        {"findings": "Compared with 2025-04-03, stable.", "impression": "Stable.", "lang": "en"},
    ],
)
def check_comparison_date(reading: ReportReading) -> Iterable[Hit]:
    """Impossible dates anywhere, dates of the future, and dates of comparison without such a prior."""
    exam = read_date(reading.snapshot.exam_date)
    priors = {found for prior in reading.snapshot.prior if (found := read_date(prior.date))}
    for name, section in reading.sections:
        for start, end, value in find_dates(section.folded):
            text = section.text[start:end]
            around = section.folded[max(0, start - 40) : end + 16]
            if value is None:
                yield Hit(name, start, end, "qc.rpt_date_impossible", {"text": text})
            elif exam and value > exam and not _AHEAD.search(around):
                yield Hit(name, start, end, "qc.rpt_date_future", {"text": text, "exam_date": exam.isoformat()})
            elif (
                priors
                and value not in priors
                and value != exam
                and _COMPARES.search(around)
                and not _FOREIGN.search(around)
            ):
                listed = ", ".join(sorted(prior.isoformat() for prior in priors))
                yield Hit(name, start, end, "qc.rpt_date_no_prior", {"text": text, "priors": listed})


def find_dates(folded: str) -> Iterator[tuple[int, int, date | None]]:
    """(start, end, date) of every date written out; None when the calendar has no such day."""
    for match in _YMD.finditer(folded):
        yield match.start(), len(match.group().rstrip()) + match.start(), _make(match[1], match[3], match[4])
    for match in _COMPACT.finditer(folded):
        if (value := _make(*match.groups())) is not None:
            yield *match.span(), value
    for match in _US.finditer(folded):
        first, second = int(match[1]), int(match[2])
        yield *match.span(), _make(match[3], first, second) or _make(match[3], second, first)
    for match in _WORDS.finditer(folded):
        day = re.sub(r"\D", "", match[1] or match[3] or "")
        if day:
            yield *match.span(), _make(match[4], _MONTHS[match[2]], day)


def _make(year, month, day) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """A date of the exam's facts, with or without separators."""
    digits = re.sub(r"\D", "", text)[:8]
    return _make(digits[:4], digits[4:6], digits[6:8]) if len(digits) == 8 else None
