"""Up to three exams for a text, each with its reasons, or none and why. It proposes; people choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.reason import Reason
from apps.workflow.engine.order_text.catalogue import ExamProfile
from apps.workflow.engine.order_text.lexicon import Lexicon
from apps.workflow.engine.order_text.reading import Ask, Reading, read_text
from apps.workflow.engine.order_text.scoring import Rating, rate
from apps.workflow.engine.order_text.sides import Side, find_side

LEAST, BEHIND, MOST = 0.45, 0.40, 3
"""The lowest score that is shown, how far behind the best one, and how many."""


@dataclass(frozen=True)
class Suggestion:
    code: str
    score: float
    names: tuple[tuple[str, str], ...]
    contrast: str
    needs_side: bool
    side: str
    """R, L, B, or none when the exam has no side or the text names none."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Proposal:
    suggestions: tuple[Suggestion, ...]
    why_not: tuple[Reason, ...]
    """Given when nothing is proposed."""
    urgency: str
    risks: tuple[str, ...]


def suggest_exams(
    text: str, exams: Iterable[ExamProfile], lexicon: Lexicon, *, sex: str = "", age: float | None = None
) -> Proposal:
    """`sex` is M or F as the directory has it, anything else speaks against nothing; `age` in years."""
    reading = read_text(text, lexicon)
    if reading.is_cancelled:
        return _abstain(reading, Reason("workflow.text_cancelled"))
    if not reading.asks:
        return _abstain(reading, Reason("workflow.text_no_modality"))
    rated = _rate_all(reading, exams, lexicon)
    if not rated:
        code = "text_not_in_catalogue" if any(a.parts for a in reading.asks) else "text_no_part"
        return _abstain(reading, Reason(f"workflow.{code}", {"words": _asked_words(reading)}))
    rated = [r for r in rated if not (r[0].is_inexact and _find_doubt(r[1], lexicon, sex, age))]
    if not rated:
        return _abstain(reading, Reason("workflow.text_not_in_catalogue", {"words": _asked_words(reading)}))
    _, exam, _, side = rated[0]
    if doubt := _find_doubt(exam, lexicon, sex, age):
        return _abstain(reading, doubt)
    if side.contradicts and (exam.takes_side or exam.side):
        return _abstain(reading, Reason("workflow.text_sides_contradict", {"words": list(side.words)}, "warning"))
    best = rated[0][0].score
    shown = [r for r in rated if r[0].score >= best - BEHIND and not _find_doubt(r[1], lexicon, sex, age)]
    return Proposal(
        tuple(_suggest(*row, reading) for row in shown[:MOST]), (), reading.urgency, tuple(sorted(reading.risks))
    )


def _rate_all(
    reading: Reading, exams: Iterable[ExamProfile], lexicon: Lexicon
) -> list[tuple[Rating, ExamProfile, Ask, Side]]:
    """The best rating of each exam over all that is asked for, best first."""
    rows = []
    for exam in exams:
        tries = []
        for ask in reading.asks:
            side = find_side(exam, ask.clause, list(reading.clauses), lexicon)
            if (rating := rate(exam, ask, side, lexicon)) and rating.score >= LEAST:
                tries.append((rating, exam, ask, side))
        if tries:
            rows.append(max(tries, key=lambda t: t[0].score))
    return sorted(rows, key=lambda row: (-round(row[0].score, 6), row[1].code))


def _find_doubt(exam: ExamProfile, lexicon: Lexicon, sex: str, age: float | None) -> Reason | None:
    """An exam that this person cannot have, by sex or age."""
    concepts = [("part", p) for p in sorted(exam.parts)] + [("technique", t) for t in sorted(exam.techniques)]
    for concept in concepts:
        rule: Any = lexicon.plausible.get(concept, {})
        if rule.get("sex") and sex in ("M", "F") and sex != rule["sex"]:
            return Reason("workflow.text_implausible_sex", {"exam": dict(exam.names)}, "warning")
        if age is not None and not rule.get("age_min", 0) <= age <= rule.get("age_max", 200):
            return Reason("workflow.text_implausible_age", {"exam": dict(exam.names), "age": round(age, 1)}, "warning")
    return None


def _suggest(rating: Rating, exam: ExamProfile, ask: Ask, side: Side, reading: Reading) -> Suggestion:
    reasons = [Reason(f"workflow.text_{kind}", {"words": word}) for kind, word in rating.spoke]
    if rating.is_inexact:
        reasons.append(Reason("workflow.text_inexact"))
    shown = side.value if exam.takes_side and not side.contradicts else ""
    if shown:
        reasons.append(
            Reason("workflow.text_side", {"words": list(side.words), "side": f"workflow.laterality.{shown}"})
        )
    elif exam.needs_side:
        reasons.append(Reason("workflow.text_side_needed", severity="warning"))
    reasons += [Reason("workflow.text_typo", {"written": a, "read": b}) for a, b in reading.fixes.items()]
    reasons += _find_warnings(exam, reading)
    if reading.urgency:
        reasons.append(Reason("workflow.text_urgent"))
    return Suggestion(
        exam.code, round(rating.score, 3), exam.names, exam.contrast, exam.needs_side, shown, tuple(reasons)
    )


RISKS = {
    "contrast_allergy": lambda e: e.has_contrast and e.modality != "MR",
    "gadolinium_allergy": lambda e: e.has_contrast and e.modality == "MR",
    "renal": lambda e: e.has_contrast,
    "metformin": lambda e: e.has_contrast and e.modality != "MR",
    "pacemaker": lambda e: e.modality == "MR",
    "claustrophobia": lambda e: e.modality == "MR",
    "pregnancy": lambda e: e.modality not in ("US", "MR"),
}
"""Which exams a risk in the text is worth a word for; safety decides, the text only reminds."""


def _find_warnings(exam: ExamProfile, reading: Reading) -> list[Reason]:
    return [
        Reason("workflow.text_risk", {"risk": f"workflow.text_risk.{risk}", "words": word}, "warning")
        for risk, word in sorted(reading.risks.items())
        if RISKS[risk](exam)
    ]


def _asked_words(reading: Reading) -> list[str]:
    return list(dict.fromkeys(word for ask in reading.asks for word in [*ask.modalities.values()]))


def _abstain(reading: Reading, why: Reason) -> Proposal:
    return Proposal((), (why,), reading.urgency, tuple(sorted(reading.risks)))
