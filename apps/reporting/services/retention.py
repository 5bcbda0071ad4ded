"""What a model drafted and nobody took into a report."""

from datetime import datetime

from apps.common.retention import register_kind
from apps.reporting.models import ModelDraft


def drop_drafts(before: datetime, held: frozenset[int], limit: int) -> int:
    old = ModelDraft.objects.filter(asked_at__lt=before, taken_at=None).exclude(exam__patient_id__in=held)
    ids = list(old.order_by("id").values_list("id", flat=True)[:limit])
    ModelDraft.objects.filter(pk__in=ids).delete()
    return len(ids)


register_kind("drafts", drop_drafts)
