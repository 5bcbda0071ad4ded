"""RPT-AGE: wording that does not fit the patient's age, or an age in the text that is not the patient's."""

import re
from collections.abc import Iterable
from functools import cache

from apps.qc.engine.language_pack import load_pack
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-AGE"
_YEAR = {"Y": 1.0, "M": 1 / 12, "W": 1 / 52.18, "D": 1 / 365.25}
_STATED = {
    "zh": re.compile(r"(?<![\d.])(\d{1,3})\s*(岁|个月龄|月龄|天龄|日龄)"),
    "en": re.compile(r"\b(\d{1,3})[- ](year|yr|month|week|day)s?[- ]old\b|\baged? (\d{1,3})\b"),
}
_SPAN = {
    "岁": 1.0,
    "个月龄": 1 / 12,
    "月龄": 1 / 12,
    "天龄": 1 / 365.25,
    "日龄": 1 / 365.25,
    "year": 1.0,
    "yr": 1.0,
    "month": 1 / 12,
    "week": 1 / 52.18,
    "day": 1 / 365.25,
}
_PAST = re.compile(
    r"(?:时|前|起|曾|于|骨龄|相当于|约为?|标准|图谱|>|<|大于|小于|以上|at age|when|since|bone age|standard|greulich|mother|father|母|父|over|under|than)\s*[^。.;]{0,12}$"
)
_AFTER = re.compile(r"^\s*(?:时|前|起|以上|以下|儿童|标准|骨龄)|^ (?:sibling|brother|sister|standard)")


@report_rule(
    CODE,
    severity="warn",
    category="age",
    title={"zh-Hans": "年龄不符", "en": "Age mismatch"},
    fire=[
        {"findings": "双侧脑室增宽，老年性脑改变。", "impression": "老年性脑改变。", "age": "9Y"},
        {"findings": "骨骺未闭合。", "impression": "未见骨折。", "age": "56Y"},
        {"findings": "The physes are open.", "impression": "No fracture.", "lang": "en", "age": "71Y"},
        {"findings": "患者，男，45岁。", "impression": "未见异常。", "age": "62Y"},
    ],
    quiet=[
        {"findings": "老年性脑改变。", "impression": "老年性脑改变。", "age": "79Y"},
        {"findings": "骨骺未闭合。", "impression": "未见骨折。"},
        {"findings": "The physes are open.", "impression": "No fracture.", "lang": "en", "age": "9Y"},
        {"findings": "骨龄相当于12岁。", "impression": "骨龄提前。", "age": "10Y"},
    ],
)
def check_age(reading: ReportReading) -> Iterable[Hit]:
    """Silent when the age is unknown; an age told of the past or of a bone-age standard is none of the patient's."""
    years = read_years(reading.snapshot.age)
    if years is None:
        return
    lang = reading.lang
    for name, section in reading.sections:
        told: set[str] = set()
        for low, high, pattern in _load_bounds(lang):
            if low <= years <= high:
                continue
            for match in pattern.finditer(section.folded):
                if match.group() in told:
                    continue
                told.add(match.group())
                text = section.text[match.start() : match.end()]
                yield Hit(name, *match.span(), "qc.rpt_age_term", {"text": text, "age": reading.snapshot.age})
        for match in _STATED[lang].finditer(section.folded):
            unit = _SPAN[match[2]] if match[2] else 1.0
            stated = int(match[1] or match[3]) * unit
            before = section.folded[max(0, match.start() - 14) : match.start()]
            if (
                abs(stated - years) <= 1.01 * max(unit, 1.0 if years >= 2 else unit)
                or _PAST.search(before)
                or _AFTER.match(section.folded[match.end() :][:14])
            ):
                continue
            text = section.text[match.start() : match.end()]
            yield Hit(name, *match.span(), "qc.rpt_age_stated", {"text": text, "age": reading.snapshot.age})


def read_years(age: str) -> float | None:
    """A DICOM age string in years."""
    match = re.fullmatch(r"\s*0*(\d{1,3})\s*([YMWDymwd])\s*", age)
    return int(match[1]) * _YEAR[match[2].upper()] if match else None


@cache
def _load_bounds(lang: str) -> list[tuple[float, float, re.Pattern]]:
    return [
        (row.get("from", 0), row.get("to", 200), re.compile("|".join(row["terms"])))
        for row in load_pack("age_terms")[lang]
    ]
