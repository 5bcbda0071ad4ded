"""Filtered lists for people."""

from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import Alarm, DeadLetter, Downtime, QuarantinedReading, WorkOrder


def list_alarms(
    *, scope: str = "open", device_id: int | None = None, severity: str | None = None, now: datetime
) -> QuerySet[Alarm]:
    """`open` (also cleared ones of high severity that nobody acknowledged), `shelved`, `closed` or `all`."""
    rows = Alarm.objects.select_related("device", "channel", "supply").prefetch_related("work_orders")
    shelved = Q(shelved_until__gt=now)
    if scope == "open":
        missed = Q(acknowledged_at=None, muted=False, severity__in=("critical", "high"))
        rows = rows.filter(Q(cleared_at=None) | missed).exclude(shelved)
    elif scope == "shelved":
        rows = rows.filter(shelved, cleared_at=None)
    elif scope == "closed":
        rows = rows.exclude(cleared_at=None)
    if device_id:
        rows = rows.filter(device_id=device_id)
    if severity:
        rows = rows.filter(severity=severity)
    return rows.order_by("-raised_at", "-id")


def list_work_orders(*, scope: str = "open", device_id: int | None = None) -> QuerySet[WorkOrder]:
    rows = WorkOrder.objects.select_related("device")
    if scope == "open":
        rows = rows.exclude(state__in=CLOSED)
    elif scope == "closed":
        rows = rows.filter(state__in=CLOSED)
    if device_id:
        rows = rows.filter(device_id=device_id)
    return rows.order_by("-opened_at", "-id")


def list_downtimes(*, device_id: int | None = None, scope: str = "all") -> QuerySet[Downtime]:
    rows = Downtime.objects.select_related("device", "work_order")
    if scope == "open":
        rows = rows.filter(ended_at=None)
    if device_id:
        rows = rows.filter(device_id=device_id)
    return rows.order_by("-started_at", "-id")


def list_dead_letters(*, scope: str = "open") -> QuerySet[DeadLetter]:
    rows = DeadLetter.objects.order_by("-last_at", "-id")
    return rows.filter(handled_at=None) if scope == "open" else rows


def list_quarantine(rows: QuerySet[QuarantinedReading]) -> list[dict]:
    """Waiting readings by device, name and unit."""
    groups = (
        rows.values("device_id", "device__code", "channel_code", "unit", "reason__code")
        .annotate(n=Count("id"), first_t=Min("t"), last_t=Max("t"), low=Min("value"), high=Max("value"))
        .order_by("device__code", "channel_code")
    )
    return list(groups)
