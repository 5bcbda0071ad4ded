"""What a device drew, composed of its readings (devices) and of what was booked on it (scheduling)."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.kernel import clock
from apps.common.replica import may_lag
from apps.devices.public import EnergyReport, get_device, read_energy
from apps.scheduling.public import list_booked_spans


@dataclass(frozen=True)
class DeviceEnergy:
    """Of [start, end), cut at now: what is to come was not measured."""

    start: datetime
    end: datetime
    report: EnergyReport


@may_lag
def read_device_energy(device_id: int, *, start: datetime, end: datetime) -> DeviceEnergy:
    device, end = get_device(device_id), min(end, clock.now())
    booked = list_booked_spans(device.code, start=start, end=end) if start < end else []
    return DeviceEnergy(start, end, read_energy(device, start=start, end=end, booked=booked))
