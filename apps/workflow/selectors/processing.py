from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from apps.common.kernel import clock
from apps.workflow.engine.states import SCANNED_STATES
from apps.workflow.models import Task


def list_processing(
    query: Mapping[str, Any], *, sites: Collection[int] | None, actor_id: str = ""
) -> QuerySet[Task]:  # fmt: skip
    """Post-processing, the one that is due first on top; those whose images are awaited come last."""
    rows = Task.objects.filter(kind=Task.Kind.PROCESSING).select_related("exam__patient", "exam__exam_type")
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    if query.get("open") is not None:
        rows = rows.filter(closed_at__isnull=query["open"])
    if query.get("mine"):
        rows = rows.filter(assignee_id=actor_id)
    if query.get("late"):
        rows = rows.filter(closed_at=None, due_at__lt=clock.now())
    if query.get("has_images"):
        rows = rows.filter(exam__state__in=SCANNED_STATES)
    exact = {
        "site_id": query.get("site"),
        "exam_id": query.get("exam"),
        "progress": query.get("progress"),
        "what": query.get("what"),
        "exam__modality": query.get("modality"),
    }
    return rows.filter(**{k: v for k, v in exact.items() if v}).order_by("due_at", "id")


def get_processing(task_id: int) -> Task:
    return Task.objects.select_related("exam__patient", "exam__exam_type").get(pk=task_id)
