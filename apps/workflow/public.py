"""The front door of workflow."""

from apps.workflow.engine.states import Action, ExamState, Fact, PatientClass
from apps.workflow.selectors.exams import (
    find_exam_by_accession,
    find_exam_by_step,
    find_order_exams,
    get_exam,
    list_exams,
    list_exams_in_order,
    list_exams_of_order,
    list_exams_of_patient,
    list_steps,
)
from apps.workflow.selectors.facts import ExamFacts, StepFacts
from apps.workflow.selectors.lists import list_unbooked_exams
from apps.workflow.services.escalation import escalate_due
from apps.workflow.services.history import HISTORY_ISSUER, list_history_spans, seed_history
from apps.workflow.services.ordering import MOST_REPEATS, place_order
from apps.workflow.services.pathway import record_fact, request, set_facet
from apps.workflow.services.questions import ask_information
from apps.workflow.services.repeats import vet_with_repeats
from apps.workflow.services.tasks import close_task, open_discrepancy_for
from apps.workflow.services.timeline_print import print_timeline

__all__ = [
    "Action",
    "ExamFacts",
    "ExamState",
    "Fact",
    "HISTORY_ISSUER",
    "MOST_REPEATS",
    "PatientClass",
    "StepFacts",
    "ask_information",
    "close_task",
    "escalate_due",
    "find_exam_by_accession",
    "find_exam_by_step",
    "find_order_exams",
    "get_exam",
    "list_exams",
    "list_exams_in_order",
    "list_exams_of_order",
    "list_exams_of_patient",
    "list_history_spans",
    "list_steps",
    "list_unbooked_exams",
    "open_discrepancy_for",
    "place_order",
    "print_timeline",
    "record_fact",
    "request",
    "seed_history",
    "set_facet",
    "vet_with_repeats",
]
