"""The front door of scheduling."""

from apps.scheduling.engine.display import mask_name, round_wait, say_call
from apps.scheduling.selectors.board import Board, BoardItem, get_board, list_day
from apps.scheduling.selectors.fairness import compare_waits
from apps.scheduling.selectors.load import list_load
from apps.scheduling.selectors.plan_runs import get_run, get_run_state, list_runs_state
from apps.scheduling.selectors.porters import PorterBoard, get_porter_board
from apps.scheduling.selectors.queue import QueueRow, list_queue, list_recent_calls
from apps.scheduling.selectors.queue_summary import QueueSummary, summarise_queue
from apps.scheduling.selectors.reasons import count_changes, list_reasons
from apps.scheduling.selectors.records import (
    CalendarSpan,
    list_appointment_rows,
    list_calendar_spans,
    list_resource_rows,
)
from apps.scheduling.selectors.resources import find_scanner_id, list_booked_spans
from apps.scheduling.selectors.rosters import get_roster, list_pool_levels, list_site_holidays, list_staff
from apps.scheduling.services.appointments import cancel_appointment, find_live_appointment, move_appointment
from apps.scheduling.services.block import block_time, lift_block, push_open_blocks, shorten_block
from apps.scheduling.services.book import book_appointment
from apps.scheduling.services.checkin import IDENTIFIERS, CheckIn, check_in, undo_check_in
from apps.scheduling.services.cleaning import review_cleaning, review_cleaning_of
from apps.scheduling.services.contacts import record_contact
from apps.scheduling.services.follow import (
    close_failed_device,
    follow_device,
    follow_exam,
    reassess_patient,
    recheck_hold,
    renew_booking,
    reopen_device,
)
from apps.scheduling.services.free_slots import Wish, find_free_slots
from apps.scheduling.services.freed import offer_cancelled_time, offer_left_time
from apps.scheduling.services.history import seed_history
from apps.scheduling.services.holidays import add_holiday, remove_holiday
from apps.scheduling.services.later_facts import (
    review_exam,
    review_opened,
    review_patient,
    review_pools,
    review_running,
)
from apps.scheduling.services.maintenance import change_maintenance, reserve_maintenance
from apps.scheduling.services.merging import follow_merge
from apps.scheduling.services.noshow import list_no_show_proposals, mark_no_show
from apps.scheduling.services.notices import plan_notices, queue_due_notices
from apps.scheduling.services.offer import Offer, list_fitting_resources, offer_slots, offer_slots_for
from apps.scheduling.services.openings import create_pool, list_calendar_rows, save_openings
from apps.scheduling.services.overbook import overbook, preview_overbook
from apps.scheduling.services.placement import preview_placement
from apps.scheduling.services.planning.apply import Applied, apply_changes
from apps.scheduling.services.planning.ask import ask_plan, ask_repair, reject_run, replay_run, stop_run
from apps.scheduling.services.planning.export import Scope, export_horizon
from apps.scheduling.services.planning.files import keep_horizon, take_plan
from apps.scheduling.services.planning.nightly import ask_nightly_plans
from apps.scheduling.services.planning.run import finish_lost_runs, has_waiting_runs, run_next_plan
from apps.scheduling.services.planning.undo import Undone, undo_plan, undo_until
from apps.scheduling.services.porters import act_on_porter, ask_porter, cancel_porters
from apps.scheduling.services.reserve import release_reservation, reserve_slot
from apps.scheduling.services.rosters import create_member, save_member
from apps.scheduling.services.seed import seed_demo, seed_starter
from apps.scheduling.services.series import (
    SeriesPlace,
    book_series,
    cancel_following,
    propose_series,
    reserve_series,
    shift_following,
)
from apps.scheduling.services.series_undo import undo_following
from apps.scheduling.services.shortages import ask_booking_repair, preview
from apps.scheduling.services.squeeze import compare_squeezes, preview_squeeze, squeeze_in
from apps.scheduling.services.tickets import call_ticket, change_ticket
from apps.scheduling.services.transfers import Transfer, list_transfers, transfer_ticket
from apps.scheduling.services.undo import undo_change
from apps.scheduling.services.visit_offers import VisitOffer, offer_visits
from apps.scheduling.services.visits import (
    Wanted,
    book_visit,
    cancel_visit,
    move_visit,
    reserve_visit,
    take_out_of_visit,
    undo_visit,
)
from apps.scheduling.services.waiting import accept_offer, add_to_waiting, follow_waiting, withdraw_entry
from apps.scheduling.services.waiting_offers import decline_offer, expire_offers, give_offer, offer_freed_time

