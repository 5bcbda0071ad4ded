"""Rows as the upper floors read them across exams (searches of other systems): to filter, page and read, never to change."""

from django.db.models import QuerySet

from apps.workflow.models import Encounter, Exam


def list_exam_rows() -> QuerySet[Exam]:
    """What many exams share is read apart, once: joined, its maps of languages are decoded for every row, and the plan takes longer."""
    shared = ("exam_type", "site", "priority")
    return Exam.objects.select_related("order__encounter", "patient").prefetch_related("steps", *shared)


def list_encounter_rows() -> QuerySet[Encounter]:
    return Encounter.objects.select_related("patient", "site")
