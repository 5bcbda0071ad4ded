"""RPT-SEX: anatomy or wording bound to the other sex than the patient's."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from apps.common.kernel.reason import Reason
from apps.qc.engine.registry import report_rule
from apps.qc.engine.report import SECTIONS, Finding, ReportSnapshot
from apps.qc.engine.text import fold

CODE = "RPT-SEX"
_OTHER = {"M": "F", "F": "M"}


@report_rule(
    CODE,
    severity="error",
    category="sex",
    blocking=True,
    title={"zh-Hans": "性别不符", "en": "Sex mismatch"},
)
def check_sex(snapshot: ReportSnapshot) -> Iterable[Finding]:
    """Silent when the sex is unknown, for relatives, and for terms that only sound sex-bound (fetal PCA, vertebral 附件)."""
    if snapshot.sex not in _OTHER:
        return
    other = _OTHER[snapshot.sex]
    terms, exceptions, kin, said = _compile("en" if snapshot.lang == "en" else "zh", other)
    for section in SECTIONS:
        text = snapshot.section(section)
        folded = fold(text)
        excepted = [match.span() for match in exceptions.finditer(folded)]
        told: set[str] = set()
        for match in _matches(folded, terms, said):
            word = match.group()
            inside = any(start <= match.start() and match.end() <= end for start, end in excepted)
            if inside or word in told or _is_about_kin(folded, match, kin):
                continue
            told.add(word)
            yield Finding(
                rule=CODE,
                category="sex",
                severity="error",
                blocking=True,
                section=section,
                start=match.start(),
                end=match.end(),
                reason=Reason(
                    "qc.rpt_sex_term",
                    {"text": text[match.start() : match.end()], "sex": snapshot.sex},
                    severity="error",
                ),
            )


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
