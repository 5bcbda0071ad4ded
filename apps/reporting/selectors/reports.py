from collections.abc import Collection

from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.reporting.engine.states import FHIR_STATUS, ReportState, VersionKind
from apps.reporting.models import Release, Report, ReportVersion
from apps.workflow.public import list_exams


def get_report(report_id: int) -> Report:
    """Raises NotFound."""
    report = (
        Report.objects.select_related("patient")
        .prefetch_related("links", "versions__release", "criticals")
        .filter(pk=report_id)
        .first()
    )
    if report is None:
        raise NotFound("reporting.report_missing", report=report_id)
    return report


def get_report_row(report_id: int) -> Report:
    """The report and its draft alone, for what is asked often. Raises NotFound."""
    report = Report.objects.select_related("draft").filter(pk=report_id).first()
    if report is None:
        raise NotFound("reporting.report_missing", report=report_id)
    return report


def find_report_of_exam(exam_id: int) -> Report | None:
    return Report.objects.filter(links__exam_id=exam_id).first()


def get_fhir_status(report: Report) -> str:
    """DiagnosticReport.status of what stands: registered while nothing is signed."""
    last = list(report.versions.all())[-1:]
    return FHIR_STATUS[last[0].kind] if last else "registered"


def list_priors(report: Report, *, sites: Collection[int] | None, limit: int = 20) -> list[Report]:
    """Signed reports of the same patient from these sites (None: from all), newest first."""
    rows = Report.objects.filter(patient_id=report.patient_id, state__in=[ReportState.FINAL, ReportState.AMENDING])
    rows = rows if sites is None else rows.filter(site_id__in=sites)
    return list(rows.exclude(pk=report.id).prefetch_related("links", "versions").order_by("-first_signed_at")[:limit])


def list_exams_of_reports(reports: list[Report]) -> dict[int, list]:
    """Exam facts by report id, in one read."""
    ids = {link.exam_id: report.id for report in reports for link in report.links.all()}
    table: dict[int, list] = {report.id: [] for report in reports}
    for exam in list_exams(ids):
        table[ids[exam.id]].append(exam)
    return table


def find_release_of_report(report_id: int) -> Release | None:
    """The newest release."""
    return Release.objects.filter(report_id=report_id).select_related("version").order_by("-id").first()


def get_verified_version(report: Report) -> ReportVersion:
    """The newest that somebody verified. Raises Refused."""
    version = report.versions.exclude(kind=VersionKind.PRELIMINARY).last()
    if version is None:
        raise Refused(Reason("reporting.nothing_verified", severity="error"))
    return version
