from apps.reporting.models.ai_result import AiFinding, AiModel, AiResult, AiTruth
from apps.reporting.models.allocation import Assignment, ReaderProfile
from apps.reporting.models.contact import CriticalContact
from apps.reporting.models.cosign import Countersign
from apps.reporting.models.critical import CriticalResult
from apps.reporting.models.layout import Layout, LayoutHabit
from apps.reporting.models.lesion import FollowUp, Lesion, LesionReading
from apps.reporting.models.model_draft import ModelDraft
from apps.reporting.models.pathology import PathologyResult
from apps.reporting.models.release import Addressee, Handover, Opening, PatientCode, PlainText, Release
from apps.reporting.models.report import Draft, Report, ReportExam, ReportVersion
from apps.reporting.models.snippet import Snippet
from apps.reporting.models.template import ReportTemplate, TemplateVersion

__all__ = [
    "Addressee",
    "AiFinding",
    "AiModel",
    "AiResult",
    "AiTruth",
    "Assignment",
    "Countersign",
    "CriticalContact",
    "CriticalResult",
    "Draft",
    "FollowUp",
    "Handover",
    "Layout",
    "LayoutHabit",
    "Lesion",
    "LesionReading",
    "ModelDraft",
    "Opening",
    "PathologyResult",
    "PatientCode",
    "PlainText",
    "ReaderProfile",
    "Release",
    "Report",
    "ReportExam",
    "ReportTemplate",
    "ReportVersion",
    "Snippet",
    "TemplateVersion",
]
