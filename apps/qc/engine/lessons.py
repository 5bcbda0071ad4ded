"""What a confirmed error or false alarm is to teach: an example for a rule, a pair for the spell model. Drafts, until a person decides.

An example holds no more of a report than the rule needs: the sentence of the fault, or both sections where sections are compared.
Names, dates and long numbers are blacked out, character for character.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.qc.engine.confusions import LEAST
from apps.qc.engine.report import SECTIONS, Finding, ReportSnapshot
from apps.qc.engine.rule_data import CATEGORIES, REWRITING
from apps.qc.engine.second_reading import mask_identifiers
from apps.qc.engine.text import cut_sentences, fold

PAIRED = ("typo", "char_extra", "char_missing")
"""Categories whose correction the spell model can learn."""
ALONE = (*REWRITING, "unit", "modality_wording", "sex", "age")
"""Categories that one sentence shows; all others compare sections."""
LONGEST_MARK, LONGEST_RIGHT, MOST_MARKS = 200, 200, 20
LONGEST_EXAMPLE = 4000


@dataclass(frozen=True)
class Mark:
    """A stretch of a section that a person took for a fault, and what should stand there (empty: unknown)."""

    section: str
    start: int
    end: int
    category: str
    right: str = ""


@dataclass(frozen=True)
class Draft:
    """An example as a line of check_reports with the stretch it is about; `wrong` to `right` is the correction."""

    facts: dict[str, Any]
    section: str
    start: int
    end: int
    wrong: str
    right: str


def find_mark_fault(mark: Mark, texts: Mapping[str, str]) -> str:
    """Why a mark cannot be taken, as a code of words; empty when it can."""
    if mark.section not in SECTIONS or mark.category not in CATEGORIES:
        return "qc.mark_unknown"
    if not 0 <= mark.start < mark.end <= len(texts[mark.section]) or mark.end - mark.start > LONGEST_MARK:
        return "qc.mark_place"
    return "qc.mark_right" if len(mark.right) > LONGEST_RIGHT or "\n" in mark.right else ""


def make_draft(snapshot: ReportSnapshot, mark: Mark, secrets: Collection[str]) -> Draft:
    """The example that a mark stands for."""
    texts = {name: mask_identifiers(snapshot.section(name), secrets) for name in SECTIONS}
    start, end = mark.start, mark.end
    if mark.category in ALONE or sum(map(len, texts.values())) > LONGEST_EXAMPLE:
        first, last = _find_sentence(texts[mark.section], start, end, snapshot.lang)
        texts = {name: texts[name][first:last] if name == mark.section else "" for name in SECTIONS}
        start, end = start - first, end - first
    text = texts[mark.section]
    wide = _widen(text, start, end, snapshot.lang)
    right = text[wide[0] : start] + mark.right.strip() + text[end : wide[1]] if mark.right.strip() else ""
    return Draft(_tell_exam(snapshot) | texts, mark.section, *wide, text[slice(*wide)], right)


def _tell_exam(snapshot: ReportSnapshot) -> dict[str, Any]:
    names = ("lang", "modality", "procedure", "exam_body_part", "sex")
    facts = {name: getattr(snapshot, name) for name in names}
    facts["exam_laterality"] = snapshot.exam_laterality if snapshot.exam_laterality in ("L", "R", "B") else ""
    return facts if snapshot.contrast is None else facts | {"contrast": snapshot.contrast}


def _find_sentence(text: str, start: int, end: int, lang: str) -> tuple[int, int]:
    """From the beginning of the sentence that holds `start` to the end of that which holds `end`, with its mark."""
    spans = [span for span in cut_sentences(fold(text), lang) if span.end > start and span.start < end]
    low, high = min([start, *(s.start for s in spans)]), max([end, *(s.end for s in spans)])
    low = max([low, max(0, start - LONGEST_EXAMPLE // 4)])
    return low, min(high + 1, len(text), end + LONGEST_EXAMPLE // 4)


def _widen(text: str, start: int, end: int, lang: str) -> tuple[int, int]:
    """A stretch that says something alone: whole words in English, in Chinese a single character with its neighbours."""
    if lang == "en":
        while start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
    while len(text[start:end].strip()) < LEAST["en" if lang == "en" else "zh"]:
        before, after = _is_letter(text, start - 1), _is_letter(text, end)
        if not before and not after:
            break
        start, end = start - before, end + after
    return start, end


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def make_definition(draft: Draft, category: str, *, source: str) -> dict[str, Any]:
    """A rule that fires on the fault and stays quiet on its correction: what a person begins with, not what a rule should end as."""
    lang, quiet = draft.facts["lang"], dict(draft.facts)
    text = draft.facts[draft.section]
    quiet[draft.section] = text[: draft.start] + draft.right + text[draft.end :]
    rewrites = category in REWRITING and bool(draft.right)
    said = {"say": draft.wrong, "suggest": draft.right} if rewrites else draft.wrong
    return {
        "category": category,
        "severity": "warn",
        "section": "any",
        "modalities": [],
        "autofix": rewrites,
        "match": {lang: [said]},
        "unless": {},
        "explanation": _explain(draft),
        "examples": {"fire": [draft.facts], "quiet": [quiet]},
        "source": source,
    }


def _explain(draft: Draft) -> dict[str, str]:
    wrong, right = draft.wrong[:80], draft.right[:80]
    if right:
        return {"zh-Hans": f"“{wrong}”应为“{right}”", "en": f"“{wrong}” should read “{right}”"}
    return {"zh-Hans": f"“{wrong}”经质控确认有误", "en": f"“{wrong}” was confirmed as an error by quality control"}


def list_rules_at(found: Iterable[Finding], section: str, start: int, end: int) -> list[str]:
    """Codes of the rules that say something at a stretch, there or as the other place of a contradiction."""
    return sorted(
        {
            finding.rule
            for finding in found
            if any(
                place.section == section and place.start < end and start < place.end
                for place in (finding.place, *finding.related)
            )
        }
    )
