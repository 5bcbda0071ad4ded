"""Which report the caller may see: by permission and site."""

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.directory.public import is_open_to
from apps.reporting.models import CriticalResult, Report
from apps.reporting.public import get_report, get_report_row
from apps.workflow.public import list_exams


def get_visible_report(request: Request, report_id: int, permission: str = "report.read") -> Report:
    """Raises NotFound for a report of a site that the caller does not work at."""
    return _check_report(request, get_report(report_id), permission)


def get_visible_row(request: Request, report_id: int, permission: str = "report.read") -> Report:
    """As `get_visible_report`, without reading exams, versions and critical results: for a view that only asks whether it may."""
    return _check_report(request, get_report_row(report_id), permission)


def _check_report(request: Request, report: Report, permission: str) -> Report:
    is_within = request.grants.allows(permission, site_id=report.site_id)
    if not (is_within or is_open_to(request.actor, request.grants, permission, report.patient_id)):
        raise NotFound("reporting.report_missing", report=report.id)
    return report


def check_visible_critical(request: Request, critical_id: int, permission: str) -> Report:
    """Its report; raises NotFound for a critical result that is not there, or not at a site of the caller."""
    report_id = CriticalResult.objects.filter(pk=critical_id).values_list("report_id", flat=True).first()
    if report_id is None:
        raise NotFound("reporting.critical_missing", critical=critical_id)
    return get_visible_row(request, report_id, permission)


def check_exam_sites(request: Request, exam_ids: list[int], permission: str) -> None:
    """Raises PermissionDenied when one of the exams belongs to a site where the caller may not do this."""
    for exam in list_exams(exam_ids):
        if not request.grants.allows(permission, site_id=exam.site_id):
            raise PermissionDenied


def may_verify(request: Request, report: Report) -> bool:
    """Whether the caller's signature verifies; anybody else's is preliminary."""
    return request.grants.allows("report.sign", site_id=report.site_id)
