"""How well an exam of the catalogue answers what a text asks for, between 0 and 1, with the words that spoke for it."""

from dataclasses import dataclass

from apps.workflow.engine.order_text.catalogue import ExamProfile
from apps.workflow.engine.order_text.lexicon import Lexicon
from apps.workflow.engine.order_text.reading import Ask
from apps.workflow.engine.order_text.sides import Side

MODALITY, PART, TECHNIQUE, CONTRAST = 0.25, 0.45, 0.15, 0.15
"""What each agreement is worth; together they make 1. Tuned on the tuning part of tests/golden/order_text."""
WIDER, NARROWER, STEP = 0.75, 0.35, 0.9
GUESSED = 0.85
"""Of a part that only the findings name."""
UNASKED, UNANSWERED, SHARED, HINTED = 0.30, 0.35, 0.10, 0.05
WRONG_CONTRAST, QUIETLY_PLAIN, QUIETLY_ENHANCED = -0.30, 0.12, 0.03
SIDED, UNSIDED, BOTH_FOR_ONE = 0.08, -0.05, -0.12
SPEAKS_FOR_ITSELF = 0.5
"""A technique of at least this weight names the exam without its part."""


@dataclass(frozen=True)
class Rating:
    score: float
    is_inexact: bool
    """The exam covers more than the text names, or less."""
    spoke: tuple[tuple[str, str], ...]
    """(kind, word) in the order of modality, part, technique, contrast."""


def rate(exam: ExamProfile, ask: Ask, side: Side, lexicon: Lexicon) -> Rating | None:
    """None when it cannot be the exam: another modality, another part, the other side."""
    if exam.modality not in ask.modalities or _is_other_side(exam, side):
        return None
    shared = exam.techniques & set(ask.techniques)
    strong = any(lexicon.weight_of(t) >= SPEAKS_FOR_ITSELF for t in shared)
    fit, heard = _fit_part(exam, ask, lexicon)
    if fit == 0 and not strong:
        return None
    fit = max(fit, WIDER) if strong and not ask.is_part_said else fit
    score = MODALITY + PART * fit * (1 if ask.is_part_said or strong else GUESSED)
    score += _rate_technique(exam, ask, shared, lexicon) + _rate_contrast(exam, ask, lexicon) + _rate_side(exam, side)
    spoke = [("modality", ask.modalities[exam.modality]), *(("part", ask.words[p]) for p in heard if p in ask.words)]
    spoke += [("technique", ask.techniques[t]) for t in sorted(shared)]
    if ask.contrast and (ask.contrast == "with") == exam.has_contrast:
        spoke.append(("contrast", ask.words[ask.contrast]))
    return Rating(max(0.0, min(1.0, score)), 0 < fit < 1, tuple(dict.fromkeys(spoke)))


def _is_other_side(exam: ExamProfile, side: Side) -> bool:
    return exam.side in ("L", "R") and bool(side.value) and side.value != exam.side


def _fit_part(exam: ExamProfile, ask: Ask, lexicon: Lexicon) -> tuple[float, list[str]]:
    """The mean over the parts that are asked for of how well the exam covers each."""
    if not ask.parts:
        return 0.0, []
    fits = {part: max(_relate(part, mine, lexicon) for mine in exam.parts) for part in ask.parts}
    if not any(fits.values()) and lexicon.default_part.get(exam.modality) in exam.parts:
        return WIDER * STEP, []  # the usual exam of the modality covers every part
    return sum(fits.values()) / len(fits), sorted((p for p in fits if fits[p] > 0), key=lambda p: -fits[p])


def _relate(asked: str, offered: str, lexicon: Lexicon) -> float:
    if asked == offered:
        return 1.0
    up = lexicon.ancestors(asked)
    if offered in up:
        return WIDER * STEP ** (up[offered] - 1)
    return NARROWER if asked in lexicon.ancestors(offered) else 0.0


def _rate_technique(exam: ExamProfile, ask: Ask, shared: frozenset[str], lexicon: Lexicon) -> float:
    weigh = lexicon.weight_of
    hinted = exam.techniques & ask.hints
    value = TECHNIQUE + SHARED * sum(map(weigh, shared)) + HINTED * sum(map(weigh, hinted))
    value -= UNASKED * sum(weigh(t) for t in exam.techniques - shared - hinted)
    return value - UNANSWERED * sum(weigh(t) for t in set(ask.techniques) - shared)


def _rate_contrast(exam: ExamProfile, ask: Ask, lexicon: Lexicon) -> float:
    if exam.modality not in lexicon.prefers_plain and exam.modality != "PT":
        return CONTRAST
    if ask.contrast:
        return CONTRAST if (ask.contrast == "with") == exam.has_contrast else WRONG_CONTRAST
    return QUIETLY_ENHANCED if exam.has_contrast else QUIETLY_PLAIN


def _rate_side(exam: ExamProfile, side: Side) -> float:
    if exam.takes_side:
        return SIDED if side.value else UNSIDED if exam.needs_side else 0.0
    return BOTH_FOR_ONE if exam.side == "B" and side.value in ("L", "R") else 0.0
