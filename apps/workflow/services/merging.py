"""Visits and exams of a record that was merged into another, and back; lists, safety and scheduling look at the open ones again."""

from django.db import transaction

from apps.common.events import publish
from apps.directory.public import move_patient_rows
from apps.workflow.engine.states import OPEN_STATES
from apps.workflow.events import ExamDetailsChanged
from apps.workflow.models import Encounter, Exam

MODELS = (Encounter, Exam)


@transaction.atomic
def follow_merge(merge_id: int, patient_ids: tuple[int, ...]) -> None:
    move_patient_rows(merge_id, MODELS)
    exams = Exam.objects.filter(patient_id__in=patient_ids, state__in=OPEN_STATES).order_by("id")
    for exam_id in exams.values_list("id", flat=True):
        publish(ExamDetailsChanged(exam_id, ["patient"]), aggregate=f"exam:{exam_id}")
