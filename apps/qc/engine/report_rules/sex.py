"""RPT-SEX: anatomy or wording bound to the other sex than the patient's."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import Hit
from apps.qc.engine.report_reading import ReportReading

CODE = "RPT-SEX"
_OTHER = {"M": "F", "F": "M"}


@report_rule(
    CODE,
    severity="error",
    category="sex",
    blocking=True,
    title={"zh-Hans": "性别不符", "en": "Sex mismatch"},
    fire=[
        {"findings": "膀胱充盈可，子宫形态正常。", "impression": "未见异常。", "sex": "M"},
        {"findings": "The prostate is enlarged.", "impression": "Enlarged gland.", "lang": "en", "sex": "F"},
    ],
    quiet=[
        {"findings": "腰椎椎体及附件骨质未见异常。", "impression": "右侧胎儿型大脑后动脉。", "sex": "M"},
        {"findings": "Fetal origin of the PCA.", "impression": "Normal cervical spine.", "lang": "en", "sex": "M"},
        {"findings": "子宫及前列腺未见异常。", "impression": "未见异常。"},
    ],
)
def check_sex(reading: ReportReading) -> Iterable[Hit]:
    """Silent when the sex is unknown, for relatives, and for terms that only sound sex-bound (fetal PCA, vertebral 附件)."""
    sex = reading.snapshot.sex
    if sex not in _OTHER:
        return
    terms, exceptions, kin, said = _compile(reading.lang, _OTHER[sex])
    for name, section in reading.sections:
        excepted = [match.span() for match in exceptions.finditer(section.folded)]
        told: set[str] = set()
        for match in _matches(section.folded, terms, said):
            word = match.group()
            inside = any(start <= match.start() and match.end() <= end for start, end in excepted)
            if inside or word in told or _is_about_kin(section.folded, match, kin):
                continue
            told.add(word)
            text = section.text[match.start() : match.end()]
            yield Hit(name, *match.span(), "qc.rpt_sex_term", {"text": text, "sex": sex})


def _matches(folded: str, *patterns: re.Pattern) -> Iterator[re.Match]:
    for pattern in patterns:
        yield from pattern.finditer(folded)


def _is_about_kin(folded: str, match: re.Match, kin: list[re.Pattern]) -> bool:
    before = folded[max(0, match.start() - 70) : match.start()]
    after = folded[match.end() : match.end() + 70]
    return kin[0].search(before) is not None or kin[1].search(after) is not None


@cache
def _compile(lang: str, sex: str) -> tuple[re.Pattern, re.Pattern, list[re.Pattern], re.Pattern]:
    pack = json.loads(files("apps.qc.engine.lexicon").joinpath("sex_terms.json").read_text(encoding="utf-8"))[lang]
    return (
        re.compile("|".join(sorted(pack[sex]["terms"], key=len, reverse=True))),
        re.compile("|".join(pack[sex]["except"])),
        [re.compile(term) for term in pack["kin"]],
        re.compile("|".join(pack["said"][sex])),
    )
