from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.research.models import Cohort, Draw, DrawnExam, Export, HandExclusion, Objection, Project


def list_projects() -> QuerySet[Project]:
    return Project.objects.order_by("-id")


def is_in_force(project: Project, on: date | None = None) -> bool:
    """Through the last day of the committee's approval, unless closed before."""
    return project.closed_at is None and (on or clock.now().date()) <= project.approved_until


def get_project(project_id: int) -> Project:
    return _get(Project.objects.filter(pk=project_id))


def get_cohort(cohort_id: int) -> Cohort:
    return _get(Cohort.objects.select_related("project").filter(pk=cohort_id))


def list_cohorts(project_id: int) -> QuerySet[Cohort]:
    return Cohort.objects.filter(project_id=project_id).prefetch_related("versions__draws").order_by("id")


def get_draw(draw_id: int) -> Draw:
    return _get(Draw.objects.select_related("version__cohort__project").filter(pk=draw_id))


def list_drawn_exams(draw_id: int, *, fell_at: int | None = None, is_left: bool = False) -> QuerySet[DrawnExam]:
    rows = DrawnExam.objects.filter(draw_id=draw_id).select_related("exam__exam_type", "exam__site")
    if is_left:
        return rows.filter(fell_at=None)
    return rows if fell_at is None else rows.filter(fell_at=fell_at)


def get_hand_exclusion(exclusion_id: int) -> HandExclusion:
    return _get(HandExclusion.objects.select_related("cohort__project", "exam").filter(pk=exclusion_id))


def list_hand_exclusions(cohort_id: int) -> QuerySet[HandExclusion]:
    return HandExclusion.objects.filter(cohort_id=cohort_id).select_related("exam").order_by("-id")


def read_by_hand(cohort_id: int) -> dict[int, str]:
    rows = HandExclusion.objects.filter(cohort_id=cohort_id, lifted_at=None)
    return dict(rows.values_list("exam_id", "reason"))


def get_export(export_id: int) -> Export:
    return _get(Export.objects.select_related("draw__version__cohort__project").filter(pk=export_id))


def list_exports(project_id: int) -> QuerySet[Export]:
    rows = Export.objects.filter(draw__version__cohort__project_id=project_id)
    return rows.select_related("draw__version__cohort").order_by("-id")


def list_objections() -> QuerySet[Objection]:
    return Objection.objects.select_related("patient").order_by("-id")


def read_objectors(among: Iterable[int] | None = None) -> frozenset[int]:
    rows = Objection.objects.filter(withdrawn_at=None)
    if among is not None:
        rows = rows.filter(patient_id__in=among)
    return frozenset(rows.values_list("patient_id", flat=True))


def _get(rows):
    row = rows.first()
    if row is None:
        raise NotFound("common.not_found")
    return row
