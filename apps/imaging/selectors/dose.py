"""Reads of dose records: of a patient, of an exam, and of the groups that are held against reference levels."""

from datetime import timedelta
from typing import Any

from django.db.models import Aggregate, Count, FloatField, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.policy import get_policy
from apps.imaging.models import DoseEvent, DoseRecord

MOST_LOCAL = 5000


class Percentile(Aggregate):
    """PostgreSQL's `percentile_cont(share) WITHIN GROUP (ORDER BY ...)`: between two values it interpolates."""

    function = "percentile_cont"
    name = "percentile"
    output_field = FloatField()
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, *, share: float, **extra: Any) -> None:
        super().__init__(expression, share=share, **extra)


def list_dose_records() -> QuerySet[DoseRecord]:
    return DoseRecord.objects.select_related("exam").order_by("-started_at", "-id")


def get_dose_record(record_id: int) -> DoseRecord:
    row = DoseRecord.objects.select_related("exam").prefetch_related("events").filter(pk=record_id).first()
    if row is None:
        raise NotFound("imaging.dose_record_missing", record=record_id)
    return row


def find_local_percentile(row: DoseRecord, policy: dict[str, Any]) -> tuple[int, float] | None:
    """Number of earlier standard patients of the same exam, room and protocol, and their percentile of the metric."""
    if not row.exam_code or row.metric is None:
        return None
    since = clock.now() - timedelta(days=policy["window_days"])
    peers = DoseRecord.objects.filter(
        exam_code=row.exam_code,
        device_code=row.device_code,
        protocol=row.protocol,
        is_standard=True,
        metric__isnull=False,
        started_at__gte=since,
        started_at__lt=row.started_at,
    ).exclude(pk=row.pk)
    latest = peers.order_by("-started_at")[:MOST_LOCAL]
    found = latest.aggregate(n=Count("id"), level=Percentile("metric", share=policy["trigger_percentile"] / 100))
    return (found["n"], found["level"]) if found["n"] else None


def list_groups(records: QuerySet[DoseRecord]) -> QuerySet:
    """One row an exam, room and protocol, of standard patients: how many, median and 75th percentile of the metric."""
    return (
        records.filter(is_standard=True, metric__isnull=False)
        .exclude(exam_code="")
        .order_by()
        .values("exam_code", "device_code", "protocol", "modality")
        .annotate(
            n=Count("id"),
            p50=Percentile("metric", share=0.5),
            p75=Percentile("metric", share=0.75),
            last_at=Max("started_at"),
        )
    )


def list_group_ctdivol(records: QuerySet[DoseRecord]) -> dict[tuple[str, str, str], tuple[int, float, float]]:
    """Compared irradiations of each group: how many, median and 75th percentile of CTDIvol."""
    rows = (
        DoseEvent.objects.filter(record__in=records.order_by().values("id"), is_compared=True)
        .order_by()
        .values_list("record__exam_code", "record__device_code", "record__protocol")
        .annotate(n=Count("id"), p50=Percentile("ctdivol", share=0.5), p75=Percentile("ctdivol", share=0.75))
    )
    return {row[:3]: row[3:] for row in rows}


def get_window_days() -> int:
    return get_policy("imaging.dose").payload["window_days"]


def list_months(records: QuerySet[DoseRecord]) -> list[dict[str, Any]]:
    """Standard patients of each month, oldest first."""
    rows = (
        records.filter(is_standard=True, metric__isnull=False)
        .order_by()
        .annotate(month=TruncMonth("started_at"))
        .values("month")
        .annotate(n=Count("id"), p50=Percentile("metric", share=0.5), p75=Percentile("metric", share=0.75))
        .order_by("month")
    )
    return [row | {"month": row["month"].date()} for row in rows]


def sum_doses(records: QuerySet[DoseRecord]) -> dict[str, Any]:
    year_ago = clock.now() - timedelta(days=365)
    found = records.aggregate(
        n_records=Count("id"),
        n_estimated=Count("effective_dose_msv"),
        total=Sum("effective_dose_msv"),
        last_year_msv=Sum("effective_dose_msv", filter=Q(started_at__gte=year_ago)),
    )
    return found | {"effective_dose_msv": found["total"]}
