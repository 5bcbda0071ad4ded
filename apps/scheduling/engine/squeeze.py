"""Squeezing an emergency in: who is pushed back on that scanner, and by how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.scheduling.engine.openings import Span


@dataclass(frozen=True)
class Taken:
    """A piece of occupied time; only appointments that did not start may be pushed."""

    appointment_id: int | None
    span: Span
    may_move: bool


@dataclass(frozen=True)
class Push:
    appointment_id: int
    span: Span
    delay_min: int


@dataclass(frozen=True)
class SqueezePlan:
    span: Span
    pushes: tuple[Push, ...]
    over_closing_min: int


def plan_squeeze(at: datetime, duration_min: int, taken: Iterable[Taken], *, closes_at: datetime) -> SqueezePlan:
    """Earliest start at or after `at` behind what cannot move; later appointments ripple, order kept, around fixed times."""
    pieces = sorted(taken, key=lambda piece: piece.span)
    fixed = [piece.span for piece in pieces if not piece.may_move or piece.span[0] < at]
    movable = [piece for piece in pieces if piece.may_move and piece.span[0] >= at]
    span = _first_fit(at, timedelta(minutes=duration_min), fixed)
    cursor, pushes, last_end = span[1], [], span[1]
    for piece in movable:
        length = piece.span[1] - piece.span[0]
        if piece.span[1] <= span[0]:
            continue
        start = max(piece.span[0], cursor)
        new = piece.span if start == piece.span[0] else _first_fit(start, length, fixed)
        cursor = last_end = max(new[1], cursor)
        if new != piece.span:
            delay_min = int((new[0] - piece.span[0]).total_seconds() // 60)
            pushes.append(Push(appointment_id=piece.appointment_id or 0, span=new, delay_min=delay_min))
    over = max(0, int((last_end - closes_at).total_seconds() // 60)) if pushes or last_end > closes_at else 0
    return SqueezePlan(span=span, pushes=tuple(pushes), over_closing_min=over)


def _first_fit(at: datetime, length: timedelta, fixed: list[Span]) -> Span:
    start = at
    for taken_start, taken_end in fixed:
        if taken_start < start + length and start < taken_end:
            start = taken_end
    return start, start + length
