"""The front door of devices."""

from apps.devices.engine.energy import EnergyState
from apps.devices.selectors.board import read_board
from apps.devices.selectors.energy import EnergyReport, read_energy
from apps.devices.selectors.figures import list_down_spans, list_qa_outcomes
from apps.devices.selectors.fleet import (
    ask_held_codes,
    find_closure,
    find_device_by_ae,
    find_devices,
    get_device,
    list_devices,
    list_held_codes,
)
from apps.devices.selectors.lists import list_alarms
from apps.devices.selectors.records import list_channel_rows, list_device_rows
from apps.devices.services.agents import check_agents
from apps.devices.services.alarm_rules import list_limits, load_rules
from apps.devices.services.alarms import acknowledge_alarms, reset_alarm, shelve_alarm
from apps.devices.services.components import (
    add_component,
    edit_component,
    fit_component,
    remove_component,
)
from apps.devices.services.contracts import add_contract, edit_contract
from apps.devices.services.dead_letters import handle_dead_letter
from apps.devices.services.decline import find_decline_faults, read_declines
from apps.devices.services.downtimes import change_downtime, correct_downtime, open_and_stop
from apps.devices.services.energy_bands import find_energy_faults
from apps.devices.services.escalation import escalate_alarms
from apps.devices.services.fleet import (
    add_device,
    edit_device,
    record_usage,
    return_to_service,
    set_usage,
    take_out_of_service,
)
from apps.devices.services.ingester import Ingester
from apps.devices.services.intake import Intake
from apps.devices.services.keys import issue_device_key, revoke_device_key
from apps.devices.services.limits import clear_limit, set_limit
from apps.devices.services.order_work import add_labour, attach_file
from apps.devices.services.papers import (
    add_certificate,
    edit_certificate,
    open_paper_orders,
    save_notice,
)
from apps.devices.services.plans import (
    add_plan,
    edit_plan,
    open_due_orders,
    record_plan_done,
)
from apps.devices.services.qa_results import record_qa_result, require_more_tests, review_qa_result
from apps.devices.services.quarantine import (
    adopt_channel,
    drop_quarantined,
    edit_channel,
    release_quarantined,
)
from apps.devices.services.replays import (
    DEFAULT_DETECTOR,
    BadRules,
    BadTable,
    load_detectors,
    load_replay_rules,
    replay,
    score,
)
from apps.devices.services.sealing import drop_old_points, seal_days
from apps.devices.services.seed import seed_demo, seed_starter
from apps.devices.services.service_clock import tell_service_clocks
from apps.devices.services.stock import move_stock, save_part
from apps.devices.services.supplies import delete_supply, save_supply
from apps.devices.services.watch_verdicts import judge_watch_item, mute_channel, unmute_channel
from apps.devices.services.watching import watch_channels
from apps.devices.services.windows import ask_window, confirm_window, is_window_asked, refuse_window, shorten_window
from apps.devices.services.work_orders import act_on_work_order, open_work_order

__all__ = [
    "Ingester",
    "EnergyReport",
    "EnergyState",
    "find_energy_faults",
    "read_energy",
    "list_device_rows",
    "list_channel_rows",
    "BadRules",
    "BadTable",
    "DEFAULT_DETECTOR",
    "Intake",
    "acknowledge_alarms",
    "act_on_work_order",
    "add_certificate",
    "add_component",
    "add_contract",
    "add_device",
    "add_labour",
    "add_plan",
    "adopt_channel",
    "ask_held_codes",
    "ask_window",
    "attach_file",
    "change_downtime",
    "check_agents",
    "clear_limit",
    "confirm_window",
    "correct_downtime",
    "delete_supply",
    "drop_old_points",
    "drop_quarantined",
    "edit_certificate",
    "edit_channel",
    "edit_component",
    "edit_contract",
    "edit_device",
    "edit_plan",
    "escalate_alarms",
    "find_decline_faults",
    "find_closure",
    "find_device_by_ae",
    "find_devices",
    "fit_component",
    "get_device",
    "handle_dead_letter",
    "is_window_asked",
    "issue_device_key",
    "judge_watch_item",
    "list_alarms",
    "list_devices",
    "list_down_spans",
    "list_held_codes",
    "list_limits",
    "list_qa_outcomes",
    "load_detectors",
    "load_replay_rules",
    "load_rules",
    "move_stock",
    "mute_channel",
    "open_due_orders",
    "open_paper_orders",
    "open_and_stop",
    "open_work_order",
    "read_board",
    "read_declines",
    "record_plan_done",
    "record_qa_result",
    "record_usage",
    "refuse_window",
    "remove_component",
    "replay",
    "require_more_tests",
    "release_quarantined",
    "reset_alarm",
    "return_to_service",
    "review_qa_result",
    "revoke_device_key",
    "save_notice",
    "save_part",
    "save_supply",
    "score",
    "seal_days",
    "seed_demo",
    "seed_starter",
    "set_limit",
    "set_usage",
    "shelve_alarm",
    "shorten_window",
    "take_out_of_service",
    "tell_service_clocks",
    "unmute_channel",
    "watch_channels",
]
