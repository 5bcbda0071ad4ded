"""Rows as the upper floors read them across exams (searches of other systems): to filter, page and read, never to change."""

from django.db.models import QuerySet

from apps.workflow.models import Encounter, Exam


def list_exam_rows() -> QuerySet[Exam]:
    related = ("order__encounter", "exam_type", "patient", "site", "priority")
    return Exam.objects.select_related(*related).prefetch_related("steps")


def list_encounter_rows() -> QuerySet[Encounter]:
    return Encounter.objects.select_related("patient", "site")
