"""The front door of quality control."""

from apps.qc.engine.image import ImageFinding, ImageOrder, ImageProtocol
from apps.qc.engine.image_orders import parse_order
from apps.qc.engine.report import Finding, PriorReport, ReportSnapshot
from apps.qc.engine.sampling import Design
from apps.qc.engine.text import detect_language
from apps.qc.selectors.cases import get_case, list_cases
from apps.qc.selectors.charts import get_agreement, get_defects, get_p_chart, get_rate
from apps.qc.selectors.image_findings import get_image_finding, list_image_findings, list_image_rules
from apps.qc.selectors.phantoms import get_chart, list_analyses, list_charts, list_measurements
from apps.qc.selectors.reader_studies import (
    get_progress,
    get_reader_study,
    get_sheet,
    list_cases_of,
    list_my_studies,
    list_reader_studies,
    list_score_rows,
)
from apps.qc.selectors.reader_studies import get_results as get_reader_results
from apps.qc.selectors.rejects import get_reject_rates
from apps.qc.selectors.roi import get_roi, list_rois
from apps.qc.services.blinding import find_disclosure_of
from apps.qc.services.cases import close_case, find_site_of, is_awaited, raise_case, reopen_case
from apps.qc.services.checks import check_report, get_engine_version, list_report_rules
from apps.qc.services.draws import list_strata, make_draw, preview_draw
from apps.qc.services.enrol import enrol_image, enrol_report
from apps.qc.services.image_cases import pass_on_unanswered
from apps.qc.services.image_checks import answer_finding, check_study
from apps.qc.services.image_files import check_folder, load_folder_case
from apps.qc.services.phantom_analysis import analyse_study
from apps.qc.services.phantom_baselines import set_baseline
from apps.qc.services.phantoms import measure_phantom, recognise_phantom
from apps.qc.services.pictures import list_pictures, render_picture, render_slice
from apps.qc.services.reader_studies import (
    ReaderCase,
    lock_reader_study,
    make_reader_study,
    render_reading,
    submit_scores,
)
from apps.qc.services.reviews import check_may_review, get_scale, list_reviewable, submit_review
from apps.qc.services.roi import list_roi_series, measure_roi
from apps.qc.services.seed import seed_demo

__all__ = [
    "get_reject_rates",
    "Design",
    "Finding",
    "ImageFinding",
    "ImageOrder",
    "ImageProtocol",
    "PriorReport",
    "ReaderCase",
    "ReportSnapshot",
    "analyse_study",
    "answer_finding",
    "check_folder",
    "check_may_review",
    "check_report",
    "check_study",
    "close_case",
    "detect_language",
    "enrol_image",
    "enrol_report",
    "find_disclosure_of",
    "find_site_of",
    "get_agreement",
    "get_case",
    "get_chart",
    "get_defects",
    "get_engine_version",
    "get_image_finding",
    "get_p_chart",
    "get_progress",
    "get_rate",
    "get_reader_results",
    "get_reader_study",
    "get_roi",
    "get_scale",
    "get_sheet",
    "is_awaited",
    "list_analyses",
    "list_cases",
    "list_cases_of",
    "list_charts",
    "list_image_findings",
    "list_image_rules",
    "list_measurements",
    "list_my_studies",
    "list_pictures",
    "list_reader_studies",
    "list_report_rules",
    "list_reviewable",
    "list_roi_series",
    "list_rois",
    "list_score_rows",
    "list_strata",
    "load_folder_case",
    "lock_reader_study",
    "make_draw",
    "make_reader_study",
    "measure_phantom",
    "measure_roi",
    "parse_order",
    "pass_on_unanswered",
    "preview_draw",
    "raise_case",
    "recognise_phantom",
    "render_picture",
    "render_reading",
    "render_slice",
    "reopen_case",
    "seed_demo",
    "set_baseline",
    "submit_review",
    "submit_scores",
]
