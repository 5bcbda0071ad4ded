"""Filtered lists for people."""

from datetime import datetime

from django.db.models import Case, Count, Max, Min, OuterRef, Q, QuerySet, Subquery, When

from apps.devices.drivers.wire import STATUS_TOPIC, TOPIC
from apps.devices.engine.rules import SEVERITY_RANK
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import Alarm, Channel, DeadLetter, Device, Downtime, QuarantinedReading, WorkOrder


def list_alarms(
    *, scope: str = "open", device_id: int | None = None, severity: str | None = None, now: datetime
) -> QuerySet[Alarm]:
    """`open` (also cleared ones of high severity that nobody acknowledged), worst first; `muted` (planned work explains them), `shelved`,
    `closed` or `all`, newest first."""
    rows = Alarm.objects.select_related("device", "channel", "supply").prefetch_related("work_orders")
    shelved = Q(shelved_until__gt=now)
    if scope == "open":
        missed = Q(acknowledged_at=None, muted=False, severity__in=("critical", "high"))
        rows = rows.filter(Q(cleared_at=None, muted=False) | missed).exclude(shelved)
    elif scope == "muted":
        rows = rows.filter(cleared_at=None, muted=True)
    elif scope == "shelved":
        rows = rows.filter(shelved, cleared_at=None)
    elif scope == "closed":
        rows = rows.exclude(cleared_at=None)
    if device_id:
        rows = rows.filter(device_id=device_id)
    if severity:
        rows = rows.filter(severity=severity)
    if scope == "open":
        rank = Case(*(When(severity=one, then=n) for one, n in SEVERITY_RANK.items()), default=len(SEVERITY_RANK))
        return rows.order_by(rank, "-raised_at", "-id")
    return rows.order_by("-raised_at", "-id")


def list_work_orders(*, scope: str = "open", device_id: int | None = None) -> QuerySet[WorkOrder]:
    rows = WorkOrder.objects.select_related("device__room__site")
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


def name_devices(rows: QuerySet[DeadLetter], devices: QuerySet[Device]) -> QuerySet[DeadLetter]:
    """Those whose topic names one of the devices."""
    codes = devices.values_list("code", flat=True)
    return rows.filter(topic__in=[topic.format(device=code) for code in codes for topic in (TOPIC, STATUS_TOPIC)])


def list_quarantine(rows: QuerySet[QuarantinedReading]) -> list[dict]:
    """Waiting readings by device, name and unit, with the unit of the channel of that name."""
    own = Channel.objects.filter(device=OuterRef("device"), code=OuterRef("channel_code")).values("unit")
    groups = (
        rows.annotate(channel_unit=Subquery(own))
        .values("device_id", "device__code", "channel_code", "unit", "reason__code", "channel_unit")
        .annotate(n=Count("id"), first_t=Min("t"), last_t=Max("t"), low=Min("value"), high=Max("value"))
        .order_by("device__code", "channel_code")
    )
    return list(groups)
