"""Which exam a caller may touch: the grant must hold at the exam's site."""

from rest_framework.exceptions import PermissionDenied

from apps.common.rest.permissions import required_of
from apps.workflow.public import ExamFacts, get_exam


def get_exam_in_scope(request, view, exam_id: int) -> ExamFacts:
    """Raises NotFound for an unknown exam, PermissionDenied when the permission does not reach its site."""
    exam = get_exam(exam_id)
    check_site(request, view, exam.site_id)
    return exam


def check_site(request, view, site_id: int) -> None:
    needed = required_of(view, request)
    codes = (needed,) if isinstance(needed, str) else tuple(needed or ())
    if not any(request.grants.allows(code, site_id=site_id) for code in codes):
        raise PermissionDenied


def limit_to_sites(request, view, rows, *, field: str = "site_id"):
    """The rows of the sites where the permission holds."""
    needed = required_of(view, request)
    codes = (needed,) if isinstance(needed, str) else tuple(needed or ())
    sites = [request.grants.sites(code) for code in codes]
    if any(s is None for s in sites):
        return rows
    return rows.filter(**{f"{field}__in": sorted(set().union(*sites))})
