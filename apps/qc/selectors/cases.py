from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.engine.cases import SETTLED
from apps.qc.models import Case

PLAIN = {
    "queue": "queue", "state": "state", "kind": "kind", "grade": "grade", "exam_id": "exam_id", "draw": "draw", "campaign": "campaign",
    "modality": "subject__modality",
}  # fmt: skip
# What tells who is behind a case, or what another reader said of it: such a filter finds only cases that nobody judges any more.
TELLING = {"person": "subject__responsible_id", "device": "subject__device_code", "place": "subject__site"}


def list_cases(
    *,
    defect: str = "",
    week: date | None = None,
    letter: str = "",
    readers: str = "",
    hidden: Collection[int] = (),
    **wanted,
) -> QuerySet[Case]:
    """Newest first. `wanted`: queue, state, kind, grade, exam_id, draw, modality; person, device, place of judged cases.

    `readers`: ids of independent readers, comma-separated, who all judged the case; of judged cases only.
    `hidden`: subjects that the caller may yet have to judge: a filter that tells finds no case of theirs.
    """
    rows = Case.objects.select_related("subject__identity", "draw").prefetch_related("reviews")
    asked = {name: value for name, value in wanted.items() if value not in ("", None)}
    rows = rows.filter(**{PLAIN[name]: value for name, value in asked.items() if name in PLAIN})
    telling = {TELLING[name]: value for name, value in asked.items() if name in TELLING}
    if telling or letter or defect or readers:
        rows = rows.filter(**telling, state__in=SETTLED)
    if hidden and (telling or letter or defect or readers or asked.get("grade")):
        rows = rows.exclude(subject__in=hidden)
    if letter:
        rows = rows.filter(reviews__points_grade=letter)
    if defect:
        rows = rows.filter(reviews__defects__contains=[defect])
    for reader in filter(None, readers.split(",")):
        rows = rows.filter(reviews__reviewer_id=reader, reviews__submitted_at__isnull=False, reviews__is_arbiter=False)
    if week:
        rows = rows.filter(
            reviews__submitted_at__date__gte=week, reviews__submitted_at__date__lt=week + timedelta(days=7)
        )
    return rows.distinct().order_by("-id") if letter or defect or week or readers else rows.order_by("-id")


def get_case(case_id: int) -> Case:
    """Raises NotFound."""
    case = (
        Case.objects.select_related("subject__identity", "draw").prefetch_related("reviews").filter(pk=case_id).first()
    )
    if case is None:
        raise NotFound("qc.case_missing", case=case_id)
    return case


def list_graded_rows() -> QuerySet[Case]:
    """Of exams, as cohorts of research read them: a case that only shows how near a reader comes says nothing of its exam."""
    return Case.objects.filter(is_withdrawn=False, is_calibration=False, exam_id__isnull=False).exclude(grade="")
