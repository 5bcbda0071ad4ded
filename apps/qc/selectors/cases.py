from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.models import Case


def list_cases(
    *, queue: str = "", state: str = "", kind: str = "", grade: str = "", exam_id: int | None = None
) -> QuerySet[Case]:
    """Newest first."""
    wanted = {"queue": queue, "state": state, "kind": kind, "grade": grade, "exam_id": exam_id}
    rows = Case.objects.select_related("subject", "draw").prefetch_related("reviews")
    return rows.filter(**{name: value for name, value in wanted.items() if value}).order_by("-id")


def get_case(case_id: int) -> Case:
    """Raises NotFound."""
    case = (
        Case.objects.select_related("subject__identity", "draw").prefetch_related("reviews").filter(pk=case_id).first()
    )
    if case is None:
        raise NotFound("qc.case_missing", case=case_id)
    return case
