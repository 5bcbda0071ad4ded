"""Where an order's text and its code say different things: another exam, the other side. A hint, never a change."""

from collections.abc import Sequence

from apps.common.kernel.reason import Reason
from apps.workflow.engine.order_text.catalogue import ExamProfile
from apps.workflow.engine.order_text.clauses import Clause
from apps.workflow.engine.order_text.lexicon import Lexicon
from apps.workflow.engine.order_text.reading import read_text
from apps.workflow.engine.order_text.sides import find_side
from apps.workflow.engine.order_text.suggest import Proposal

CLEARLY = 0.10
"""How much better than the ordered exam the text must speak for another one."""
NOTHING = Clause((), is_result=False, is_history=False)


def compare_order(
    text: str, ordered: Sequence[ExamProfile], laterality: str, proposal: Proposal, lexicon: Lexicon
) -> tuple[Reason, ...]:
    """`ordered` are the exams of one order; without any, nothing is compared."""
    found = [_find_other_exam(ordered, proposal)] if ordered else []
    found += [_find_other_side(text, exam, laterality, lexicon) for exam in ordered]
    return tuple(r for r in found if r)


def _find_other_exam(ordered: Sequence[ExamProfile], proposal: Proposal) -> Reason | None:
    if not proposal.suggestions:
        return None
    codes = [exam.code for exam in ordered]
    best = proposal.suggestions[0]
    own = max((s.score for s in proposal.suggestions if s.code in codes), default=0.0)
    if best.code in codes or best.score - own < CLEARLY:
        return None
    return Reason(
        "workflow.text_differs",
        {"ordered": [dict(exam.names) for exam in ordered], "read": dict(best.names)},
        "warning",
    )


def _find_other_side(text: str, ordered: ExamProfile, laterality: str, lexicon: Lexicon) -> Reason | None:
    known = laterality or ordered.side
    if known not in ("L", "R"):
        return None
    reading = read_text(text, lexicon)
    ask = reading.asks[0].clause if reading.asks else NOTHING
    side = find_side(ordered, ask, list(reading.clauses), lexicon)
    if side.contradicts:
        return Reason("workflow.text_sides_contradict", {"words": list(side.words)}, "warning")
    if side.value not in ("L", "R") or side.value == known:
        return None
    params = {
        "words": list(side.words),
        "read": f"workflow.laterality.{side.value}",
        "ordered": f"workflow.laterality.{known}",
    }
    return Reason("workflow.text_other_side", params, "warning")
