from apps.reporting.models.critical import CriticalResult
from apps.reporting.models.release import Addressee, Opening, Release
from apps.reporting.models.report import Draft, Report, ReportExam, ReportVersion

__all__ = ["Addressee", "CriticalResult", "Draft", "Opening", "Release", "Report", "ReportExam", "ReportVersion"]
