"""The front door of devices."""

from apps.devices.selectors.fleet import find_device_by_ae, find_devices, get_device, list_devices
from apps.devices.services.fleet import (
    add_device,
    record_qa_result,
    record_usage,
    return_to_service,
    take_out_of_service,
)
from apps.devices.services.seed import seed_demo, seed_starter

__all__ = [
    "add_device",
    "find_device_by_ae",
    "find_devices",
    "get_device",
    "list_devices",
    "record_qa_result",
    "record_usage",
    "return_to_service",
    "seed_demo",
    "seed_starter",
    "take_out_of_service",
]
