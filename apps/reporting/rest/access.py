"""Which report the caller may see: by permission and site."""

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.reporting.models import Report
from apps.reporting.public import get_report
from apps.workflow.public import list_exams


def get_visible_report(request: Request, report_id: int, permission: str = "report.read") -> Report:
    """Raises NotFound for a report of a site that the caller does not work at."""
    report = get_report(report_id)
    if not request.grants.allows(permission, site_id=report.site_id):
        raise NotFound("reporting.report_missing", report=report_id)
    return report


def check_exam_sites(request: Request, exam_ids: list[int], permission: str) -> None:
    """Raises PermissionDenied when one of the exams belongs to a site where the caller may not do this."""
    for exam in list_exams(exam_ids):
        if not request.grants.allows(permission, site_id=exam.site_id):
            raise PermissionDenied


def may_verify(request: Request, report: Report) -> bool:
    """Whether the caller's signature verifies; anybody else's is preliminary."""
    return request.grants.allows("report.sign", site_id=report.site_id)
