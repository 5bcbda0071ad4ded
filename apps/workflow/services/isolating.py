"""Infection control: an exam whose patient is isolated, as safety knows it; the room's cleaning time hangs on it."""

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.workflow.engine.states import ClockSource, ExamState
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.services.changes import save_change
from apps.workflow.services.pathway import lock_exam


def set_isolation(exam_id: int, is_needed: bool, *, actor: Actor) -> bool:
    """True when that is new; a row of the exam's history says who knew it and when."""
    with transaction.atomic():
        exam = lock_exam(exam_id)
        if exam.needs_isolation == is_needed:
            return False
        exam.needs_isolation = is_needed
        source = ClockSource.PERSON if actor.kind == "person" else ClockSource.SYSTEM
        trigger = "needed" if is_needed else "over"
        save_change(exam, "isolation", trigger, ExamState(exam.state), at=clock.now(), source=source, actor=actor)
        publish(ExamDetailsChanged(exam.id, ["needs_isolation"]), aggregate=f"exam:{exam.id}")
        return True
