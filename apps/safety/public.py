"""The front door of safety."""

from apps.safety.engine.facts import Assessment, Verdict
from apps.safety.engine.strip import StripFact
from apps.safety.engine.terms import get_contrast_class
from apps.safety.selectors.facts import SafetyFacts, get_safety_facts, list_safety_facts
from apps.safety.selectors.kidneys import GivenAgent, KidneyFacts, list_given_agents, list_kidney_facts
from apps.safety.services.answering import answer_items, check_form
from apps.safety.services.assessing import assess, assess_starts, reassess_exam
from apps.safety.services.cards import approve_card, draft_card
from apps.safety.services.following import reassess_patient
from apps.safety.services.injecting import block_lot, find_bottle, list_warnings, record_injection, save_lot
from apps.safety.services.premedicating import confirm_premedication, order_premedication, set_dose_clock
from apps.safety.services.preparing import follow_exam, hand_over, move_preparation
from apps.safety.services.reacting import (
    close_reaction,
    confirm_reaction,
    record_act,
    record_observation,
    record_reaction,
    undo_reaction,
)
from apps.safety.services.releasing import (
    accept_findings,
    acknowledge_alarm,
    find_release,
    is_released,
    note_start,
    release_for_scan,
    withdraw_release,
)
from apps.safety.services.scanning import finish_scan, start_scan
from apps.safety.services.seeding import seed_demo, seed_starter

__all__ = [
    "Assessment",
    "GivenAgent",
    "KidneyFacts",
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
    "close_reaction",
    "confirm_premedication",
    "confirm_reaction",
    "draft_card",
    "find_bottle",
    "finish_scan",
    "find_release",
    "follow_exam",
    "get_contrast_class",
    "get_safety_facts",
    "hand_over",
    "is_released",
    "list_given_agents",
    "list_kidney_facts",
    "list_safety_facts",
    "list_warnings",
    "move_preparation",
    "note_start",
    "order_premedication",
    "reassess_exam",
    "reassess_patient",
    "record_act",
    "record_injection",
    "record_observation",
    "record_reaction",
    "release_for_scan",
    "save_lot",
    "seed_demo",
    "seed_starter",
    "set_dose_clock",
    "start_scan",
    "undo_reaction",
    "withdraw_release",
]
