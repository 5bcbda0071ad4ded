from apps.reporting.models.critical import CriticalResult
from apps.reporting.models.release import Opening, Release
from apps.reporting.models.report import Draft, Report, ReportExam, ReportVersion

__all__ = ["CriticalResult", "Draft", "Opening", "Release", "Report", "ReportExam", "ReportVersion"]
