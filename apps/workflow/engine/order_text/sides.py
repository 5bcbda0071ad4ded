"""Which side a text means for an exam, and whether what it says about sides can be true together."""

from dataclasses import dataclass

from apps.workflow.engine.order_text.catalogue import ExamProfile
from apps.workflow.engine.order_text.clauses import Clause
from apps.workflow.engine.order_text.lexicon import Lexicon, Mention

BEFORE, AFTER = 12, 4


@dataclass(frozen=True)
class Side:
    value: str = ""
    words: tuple[str, ...] = ()
    contradicts: bool = False
    """The request says one side, the finding the other."""
    is_unclear: bool = False
    """Both sides are named, and none of them in the request."""


def find_side(exam: ExamProfile, ask: Clause, clauses: list[Clause], lexicon: Lexicon) -> Side:
    asked = _sides_for(exam, ask, lexicon)
    others = [c for c in clauses if c is not ask and not c.is_result and not c.is_history]
    found: dict[str, str] = {}
    for clause in others:
        found |= _sides_for(exam, clause, lexicon)
    told = asked or found
    if not told:
        return Side()
    words = tuple(dict.fromkeys(told.values()))
    if len(told) > 1 or "B" in told:
        both = "B" in told or bool(asked)
        return Side("B", words) if both else Side(is_unclear=True, words=words)
    value = next(iter(told))
    if asked and found and value not in found and "B" not in found:
        return Side(contradicts=True, words=words + tuple(found.values()))
    return Side(value, words)


def _sides_for(exam: ExamProfile, clause: Clause, lexicon: Lexicon) -> dict[str, str]:
    """The sides said of the exam's part, or of no part at all, with the words."""
    parts = clause.of("part")
    told = {}
    for mention, side in clause.of("side"):
        place = _find_place(mention, parts)
        if not place or any(lexicon.are_related(p, q) for p in place for q in exam.parts):
            told[side] = mention.text
    return told


def _find_place(side: Mention, parts: list[tuple[Mention, str]]) -> set[str]:
    """The part that follows the side, else the one it follows closely; a word that says both is its own place."""
    own = set(side.of("part"))
    if own:
        return own
    after = [m for m, _ in parts if 0 <= m.start - side.end <= BEFORE]
    before = [m for m, _ in parts if 0 <= side.start - m.end <= AFTER]
    nearest = min(after, key=lambda m: m.start, default=None) or max(before, key=lambda m: m.end, default=None)
    return set(nearest.of("part")) if nearest else set()
