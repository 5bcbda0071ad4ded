"""Which exam a caller may touch: the grant must hold at the exam's site."""

from apps.common.rest.scope import check_site, limit_to_sites, reach_of
from apps.workflow.public import ExamFacts, get_exam

__all__ = ["check_site", "get_exam_in_scope", "limit_to_sites", "reach_of"]


def get_exam_in_scope(request, view, exam_id: int) -> ExamFacts:
    """Raises NotFound for an unknown exam, PermissionDenied when the permission does not reach its site."""
    exam = get_exam(exam_id)
    check_site(request, view, exam.site_id)
    return exam
