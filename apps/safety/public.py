"""The front door of safety."""

from apps.safety.engine.facts import Assessment, Verdict
from apps.safety.engine.strip import StripFact
from apps.safety.engine.terms import get_contrast_class
from apps.safety.selectors.arrival import list_open_papers
from apps.safety.selectors.facts import SafetyFacts, get_safety_facts, list_safety_facts
from apps.safety.selectors.kidneys import (
    GivenAgent,
    GivenContrast,
    KidneyFacts,
    list_contrast_of,
    list_given_agents,
    list_kidney_facts,
)
from apps.safety.selectors.readiness import list_open_reasons, list_preparing
from apps.safety.selectors.records import list_injection_rows, list_reaction_rows
from apps.safety.services.agents import create_agent, update_agent
from apps.safety.services.answering import answer_items, check_form
from apps.safety.services.assessing import assess, assess_starts, reassess_exam
from apps.safety.services.cards import approve_card, draft_card
from apps.safety.services.caring import end_sedation, note_fasting, remove_cannula, start_sedation
from apps.safety.services.follow_ups import close_follow_up, remind_overdue
from apps.safety.services.following import reassess_patient
from apps.safety.services.history import seed_history
from apps.safety.services.injecting import REFUSED_LOTS, list_warnings, record_injection
from apps.safety.services.lots import block_lot, find_bottle, get_agent, save_lot
from apps.safety.services.merging import follow_merge
from apps.safety.services.premedicating import confirm_premedication, order_premedication, set_dose_clock
from apps.safety.services.preparing import follow_exam, hand_over, move_preparation
from apps.safety.services.reacting import (
    close_reaction,
    confirm_reaction,
    record_reaction,
    undo_reaction,
)
from apps.safety.services.reaction_acts import find_sent_reaction, record_act, record_observation
from apps.safety.services.releasing import (
    accept_findings,
    acknowledge_alarm,
    find_release,
    is_released,
    note_start,
    release_for_scan,
    second_decision,
    withdraw_release,
)
from apps.safety.services.reporting_out import export_event, print_report
from apps.safety.services.scanning import finish_scan, start_scan
from apps.safety.services.seeding import seed_demo, seed_starter
from apps.safety.services.signing import record_authorisation, sign_document, withdraw_signature
from apps.safety.services.stocking import move_stock
from apps.safety.services.watching_lots import decide_signal, watch_reaction

__all__ = [
    "list_injection_rows",
    "list_reaction_rows",
    "follow_merge",
    "Assessment",
    "GivenAgent",
    "GivenContrast",
    "KidneyFacts",
    "REFUSED_LOTS",
    "SafetyFacts",
    "StripFact",
    "Verdict",
    "accept_findings",
    "acknowledge_alarm",
    "answer_items",
    "approve_card",
    "assess",
    "assess_starts",
    "block_lot",
    "check_form",
    "close_follow_up",
    "close_reaction",
    "confirm_premedication",
    "confirm_reaction",
    "create_agent",
    "decide_signal",
    "draft_card",
    "end_sedation",
    "export_event",
    "find_bottle",
    "find_release",
    "find_sent_reaction",
    "finish_scan",
    "follow_exam",
    "get_agent",
    "get_contrast_class",
    "get_safety_facts",
    "hand_over",
    "is_released",
    "list_contrast_of",
    "list_given_agents",
    "list_kidney_facts",
    "list_safety_facts",
    "list_open_papers",
    "list_open_reasons",
    "list_preparing",
    "list_warnings",
    "move_preparation",
    "move_stock",
    "note_fasting",
    "note_start",
    "order_premedication",
    "print_report",
    "reassess_exam",
    "reassess_patient",
    "record_act",
    "record_authorisation",
    "record_injection",
    "record_observation",
    "record_reaction",
    "release_for_scan",
    "remind_overdue",
    "remove_cannula",
    "save_lot",
    "second_decision",
    "seed_demo",
    "seed_history",
    "seed_starter",
    "set_dose_clock",
    "sign_document",
    "start_scan",
    "start_sedation",
    "undo_reaction",
    "update_agent",
    "watch_reaction",
    "withdraw_release",
    "withdraw_signature",
]
