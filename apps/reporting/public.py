"""The front door of reporting."""

from apps.reporting.selectors.reading import count_tabs, list_reading
from apps.reporting.selectors.reports import (
    find_release_of_report,
    find_report_of_exam,
    get_fhir_status,
    get_release,
    get_report,
    list_exams_of_reports,
    list_priors,
)
from apps.reporting.selectors.results import get_result_for_referrer, list_results_for_referrer
from apps.reporting.services.critical import confirm_receipt, flag_critical
from apps.reporting.services.drafts import (
    begin_amendment,
    discard_amendment,
    lay_down_pen,
    open_for_writing,
    save_draft,
    start_report,
)
from apps.reporting.services.enrolling import enrol_version
from apps.reporting.services.history import seed_history
from apps.reporting.services.openings import note_opening
from apps.reporting.services.releasing import release_report
from apps.reporting.services.results import open_result
from apps.reporting.services.signing import check_draft, sign_report

get_results_for_referrer = list_results_for_referrer

__all__ = [
    "begin_amendment",
    "check_draft",
    "confirm_receipt",
    "count_tabs",
    "discard_amendment",
    "enrol_version",
    "find_release_of_report",
    "find_report_of_exam",
    "flag_critical",
    "get_fhir_status",
    "get_release",
    "get_report",
    "get_result_for_referrer",
    "get_results_for_referrer",
    "lay_down_pen",
    "list_exams_of_reports",
    "list_priors",
    "list_reading",
    "list_results_for_referrer",
    "note_opening",
    "open_for_writing",
    "open_result",
    "release_report",
    "save_draft",
    "seed_history",
    "sign_report",
    "start_report",
]
