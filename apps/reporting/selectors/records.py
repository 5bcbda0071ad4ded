"""Rows as the upper floors read them across reports (searches of other systems): to filter, page and read, never to change."""

from django.db.models import Exists, OuterRef, QuerySet

from apps.reporting.models import LesionReading, Release, Report, ReportVersion


def list_signed_rows() -> QuerySet[Report]:
    """Reports of which somebody signed a text; a draft is nobody else's business."""
    signed = ReportVersion.objects.filter(report=OuterRef("pk"))
    rows = Report.objects.filter(Exists(signed)).select_related("patient", "site")
    return rows.prefetch_related("versions__release", "links__exam__exam_type")


def list_lesion_rows() -> QuerySet[LesionReading]:
    return LesionReading.objects.select_related("lesion__follow_up__patient", "exam")


def list_release_rows() -> QuerySet[Release]:
    """What stands outside: not what was withdrawn."""
    return Release.objects.filter(withdrawn_at=None).select_related("report", "version")
