"""The front door of quality control."""

from apps.qc.engine.image import ImageFinding, ImageOrder, ImageProtocol
from apps.qc.engine.image_orders import parse_order
from apps.qc.engine.report import Finding, PriorReport, ReportSnapshot
from apps.qc.engine.sampling import Design
from apps.qc.engine.text import detect_language
from apps.qc.selectors.cases import get_case, list_cases
from apps.qc.selectors.charts import get_agreement, get_defects, get_p_chart, get_rate
from apps.qc.selectors.image_findings import get_image_finding, list_image_findings, list_image_rules
from apps.qc.services.blinding import find_disclosure_of
from apps.qc.services.cases import close_case, find_site_of, is_awaited, raise_case, reopen_case
from apps.qc.services.checks import check_report, get_engine_version, list_report_rules
from apps.qc.services.draws import list_strata, make_draw, preview_draw
from apps.qc.services.enrol import enrol_image, enrol_report
from apps.qc.services.image_cases import pass_on_unanswered
from apps.qc.services.image_checks import answer_finding, check_study
from apps.qc.services.image_files import check_folder, load_folder_case
from apps.qc.services.pictures import list_pictures, render_picture
from apps.qc.services.reviews import check_may_review, get_scale, list_reviewable, submit_review

__all__ = [
    "Design",
    "Finding",
    "ImageFinding",
    "ImageOrder",
    "ImageProtocol",
    "PriorReport",
    "ReportSnapshot",
    "answer_finding",
    "check_folder",
    "check_may_review",
    "check_report",
    "check_study",
    "close_case",
    "detect_language",
    "find_disclosure_of",
    "find_site_of",
    "enrol_image",
    "enrol_report",
    "get_agreement",
    "get_case",
    "get_defects",
    "get_engine_version",
    "get_image_finding",
    "get_p_chart",
    "get_rate",
    "get_scale",
    "is_awaited",
    "list_cases",
    "list_image_findings",
    "list_image_rules",
    "list_pictures",
    "list_report_rules",
    "list_reviewable",
    "list_strata",
    "load_folder_case",
    "make_draw",
    "parse_order",
    "pass_on_unanswered",
    "preview_draw",
    "raise_case",
    "render_picture",
    "reopen_case",
    "submit_review",
]
