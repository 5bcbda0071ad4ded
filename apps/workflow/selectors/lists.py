from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from apps.common.kernel import clock
from apps.directory.public import find_patient_ids, find_priority_ids, get_site, list_priority_ids, list_sites
from apps.workflow.engine.states import TO_BOOK_STATES, ExamState
from apps.workflow.models import Exam, Order, Task


def filter_exams(query: Mapping[str, Any], *, sites: Collection[int] | None) -> QuerySet[Exam]:
    """Rows that hold their id only, newest first: sorting and deep pages stay narrow. `sites` None means all that there are."""
    rows = Exam.objects.only("id").order_by("-received_at", "-id")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    exact = {
        "state__in": query.get("state"),
        "modality__in": query.get("modality"),
        "patient_class": query.get("patient_class"),
        "patient_id": query.get("patient"),
        "accession": query.get("accession"),
        "site_id": query.get("site"),
        "received_at__gte": query.get("received_from"),
        "received_at__lt": query.get("received_before"),
        "is_held": query.get("held"),
    }
    rows = rows.filter(**{k: v for k, v in exact.items() if v not in (None, "", [])})
    if query.get("priority"):
        rows = rows.filter(priority_id__in=find_priority_ids(query["priority"]))
    if query.get("day"):
        start, end = day_bounds(query["day"], query.get("site"))
        rows = rows.filter(slot_start__gte=start, slot_start__lt=end)
    if query.get("due") == "late":
        rows = rows.filter(due_at__lt=clock.now())
    elif query.get("due") == "open":
        rows = rows.filter(due_at__isnull=False)
    if text := (query.get("q") or "").strip():
        rows = rows.filter(Q(accession__startswith=text) | Q(patient_id__in=find_patient_ids(text)))
    return rows


def list_unbooked_exams(query: Mapping[str, Any], *, sites: Collection[int] | None) -> QuerySet[Exam]:
    """Requested and vetted exams without a slot, narrow rows, the one that is due first (or overdue longest) on top."""
    rows = Exam.objects.only("id").filter(state__in=TO_BOOK_STATES, slot_start__isnull=True).order_by("due_at", "id")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    exact = {
        "site_id": query.get("site"),
        "modality": query.get("modality"),
        "state": query.get("state"),
        "due_at__gte": query.get("due_from"),
        "due_at__lt": query.get("due_before"),
    }
    rows = rows.filter(**{k: v for k, v in exact.items() if v not in (None, "")})
    return rows.filter(priority_id__in=find_priority_ids([query["priority"]])) if query.get("priority") else rows


class ByRank:
    """Exams by the rank of their priority, newest first in each: as pages read it, a queryset of one priority after the other.

    The rank stands in another table, so no index of exams has this order as a whole.
    """

    def __init__(self, rows: QuerySet[Exam], *, descending: bool) -> None:
        self._rows = rows
        ranks = list_priority_ids()
        parts = [rows.filter(priority_id=i).order_by("-received_at", "-id") for i in ranks]
        self._parts = [part.reverse() for part in reversed(parts)] if descending else parts

    def __getitem__(self, wanted: slice) -> list[Exam]:
        found: list[Exam] = []
        skip, left = wanted.start, wanted.stop - wanted.start
        for part in self._parts:
            got = list(part[skip : skip + left])
            found, left = found + got, left - len(got)
            if not left:
                break
            skip = 0 if got or not skip else max(0, skip - part.count())
        return found

    def order_by(self) -> QuerySet[Exam]:
        """Without an order, for counting."""
        return self._rows.order_by()


def list_vetting(*, sites: Collection[int] | None) -> QuerySet[Exam]:
    """What waits for a radiologist: most urgent first, then the one that is due first."""
    rows = Exam.objects.only("id").filter(state=ExamState.REQUESTED).order_by("priority__rank", "due_at", "id")
    return rows if sites is None else rows.filter(site_id__in=sites)


def list_orders(query: Mapping[str, Any], *, sites: Collection[int] | None) -> QuerySet[Order]:
    rows = Order.objects.select_related("encounter__patient", "encounter__site", "priority").order_by(
        "-received_at", "-id"
    )
    if sites is not None:
        rows = rows.filter(encounter__site_id__in=sites)
    if query.get("patient"):
        rows = rows.filter(encounter__patient_id=query["patient"])
    if query.get("placer_number"):
        rows = rows.filter(placer_number=query["placer_number"])
    return rows.prefetch_related("exams__exam_type")


def list_tasks(query: Mapping[str, Any], *, sites: Collection[int] | None) -> QuerySet[Task]:
    """Post-processing apart: it has a worklist of its own."""
    rows = Task.objects.exclude(kind=Task.Kind.PROCESSING).select_related("exam__patient")
    rows = rows.order_by("-opened_at", "-id")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    if query.get("open") is not None:
        rows = rows.filter(closed_at__isnull=query["open"])
    exact = {"kind": query.get("kind"), "exam_id": query.get("exam"), "site_id": query.get("site")}
    return rows.filter(**{k: v for k, v in exact.items() if v})


def day_bounds(day, site_id: int | None = None) -> tuple[datetime, datetime]:
    """Start and end of a local day; of the first site when none is named."""
    zone = ZoneInfo((get_site(site_id) if site_id else list_sites()[0]).time_zone)
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)
