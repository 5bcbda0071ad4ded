"""Critical results by what is open, late or closed."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F, Q, QuerySet

from apps.common.kernel import clock
from apps.reporting.models import CriticalResult

STATES = ("open", "late", "closed", "closed_late", "withdrawn")
IS_OPEN = Q(received_at=None, withdrawn_at=None)


def is_late_at(now: datetime) -> Q:
    """Received after it was due, or due and not received yet; one withdrawn is not late."""
    return Q(withdrawn_at=None) & (Q(received_at__gt=F("due_at")) | Q(received_at=None, due_at__lte=now))


def list_criticals(
    *, sites: Collection[int] | None, state: str = "", category: int | None = None
) -> QuerySet[CriticalResult]:
    """Of these sites (None: all), soonest due first."""
    rows = CriticalResult.objects.select_related("report__patient")
    rows = rows.prefetch_related("contacts", "report__links__exam__exam_type")
    if sites is not None:
        rows = rows.filter(report__site_id__in=sites)
    if category is not None:
        rows = rows.filter(category=category)
    if state in ("open", "late"):
        rows = rows.filter(IS_OPEN)
    elif state == "withdrawn":
        rows = rows.exclude(withdrawn_at=None)
    elif state:
        rows = rows.exclude(received_at=None).filter(withdrawn_at=None)
    if state in ("late", "closed_late"):
        rows = rows.filter(is_late_at(clock.now()))
    return rows.order_by("due_at", "id")
