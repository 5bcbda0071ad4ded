"""Day, order and gaps of a visit: the first rule that its members break, and between which two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from apps.scheduling.engine.openings import Span


@dataclass(frozen=True)
class VisitRules:
    """`order` names exams one after the other, None where any order will do; `max_gap_min` None is no limit."""

    min_gap_min: int
    max_gap_min: int | None
    order: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Stay:
    """One member in its room; `day` is the site's."""

    exam_id: int
    day: date
    span: Span


@dataclass(frozen=True)
class Breach:
    """`rule`: day, order or gap; `gap_min` is what lies between the two."""

    rule: str
    one: Stay
    other: Stay
    gap_min: int


def find_breach(rules: VisitRules, stays: Sequence[Stay]) -> Breach | None:
    """The first of the rules day, order, gap that neighbours break; None for a visit as it shall be."""
    ordered = sorted(stays, key=lambda stay: (stay.span, stay.exam_id))
    pairs = [(a, b, round((b.span[0] - a.span[1]) / timedelta(minutes=1))) for a, b in zip(ordered, ordered[1:])]
    rank = {exam_id: n for n, exam_id in enumerate(rules.order or ())}
    tests = {
        "day": lambda a, b, gap: a.day != b.day,
        "order": lambda a, b, gap: rank.get(a.exam_id, -1) > rank.get(b.exam_id, len(rank)),
        "gap": lambda a, b, gap: gap < rules.min_gap_min or (rules.max_gap_min is not None and gap > rules.max_gap_min),
    }
    return next((Breach(rule, *pair) for rule, broken in tests.items() for pair in pairs if broken(*pair)), None)
