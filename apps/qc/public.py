"""The front door of quality control."""

from apps.qc.engine.image import ImageFinding, ImageOrder
from apps.qc.engine.image_orders import parse_order
from apps.qc.engine.outcome import is_positive
from apps.qc.engine.report import Finding, PriorReport, ReportSnapshot
from apps.qc.engine.sampling import Design
from apps.qc.engine.second_reading import mask_identifiers
from apps.qc.engine.text import detect_language
from apps.qc.selectors.campaigns import get_campaign, get_campaign_page, list_campaigns
from apps.qc.selectors.cases import get_case, list_cases, list_graded_rows
from apps.qc.selectors.charts import (
    get_agreement,
    get_defects,
    get_estimates,
    get_funnel,
    get_grades,
    get_p_chart,
    get_panel_agreement,
    get_rate,
    get_u_chart,
)
from apps.qc.selectors.counted import CountedBy, list_counted_cases
from apps.qc.selectors.draws import find_sample_sizes, get_draw_results
from apps.qc.selectors.follow_up import (
    get_meeting,
    list_improvements,
    list_meeting_cases,
    list_meetings,
    list_own_results,
)
from apps.qc.selectors.image_findings import get_image_finding, list_image_findings, list_image_rules
from apps.qc.selectors.learned_scores import get_learned_score, list_learned_scores
from apps.qc.selectors.lessons import get_lesson, list_lessons
from apps.qc.selectors.phantoms import get_chart, list_analyses, list_charts, list_measurements
from apps.qc.selectors.reader_measures import TEST_HEADER, get_measures, list_measure_rows, list_test_rows
from apps.qc.selectors.reader_studies import (
    get_progress,
    get_reader_study,
    get_sheet,
    list_cases_of,
    list_my_studies,
    list_reader_studies,
    list_score_rows,
    list_scored_cases,
)
from apps.qc.selectors.reader_studies import get_results as get_reader_results
from apps.qc.selectors.rejects import get_reject_rates
from apps.qc.selectors.report_audits import (
    count_second_readings,
    get_last_learning,
    get_second_reading,
    list_audit_hits,
    list_audits,
    list_entries,
    list_second_readings,
    list_word_questions,
)
from apps.qc.selectors.report_rules import get_rule, list_disputes, list_rule_standings
from apps.qc.selectors.roi import get_roi, list_rois
from apps.qc.services.appeals import file_appeal, find_appeal_end, find_open_appeal
from apps.qc.services.blinding import find_disclosure_of
from apps.qc.services.campaign_report import print_campaign
from apps.qc.services.campaigns import close_campaign, make_campaign, open_campaign, remind_panels
from apps.qc.services.cases import close_case, find_site_of, is_awaited, raise_case, raise_reaction_case, reopen_case
from apps.qc.services.checks import check_report, check_with_trials, get_engine_version, list_report_rules, warm_checks
from apps.qc.services.days import find_day
from apps.qc.services.draft_audits import ask_local_model, audit_draft
from apps.qc.services.draws import make_draw, preview_draw
from apps.qc.services.enrol import enrol_image, enrol_report, make_age_band, make_content
from apps.qc.services.external import take_in_reports
from apps.qc.services.first_looks import is_text_held, list_held_subjects, record_first_look
from apps.qc.services.guards import check_may_review, list_blind_subjects, list_reviewable
from apps.qc.services.image_cases import pass_on_unanswered
from apps.qc.services.image_checks import answer_finding, check_study
from apps.qc.services.image_files import check_folder, load_folder_case
from apps.qc.services.improvements import check_improvement, finish_improvement, plan_improvement, remind_owners
from apps.qc.services.learned_scores import apply_score, keep_score, learn_score, score_cases
from apps.qc.services.lesson_checks import list_heard, list_kept
from apps.qc.services.lessons import draft_from_dispute, drop_lesson, keep_example, make_rule, teach_pair
from apps.qc.services.lexicon import save_entry, withdraw_entry
from apps.qc.services.masking import mask_content, mask_known, mask_words
from apps.qc.services.meetings import choose_case as choose_meeting_case
from apps.qc.services.meetings import hold_meeting, make_meeting
from apps.qc.services.merging import follow_merge
from apps.qc.services.period_report import list_period_rows, make_sections, print_period
from apps.qc.services.phantom_analysis import analyse_study
from apps.qc.services.phantom_baselines import set_baseline
from apps.qc.services.phantoms import measure_phantom, recognise_phantom
from apps.qc.services.pictures import Look, render_picture, render_slice, sort_pictures
from apps.qc.services.printed import Section, make_say, show_interval, show_percent
from apps.qc.services.priors import find_prior, list_priors
from apps.qc.services.reader_studies import (
    ReaderCase,
    lock_reader_study,
    make_reader_study,
    render_reading,
    submit_scores,
)
from apps.qc.services.redraws import redraw, replay_draw
from apps.qc.services.report_alerts import ANSWERS, answer_alert, settle_alerts, watch_alerts
from apps.qc.services.report_audits import ask_audit, run_waiting_audits
from apps.qc.services.report_learning import answer_word, learn_reports
from apps.qc.services.report_rules import compile_definition, judge_rules, save_rule, set_rule_status
from apps.qc.services.report_standing import forget_standing
from apps.qc.services.reviews import submit_review
from apps.qc.services.roi import list_roi_series, measure_roi
from apps.qc.services.scales import get_scale, get_sheets, open_periods, tell_period
from apps.qc.services.second_reader import is_breaker_open, judge_second_reading, read_waiting
from apps.qc.services.seed import seed_demo
from apps.qc.services.triggers import note_report_trigger

