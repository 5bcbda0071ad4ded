"""What scheduling tells: bookings, check-ins, calls, and bookings that a breakdown touches."""

from dataclasses import dataclass
from datetime import datetime

from apps.common.events import Event


@dataclass(frozen=True)
class AppointmentBooked(Event):
    NAME = "scheduling.appointment_booked.v1"
    appointment_id: int
    exam_id: int
    resource_id: int
    device_code: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class AppointmentMoved(Event):
    NAME = "scheduling.appointment_moved.v1"
    appointment_id: int
    exam_id: int
    resource_id: int
    device_code: str
    starts_at: datetime
    ends_at: datetime
    previous_starts_at: datetime
    previous_device_code: str


@dataclass(frozen=True)
class AppointmentCancelled(Event):
    NAME = "scheduling.appointment_cancelled.v1"
    appointment_id: int
    exam_id: int
    resource_id: int
    device_code: str
    starts_at: datetime
    reason: str


@dataclass(frozen=True)
class AppointmentStateChanged(Event):
    NAME = "scheduling.appointment_state_changed.v1"
    appointment_id: int
    exam_id: int
    site_id: int
    state: str
    at: datetime


@dataclass(frozen=True)
class CheckedIn(Event):
    NAME = "scheduling.checked_in.v1"
    exam_id: int
    ticket_id: int
    ticket: str
    site_id: int
    at: datetime


@dataclass(frozen=True)
class TicketCalled(Event):
    NAME = "scheduling.ticket_called.v1"
    ticket_id: int
    exam_id: int
    ticket: str
    room: str
    masked_name: str
    site_id: int
    again: bool
    at: datetime


@dataclass(frozen=True)
class TicketChanged(Event):
    """Skipped, held, taken in, void: the queue looks different now."""

    NAME = "scheduling.ticket_changed.v1"
    ticket_id: int
    exam_id: int
    ticket: str
    state: str
    site_id: int
    at: datetime


@dataclass(frozen=True)
class BookingsAffected(Event):
    """`reason` is the code of the flag and `rule` the clinical separation, where it is one; both empty for closed time."""

    NAME = "scheduling.bookings_affected.v1"
    device_code: str
    exam_ids: tuple[int, ...]
    cause: str
    until: datetime | None
    reason: str = ""
    rule: str = ""


@dataclass(frozen=True)
class BlockLifted(Event):
    """Closed time is open again; what of [starts_at, ends_at) is free is free now."""

    NAME = "scheduling.block_lifted.v1"
    block_id: int
    resource_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class PlanRunChanged(Event):
    """A plan run was asked for, began, ended or was decided on."""

    NAME = "scheduling.plan_run_changed.v1"
    run_id: int
    site_id: int
    kind: str
    state: str
    at: datetime


@dataclass(frozen=True)
class ContactAttempted(Event):
    NAME = "scheduling.contact_attempted.v1"
    attempt_id: int
    exam_id: int
    site_id: int
    outcome: str
    at: datetime
