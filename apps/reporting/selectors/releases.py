"""What has left: the release that stands, and by which ways each one went."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from apps.reporting.models import Handover, PlainText, Release

PAPER = (Handover.Channel.PRINT_DESK, Handover.Channel.SELF_PRINT)


def find_standing_release(report_id: int) -> Release | None:
    """The one that is shown outside."""
    rows = Release.objects.select_related("report__patient", "version").filter(report_id=report_id, withdrawn_at=None)
    return rows.order_by("-id").first()


def list_standing_releases(
    *, sites: Collection[int] | None, since: datetime | None = None, q: str = ""
) -> QuerySet[Release]:
    """For the print desk: newest first, of these sites (None: of all), by accession number, record number or name."""
    rows = Release.objects.filter(withdrawn_at=None).select_related("report__patient", "version")
    rows = rows.prefetch_related("report__links__exam__exam_type", "handovers")
    rows = rows if sites is None else rows.filter(report__site_id__in=sites)
    rows = rows if since is None else rows.filter(released_at__gte=since)
    if q:
        hit = Q(report__patient__mrn=q) | Q(report__patient__name__startswith=q) | Q(report__exams__accession=q)
        rows = rows.filter(hit).distinct()
    return rows.order_by("-released_at", "-id")


def list_releases_of_report(report_id: int) -> QuerySet[Release]:
    return (
        Release.objects.filter(report_id=report_id)
        .select_related("version")
        .prefetch_related("handovers", "openings")
        .order_by("-id")
    )


def find_released_plain_text(version_id: int) -> PlainText | None:
    return PlainText.objects.filter(version_id=version_id).exclude(released_at=None).first()
