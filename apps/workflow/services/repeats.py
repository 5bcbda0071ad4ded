"""A repeated order decided once: one word for the exam that was looked at and for those that repeat it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from apps.common.kernel.actor import Actor
from apps.workflow.engine.states import Action, ExamState
from apps.workflow.models import Exam
from apps.workflow.selectors.exams import get_exam
from apps.workflow.selectors.facts import ExamFacts
from apps.workflow.services.pathway import request


def vet_with_repeats(
    exam_id: int, *, actor: Actor, expected_version: int | None = None, detail: Mapping[str, Any] | None = None
) -> ExamFacts:
    """Vets the exam and those of its order and kind that still wait, all or none; raises as `request` does."""
    exam = get_exam(exam_id)
    with transaction.atomic():
        waiting = Exam.objects.filter(
            order_id=exam.order_id, exam_type__code=exam.exam_type_code, state=ExamState.REQUESTED
        )
        for pk in sorted({exam_id, *waiting.values_list("pk", flat=True)}):
            version = expected_version if pk == exam_id else None
            request(pk, Action.VET, actor=actor, expected_version=version, detail=detail)
    return get_exam(exam_id)
