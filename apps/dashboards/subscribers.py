"""Which boards a fact touches. Boards rebuild themselves; here they are only told that they should."""

from apps.common.events import subscribe
from apps.dashboards.public import announce, announce_occurrence
from apps.devices.events import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmRaised,
    DeviceCameBack,
    DeviceChanged,
    DeviceWentDown,
)
from apps.devices.public import get_device
from apps.directory.public import list_room_names
from apps.scheduling.events import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMoved,
    BookingsAffected,
    CheckedIn,
    ContactAttempted,
    PlanRunChanged,
    TicketCalled,
    TicketChanged,
)
from apps.scheduling.public import say_call
from apps.workflow.events import ExamDetailsChanged, ExamSlotChanged, ExamStateChanged, FacetChanged, OrderPlaced
from apps.workflow.public import get_exam


@subscribe(ExamStateChanged, name="dashboards.exam_state")
def show_exam_state(event: ExamStateChanged) -> None:
    announce(f"exams:{event.site_id}", f"department:{event.site_id}", f"waiting:{event.site_id}")


@subscribe(OrderPlaced, name="dashboards.orders")
def show_order(event: OrderPlaced) -> None:
    if event.exam_ids:
        announce(f"exams:{get_exam(event.exam_ids[0]).site_id}")


def _show_exam(event) -> None:
    site_id = get_exam(event.exam_id).site_id
    announce(f"exams:{site_id}", f"department:{site_id}", f"waiting:{site_id}")


for _event in (
    ExamSlotChanged,
    FacetChanged,
    ExamDetailsChanged,
    AppointmentBooked,
    AppointmentMoved,
    AppointmentCancelled,
):
    subscribe(_event, name="dashboards.exam")(_show_exam)


@subscribe(CheckedIn, name="dashboards.check_in")
def show_arrival(event: CheckedIn) -> None:
    announce(f"waiting:{event.site_id}", f"department:{event.site_id}", f"exams:{event.site_id}")


@subscribe(ContactAttempted, name="dashboards.contacts")
def show_contact(event: ContactAttempted) -> None:
    announce(f"exams:{event.site_id}")


@subscribe(TicketChanged, name="dashboards.tickets")
def show_ticket(event: TicketChanged) -> None:
    announce(f"waiting:{event.site_id}", f"department:{event.site_id}")


@subscribe(TicketCalled, name="dashboards.calls")
def show_call(event: TicketCalled) -> None:
    facts = {
        "ticket": event.ticket,
        "name": event.masked_name,
        "room": event.room,
        "again": event.again,
        "say": say_call(event.ticket, list_room_names(event.site_id).get(event.room) or {"en": event.room}),
        "at": event.at,
    }
    announce_occurrence(f"waiting:{event.site_id}", "call", {"call": facts})
    announce(f"waiting:{event.site_id}", f"department:{event.site_id}")


@subscribe(PlanRunChanged, name="dashboards.plan_runs")
def show_plan_run(event: PlanRunChanged) -> None:
    announce(f"plan:{event.run_id}", f"plans:{event.site_id}")


@subscribe(BookingsAffected, name="dashboards.affected")
def show_affected(event: BookingsAffected) -> None:
    _show_device(event.device_code)


@subscribe(AlarmRaised, name="dashboards.alarms")
def show_alarm(event: AlarmRaised) -> None:
    site_id = get_device(event.device_id).room.site_id
    facts = {"id": event.alarm_id, "device": event.code, "severity": event.severity, "rule": event.rule, "at": event.at}
    announce_occurrence(f"alarms:{site_id}", "alarm", {"alarm": facts})
    _show_device(event.code)


def _show_device_event(event) -> None:
    _show_device(event.code)


for _event in (AlarmCleared, AlarmAcknowledged, DeviceWentDown, DeviceCameBack, DeviceChanged):
    subscribe(_event, name="dashboards.devices")(_show_device_event)


def _show_device(code: str) -> None:
    room = get_device(code).room
    if room is not None:
        announce(f"alarms:{room.site_id}", f"department:{room.site_id}")
