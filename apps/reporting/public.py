"""The front door of reporting."""

from apps.reporting.selectors.ai_results import list_ai_cases, list_ai_models, list_performance, read_ai_of_exam
from apps.reporting.selectors.allocation import list_readers
from apps.reporting.selectors.cosign import list_countersigns
from apps.reporting.selectors.critical import list_criticals
from apps.reporting.selectors.indicators import list_indicator_cases, list_indicators
from apps.reporting.selectors.lesions import get_lesion_table
from apps.reporting.selectors.model_drafts import (
    find_patient_draft,
    get_draft_row,
    list_drafting,
    list_drafting_cases,
    list_drafts_of_exam,
)
from apps.reporting.selectors.pathology import find_pathology
from apps.reporting.selectors.reading import count_tabs, list_reading
from apps.reporting.selectors.records import list_lesion_rows, list_release_rows, list_signed_rows
from apps.reporting.selectors.releases import (
    find_released_plain_text,
    list_releases_of_report,
    list_standing_releases,
)
from apps.reporting.selectors.reports import (
    find_release_of_report,
    find_report_of_exam,
    get_fhir_status,
    get_report,
    get_report_row,
    get_verified_version,
    list_exams_of_reports,
    list_priors,
)
from apps.reporting.selectors.results import (
    get_result_for_referrer,
    list_criticals_for_referrer,
    list_results_for_referrer,
)
from apps.reporting.selectors.templates import fill_template, get_template, list_templates_for
from apps.reporting.selectors.turnaround import find_zone, list_measured
from apps.reporting.services.ai_documents import take_ai_documents
from apps.reporting.services.ai_results import judge_ai_mark, judge_ai_result, take_ai_result
from apps.reporting.services.allocation import (
    allocate_unread,
    assign_exam,
    claim_exam,
    return_exam,
    save_reader,
    tend_reading,
)
from apps.reporting.services.checking import answer_draft_alert, check_draft
from apps.reporting.services.cosign import return_preliminary, will_verify
from apps.reporting.services.critical import confirm_receipt, flag_critical, withdraw_critical
from apps.reporting.services.critical_loop import escalate_criticals, record_contact
from apps.reporting.services.drafts import (
    begin_amendment,
    discard_amendment,
    lay_down_pen,
    open_for_writing,
    save_draft,
    start_report,
)
from apps.reporting.services.enrolling import enrol_version
from apps.reporting.services.filing import file_report_objects, withdraw_report_objects
from apps.reporting.services.history import seed_history
from apps.reporting.services.layouts import emit_layout, keep_habit, propose_layout, render_layout, save_layout
from apps.reporting.services.lesions import add_lesion, close_follow_up, measure_lesion, remove_lesion
from apps.reporting.services.merging import follow_merge
from apps.reporting.services.model_drafts import (
    ask_patient_draft,
    is_drafting_on,
    take_draft,
    take_report_draft,
    work_on_drafts,
)
from apps.reporting.services.openings import note_opening
from apps.reporting.services.past import record_past_report
from apps.reporting.services.pathology import note_pathology
from apps.reporting.services.patient_page import issue_patient_code, open_patient_page, read_patient_ticket
from apps.reporting.services.period_report import make_period_sections
from apps.reporting.services.plain_words import draft_plain_text, release_plain_text
from apps.reporting.services.printing import find_most_copies, print_at_desk, print_by_slip
from apps.reporting.services.releasing import release_report, withdraw_release
from apps.reporting.services.results import acknowledge_result, open_result, receive_critical
from apps.reporting.services.seed import seed_demo
from apps.reporting.services.signing import find_proof_needs, sign_report
from apps.reporting.services.snippets import delete_snippet, save_snippet
from apps.reporting.services.templates import save_template, seed_starter

__all__ = [
    "list_signed_rows",
    "list_lesion_rows",
    "list_release_rows",
    "follow_merge",
    "acknowledge_result",
    "add_lesion",
    "allocate_unread",
    "assign_exam",
    "answer_draft_alert",
    "begin_amendment",
    "check_draft",
    "claim_exam",
    "close_follow_up",
    "confirm_receipt",
    "count_tabs",
    "delete_snippet",
    "discard_amendment",
    "draft_plain_text",
    "enrol_version",
    "file_report_objects",
    "fill_template",
    "find_pathology",
    "find_proof_needs",
    "find_release_of_report",
    "ask_patient_draft",
    "find_patient_draft",
    "get_draft_row",
    "get_verified_version",
    "is_drafting_on",
    "list_drafting",
    "list_drafting_cases",
    "list_drafts_of_exam",
    "take_draft",
    "take_report_draft",
    "work_on_drafts",
    "find_released_plain_text",
    "find_report_of_exam",
    "flag_critical",
    "get_fhir_status",
    "get_lesion_table",
    "get_report",
    "get_report_row",
    "get_result_for_referrer",
    "get_template",
    "issue_patient_code",
    "lay_down_pen",
    "list_exams_of_reports",
    "list_priors",
    "list_readers",
    "list_reading",
    "list_releases_of_report",
    "list_results_for_referrer",
    "list_criticals_for_referrer",
    "receive_critical",
    "list_standing_releases",
    "list_templates_for",
    "make_period_sections",
    "measure_lesion",
    "note_opening",
    "note_pathology",
    "open_for_writing",
    "open_patient_page",
    "open_result",
    "find_most_copies",
    "print_at_desk",
    "print_by_slip",
    "read_patient_ticket",
    "release_plain_text",
    "release_report",
    "remove_lesion",
    "return_exam",
    "save_draft",
    "save_reader",
    "save_snippet",
    "save_template",
    "seed_demo",
    "seed_history",
    "seed_starter",
    "sign_report",
    "start_report",
    "tend_reading",
    "withdraw_release",
    "withdraw_report_objects",
    "emit_layout",
    "keep_habit",
    "propose_layout",
    "render_layout",
    "save_layout",
    "will_verify",
    "list_ai_cases",
    "list_ai_models",
    "list_performance",
    "read_ai_of_exam",
    "judge_ai_mark",
    "judge_ai_result",
    "take_ai_documents",
    "take_ai_result",
    "list_countersigns",
    "list_criticals",
    "list_indicator_cases",
    "list_indicators",
    "find_zone",
    "list_measured",
    "return_preliminary",
    "escalate_criticals",
    "record_contact",
    "record_past_report",
    "withdraw_critical",
]
