"""What devices tell upward. Times are the department's, aware."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.events import Event


@dataclass(frozen=True)
class DeviceWentDown(Event):
    NAME = "devices.device_went_down.v1"
    device_id: int
    code: str
    at: datetime
    cause: str
    expected_until: datetime | None = None
    full: bool = True
    downtime_id: int = 0


@dataclass(frozen=True)
class DeviceCameBack(Event):
    NAME = "devices.device_came_back.v1"
    device_id: int
    code: str
    at: datetime
    downtime_id: int = 0


@dataclass(frozen=True)
class AlarmRaised(Event):
    NAME = "devices.alarm_raised.v1"
    alarm_id: int
    device_id: int
    code: str
    severity: str
    rule: str
    at: datetime


@dataclass(frozen=True)
class AlarmCleared(Event):
    NAME = "devices.alarm_cleared.v1"
    alarm_id: int
    device_id: int
    code: str
    severity: str
    rule: str
    at: datetime


@dataclass(frozen=True)
class AlarmAcknowledged(Event):
    NAME = "devices.alarm_acknowledged.v1"
    alarm_id: int
    device_id: int
    code: str
    at: datetime


@dataclass(frozen=True)
class WorkOrderOpened(Event):
    NAME = "devices.work_order_opened.v1"
    order_id: int
    number: str
    device_id: int
    code: str
    alarm_id: int | None = None


@dataclass(frozen=True)
class ServiceTimeRan(Event):
    """The time that a contract promises for an answer (`response`) or a repair (`fix`) is nearly used up, or over (`is_late`)."""

    NAME = "devices.service_time_ran.v1"
    order_id: int
    number: str
    device_id: int
    code: str
    promise: str
    is_late: bool
    due_at: datetime | None = None


@dataclass(frozen=True)
class MaintenanceDue(Event):
    """A device is needed for work: whoever keeps its calendar answers with a window, or with why there is none."""

    NAME = "devices.maintenance_due.v1"
    order_id: int
    number: str
    device_id: int
    code: str
    duration_min: int
    earliest: datetime
    latest: datetime


@dataclass(frozen=True)
class MaintenanceWindowChanged(Event):
    """A confirmed window is needed only until `ends_at`, or not at all (None)."""

    NAME = "devices.maintenance_window_changed.v1"
    order_id: int
    number: str
    device_id: int
    code: str
    ends_at: datetime | None


@dataclass(frozen=True)
class DeviceChanged(Event):
    """Any axis or fact of a device that boards show."""

    NAME = "devices.device_changed.v1"
    device_id: int
    code: str
    technical: str
    clinical: str
    at: datetime