__all__ = [
    "list_graded_rows",
    "mask_known",
    "find_prior",
    "is_text_held",
    "list_held_subjects",
    "list_priors",
    "record_first_look",
    "draft_from_dispute",
    "drop_lesson",
    "get_lesson",
    "tell_period",
    "keep_example",
    "list_heard",
    "list_kept",
    "list_lessons",
    "make_rule",
    "teach_pair",
    "follow_merge",
    "Section",
    "make_say",
    "show_interval",
    "show_percent",
    "Look",
    "print_campaign",
    "is_positive",
    "list_period_rows",
    "make_sections",
    "print_period",
    "check_improvement",
    "choose_meeting_case",
    "file_appeal",
    "find_appeal_end",
    "find_day",
    "find_open_appeal",
    "finish_improvement",
    "get_meeting",
    "hold_meeting",
    "list_improvements",
    "list_meeting_cases",
    "list_meetings",
    "list_own_results",
    "make_meeting",
    "plan_improvement",
    "remind_owners",
    "count_second_readings",
    "get_second_reading",
    "list_audit_hits",
    "list_audits",
    "list_entries",
    "list_second_readings",
    "ANSWERS",
    "answer_alert",
    "settle_alerts",
    "watch_alerts",
    "answer_word",
    "ask_local_model",
    "audit_draft",
    "mask_identifiers",
    "make_content",
    "get_last_learning",
    "learn_reports",
    "list_word_questions",
    "ask_audit",
    "run_waiting_audits",
    "compile_definition",
    "judge_rules",
    "save_rule",
    "set_rule_status",
    "forget_standing",
    "get_rule",
    "list_disputes",
    "list_rule_standings",
    "check_with_trials",
    "warm_checks",
    "save_entry",
    "withdraw_entry",
    "is_breaker_open",
    "judge_second_reading",
    "read_waiting",
    "get_reject_rates",
    "Design",
    "Finding",
    "ImageFinding",
    "ImageOrder",
    "PriorReport",
    "ReaderCase",
    "ReportSnapshot",
    "TEST_HEADER",
    "analyse_study",
    "answer_finding",
    "apply_score",
    "check_folder",
    "learn_score",
    "check_may_review",
    "check_report",
    "check_study",
    "close_campaign",
    "close_case",
    "get_campaign",
    "get_campaign_page",
    "list_campaigns",
    "make_campaign",
    "open_campaign",
    "open_periods",
    "remind_panels",
    "take_in_reports",
    "detect_language",
    "enrol_image",
    "enrol_report",
    "find_disclosure_of",
    "find_sample_sizes",
    "note_report_trigger",
    "get_draw_results",
    "get_estimates",
    "get_funnel",
    "get_grades",
    "get_panel_agreement",
    "get_u_chart",
    "find_site_of",
    "get_agreement",
    "get_case",
    "get_chart",
    "get_defects",
    "get_engine_version",
    "get_image_finding",
    "get_learned_score",
    "get_measures",
    "get_p_chart",
    "get_progress",
    "get_rate",
    "get_reader_results",
    "get_reader_study",
    "get_roi",
    "get_scale",
    "get_sheets",
    "get_sheet",
    "is_awaited",
    "keep_score",
    "list_analyses",
    "list_blind_subjects",
    "list_cases",
    "list_cases_of",
    "list_charts",
    "CountedBy",
    "list_counted_cases",
    "list_image_findings",
    "list_image_rules",
    "list_learned_scores",
    "list_measure_rows",
    "list_measurements",
    "list_my_studies",
    "list_reader_studies",
    "list_report_rules",
    "list_reviewable",
    "list_roi_series",
    "list_rois",
    "list_score_rows",
    "list_scored_cases",
    "list_test_rows",
    "load_folder_case",
    "lock_reader_study",
    "make_age_band",
    "make_draw",
    "make_reader_study",
    "mask_content",
    "mask_words",
    "measure_phantom",
    "measure_roi",
    "parse_order",
    "pass_on_unanswered",
    "preview_draw",
    "raise_case",
    "raise_reaction_case",
    "recognise_phantom",
    "redraw",
    "replay_draw",
    "render_picture",
    "render_reading",
    "render_slice",
    "reopen_case",
    "seed_demo",
    "score_cases",
    "set_baseline",
    "sort_pictures",
    "submit_review",
    "submit_scores",
]
