"""The front door of devices."""

from apps.devices.selectors.fleet import find_device_by_ae, find_devices, get_device, list_devices
from apps.devices.services.alarms import acknowledge_alarms, reset_alarm, shelve_alarm
from apps.devices.services.fleet import (
    add_device,
    record_qa_result,
    record_usage,
    return_to_service,
    take_out_of_service,
)
from apps.devices.services.intake import Intake
from apps.devices.services.intake_loop import IntakeLoop
from apps.devices.services.keys import issue_device_key, revoke_device_key
from apps.devices.services.seed import seed_demo, seed_starter

__all__ = [
    "Intake",
    "IntakeLoop",
    "acknowledge_alarms",
    "add_device",
    "find_device_by_ae",
    "find_devices",
    "get_device",
    "issue_device_key",
    "list_devices",
    "record_qa_result",
    "record_usage",
    "reset_alarm",
    "return_to_service",
    "revoke_device_key",
    "seed_demo",
    "seed_starter",
    "shelve_alarm",
    "take_out_of_service",
]
