"""The front door of workflow."""

from apps.workflow.engine.processing import DerivedSeries, ProcessingAct, Progress, is_derived
from apps.workflow.engine.states import SCANNED_STATES, Action, ExamState, Fact, PatientClass
from apps.workflow.selectors.exams import (
    find_exam_by_accession,
    find_exam_by_step,
    find_order_exams,
    get_exam,
    list_exam_ids_of_patients,
    list_exams,
    list_exams_in_order,
    list_exams_of_order,
    list_exams_of_patient,
    list_steps,
)
from apps.workflow.selectors.facts import ExamFacts, StepFacts
from apps.workflow.selectors.floor import list_projection_modalities, list_reject_reasons
from apps.workflow.selectors.lists import list_unbooked_exams
from apps.workflow.selectors.records import list_encounter_rows, list_exam_rows
from apps.workflow.selectors.rejects import (
    Comment,
    PerformedExam,
    RejectCount,
    count_rejects,
    find_performer,
    list_comments,
    list_performed,
    list_rejects_of,
)
from apps.workflow.selectors.turnaround import (
    VerifiedRow,
    count_verified_in_time,
    count_verified_left_out,
    list_verified_late,
    list_verified_rows,
)
from apps.workflow.services.deviating import record_deviation
from apps.workflow.services.encounters import end_encounter, move_encounter, reopen_encounter
from apps.workflow.services.escalation import escalate_due
from apps.workflow.services.history import HISTORY_ISSUER, list_history_spans, seed_history
from apps.workflow.services.isolating import set_isolation
from apps.workflow.services.merging import follow_merge
from apps.workflow.services.order_changes import change_order
from apps.workflow.services.ordering import MOST_REPEATS, place_order
from apps.workflow.services.past import note_past_report, record_past_exam
from apps.workflow.services.pathway import record_fact, request, set_facet
from apps.workflow.services.processing import act_on_processing, ask_processing, offer_series
from apps.workflow.services.questions import ask_information
from apps.workflow.services.rejecting import record_reject, void_reject
from apps.workflow.services.repeats import vet_with_repeats
from apps.workflow.services.tasks import close_task, open_discrepancy_for
from apps.workflow.services.timeline_print import print_timeline
from apps.workflow.services.unscheduled import admit_unscheduled

__all__ = [
    "list_exam_rows",
    "list_encounter_rows",
    "follow_merge",
    "HISTORY_ISSUER",
    "MOST_REPEATS",
    "SCANNED_STATES",
    "Action",
    "Comment",
    "DerivedSeries",
    "ExamFacts",
    "ExamState",
    "Fact",
    "PatientClass",
    "PerformedExam",
    "ProcessingAct",
    "Progress",
    "RejectCount",
    "StepFacts",
    "VerifiedRow",
    "act_on_processing",
    "admit_unscheduled",
    "ask_information",
    "ask_processing",
    "change_order",
    "close_task",
    "count_rejects",
    "list_rejects_of",
    "end_encounter",
    "escalate_due",
    "find_exam_by_accession",
    "find_exam_by_step",
    "find_order_exams",
    "find_performer",
    "get_exam",
    "is_derived",
    "list_comments",
    "list_exam_ids_of_patients",
    "list_exams",
    "list_exams_in_order",
    "list_exams_of_order",
    "list_exams_of_patient",
    "list_history_spans",
    "list_performed",
    "list_projection_modalities",
    "list_reject_reasons",
    "list_steps",
    "list_unbooked_exams",
    "count_verified_in_time",
    "count_verified_left_out",
    "list_verified_late",
    "list_verified_rows",
    "move_encounter",
    "offer_series",
    "open_discrepancy_for",
    "place_order",
    "print_timeline",
    "record_deviation",
    "note_past_report",
    "record_past_exam",
    "record_fact",
    "record_reject",
    "reopen_encounter",
    "request",
    "seed_history",
    "set_facet",
    "set_isolation",
    "vet_with_repeats",
    "void_reject",
]
