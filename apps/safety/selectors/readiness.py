"""What of safety and of the nurse's work keeps a patient in the waiting room."""

from collections.abc import Collection

from apps.common.kernel.reason import Reason
from apps.safety.models import Preparation, SafetyState

OPEN = {"to_prepare": "preparation", "drinking": "drinking", "uptake": "uptake"}


def list_preparing(exam_ids: Collection[int]) -> dict[int, str]:
    """By exam: `preparation`, `drinking` or `uptake` while it is not over and the patient was not handed over. One query."""
    rows = Preparation.objects.filter(exam_id__in=exam_ids, lane__in=OPEN, handed_over_at__isnull=True)
    return {exam_id: OPEN[lane] for exam_id, lane in rows.values_list("exam_id", "lane")}


def list_open_reasons(exam_ids: Collection[int]) -> dict[int, list[Reason]]:
    """By exam: what the last verdict still asks for or holds, while nobody released it. One query."""
    rows = SafetyState.objects.filter(exam_id__in=exam_ids, verdict__in=("needs", "hold")).exclude(facet="released")
    return {row.exam_id: [Reason.from_json(reason) for reason in row.reasons] for row in rows}
