"""Start and finish at the scanner: the release and the pathway in one step."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.safety.services.releasing import find_release, release_for_scan
from apps.workflow.public import ExamFacts, get_exam, request

UNDER_WAY = ("in_progress", "acquired", "reported", "delivered")
OVER = ("acquired", "reported", "delivered", "discontinued")


def start_scan(exam_id: int, *, actor: Actor, at: datetime | None = None, emergency_note: str = "") -> ExamFacts:
    """Releases when nothing is open, then starts; said again while the exam runs it changes nothing.

    Raises Refused with every open point: then a physician accepts them, or the questions are answered. An emergency
    may start without a release when the reason is given; the stop alarm then tells everybody.
    """
    with transaction.atomic():
        exam = get_exam(exam_id)
        if exam.state in UNDER_WAY:
            return exam
        note = emergency_note.strip() if exam.is_emergency else ""
        if find_release(exam_id) is None and not note:
            release_for_scan(exam_id, actor=actor)
        return _ask(exam_id, "start", UNDER_WAY, actor=actor, reason=note or None, at=_not_ahead(at))


def finish_scan(
    exam_id: int, *, actor: Actor, is_aborted: bool = False, note: str = "", at: datetime | None = None
) -> ExamFacts:
    """Done, or aborted with the reason; said again after the end it changes nothing."""
    with transaction.atomic():
        exam = get_exam(exam_id)
        if exam.state in OVER:
            return exam
        action = "cancel" if is_aborted else "finish"
        return _ask(exam_id, action, OVER, actor=actor, reason=note or None, at=_not_ahead(at))


def _ask(exam_id: int, action: str, enough: Collection[str], **facts: Any) -> ExamFacts:
    """What the scanner said at the same moment is no refusal: the pathway stands where it was to go."""
    try:
        return request(exam_id, action, **facts)
    except Refused:
        exam = get_exam(exam_id)
        if exam.state in enough:
            return exam
        raise


def _not_ahead(at: datetime | None) -> datetime | None:
    """A tablet that was offline tells when it was; its clock never runs ahead of ours."""
    return min(at, clock.now()) if at else None