__all__ = [
    "CalendarSpan",
    "list_appointment_rows",
    "list_resource_rows",
    "list_booked_spans",
    "list_calendar_spans",
    "follow_merge",
    "PorterBoard",
    "act_on_porter",
    "ask_porter",
    "cancel_porters",
    "get_porter_board",
    "Applied",
    "Board",
    "BoardItem",
    "CheckIn",
    "IDENTIFIERS",
    "Offer",
    "Wish",
    "QueueRow",
    "QueueSummary",
    "Transfer",
    "Scope",
    "SeriesPlace",
    "VisitOffer",
    "Undone",
    "Wanted",
    "accept_offer",
    "add_holiday",
    "add_to_waiting",
    "apply_changes",
    "ask_booking_repair",
    "ask_nightly_plans",
    "ask_plan",
    "ask_repair",
    "block_time",
    "book_appointment",
    "book_series",
    "book_visit",
    "call_ticket",
    "cancel_appointment",
    "cancel_following",
    "cancel_visit",
    "change_maintenance",
    "change_ticket",
    "check_in",
    "close_failed_device",
    "follow_device",
    "compare_squeezes",
    "compare_waits",
    "count_changes",
    "create_member",
    "create_pool",
    "decline_offer",
    "expire_offers",
    "export_horizon",
    "find_free_slots",
    "find_live_appointment",
    "find_scanner_id",
    "finish_lost_runs",
    "follow_exam",
    "follow_waiting",
    "get_board",
    "get_roster",
    "get_run",
    "get_run_state",
    "give_offer",
    "has_waiting_runs",
    "keep_horizon",
    "lift_block",
    "list_calendar_rows",
    "list_day",
    "list_fitting_resources",
    "list_load",
    "list_no_show_proposals",
    "list_pool_levels",
    "list_queue",
    "list_reasons",
    "list_recent_calls",
    "list_transfers",
    "list_runs_state",
    "list_site_holidays",
    "list_staff",
    "mark_no_show",
    "mask_name",
    "move_appointment",
    "move_visit",
    "offer_cancelled_time",
    "offer_freed_time",
    "offer_left_time",
    "offer_slots",
    "offer_slots_for",
    "offer_visits",
    "plan_notices",
    "preview",
    "overbook",
    "preview_overbook",
    "preview_placement",
    "preview_squeeze",
    "propose_series",
    "push_open_blocks",
    "queue_due_notices",
    "reassess_patient",
    "recheck_hold",
    "renew_booking",
    "record_contact",
    "reject_run",
    "release_reservation",
    "remove_holiday",
    "reopen_device",
    "replay_run",
    "reserve_maintenance",
    "reserve_slot",
    "reserve_series",
    "reserve_visit",
    "review_exam",
    "review_opened",
    "review_patient",
    "review_cleaning",
    "review_cleaning_of",
    "review_pools",
    "review_running",
    "run_next_plan",
    "save_member",
    "save_openings",
    "seed_demo",
    "seed_history",
    "seed_starter",
    "shift_following",
    "shorten_block",
    "round_wait",
    "say_call",
    "squeeze_in",
    "summarise_queue",
    "stop_run",
    "take_out_of_visit",
    "take_plan",
    "transfer_ticket",
    "undo_change",
    "undo_check_in",
    "undo_following",
    "undo_plan",
    "undo_until",
    "undo_visit",
    "withdraw_entry",
]
