from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from apps.reporting.models import PathologyResult


def find_pathology(report_id: int) -> PathologyResult | None:
    return PathologyResult.objects.filter(report_id=report_id).first()


def list_pathology(*, start: datetime, end: datetime, sites: Collection[int] | None) -> QuerySet[PathologyResult]:
    """Noted in [start, end)."""
    rows = PathologyResult.objects.filter(noted_at__gte=start, noted_at__lt=end)
    return rows if sites is None else rows.filter(report__site_id__in=sites)
