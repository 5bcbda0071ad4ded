"""A waiting patient goes to another scanner: the ticket, the appointment and the scanner's worklist follow."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Appointment, AppointmentChange, Occupancy, Resource, Ticket
from apps.scheduling.selectors.queue import line_of, list_queue, queue_policy
from apps.scheduling.selectors.queue_waits import list_turns, read_floor
from apps.scheduling.services.appointments import lock_appointment, place_of, shift_appointment
from apps.scheduling.services.book import note_change
from apps.scheduling.services.offer import list_fitting_resources
from apps.scheduling.services.tickets import OPEN_STATES, publish_ticket
from apps.workflow.public import get_exam


@dataclass(frozen=True)
class Transfer:
    """A scanner that could take the patient, how many wait for it now, and when the turn would come there."""

    resource: Resource
    waiting: int
    expected_at: datetime | None


def list_transfers(ticket_id: int) -> list[Transfer]:
    """The sooner one first; raises NotFound."""
    ticket = _get_open(ticket_id)
    rows = list_queue(ticket.site_id, modality=ticket.exam.modality)
    floor = read_floor(ticket.site_id)
    line = list_turns(line_of(rows, queue_policy(ticket.site_id)), floor.now)
    transfers = []
    for resource in list_fitting_resources(get_exam(ticket.exam_id)):
        if resource.pk != ticket.resource_id:
            there = [
                (at, replace(turn, resource_id=resource.pk) if turn.ticket_id == ticket_id else turn)
                for at, turn in line
            ]
            count = sum(row.ticket.resource_id == resource.pk for row in rows)
            transfers.append(Transfer(resource, count, floor.estimate(there).get(ticket_id)))
    return sorted(
        transfers, key=lambda one: (one.expected_at is None, one.expected_at or floor.now, one.resource.position)
    )


@transaction.atomic
def transfer_ticket(
    ticket_id: int, *, resource_id: int, actor: Actor, reason: str = "", expected_version: int | None = None
) -> Ticket:
    """Keeps the booked time; where it is taken at the other scanner, the patient shares it. Raises Refused, NotFound, Conflict."""
    found = _get_open(ticket_id)
    if expected_version is not None and expected_version != found.version:
        raise Conflict("common.stale", current={"id": found.pk, "version": found.version, "state": found.state})
    exam = get_exam(found.exam_id)
    target = next((row for row in list_fitting_resources(exam) if row.pk == resource_id), None)
    if target is None:
        raise Refused(Reason("scheduling.transfer_does_not_fit", {}, "error"))
    if found.appointment_id:
        _move(found.appointment_id, target, actor=actor, reason=reason)
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket_id)
    if ticket.state not in OPEN_STATES:
        raise NotFound("scheduling.ticket_unknown", ticket=ticket_id)
    if ticket.resource_id != resource_id:
        ticket.resource_id = resource_id
        ticket.version += 1
        ticket.save()
        publish_ticket(ticket, clock.now())
    detail = {"from": found.resource and found.resource.code, "to": target.code, "reason": reason}
    record(actor, "ticket.transferred", obj=f"ticket:{ticket.pk}", patient_id=exam.patient_id, detail=detail)
    return ticket


def _get_open(ticket_id: int) -> Ticket:
    rows = Ticket.objects.select_related("exam", "resource").filter(pk=ticket_id, state__in=OPEN_STATES)
    ticket = rows.first()
    if ticket is None:
        raise NotFound("scheduling.ticket_unknown", ticket=ticket_id)
    return ticket


def _move(appointment_id: int, target: Resource, *, actor: Actor, reason: str) -> None:
    appointment, resources = lock_appointment(appointment_id, also=(target.pk,))
    if appointment.state != "arrived" or appointment.occupancy.resource_id == target.pk:
        return
    kind = _kind_there(appointment, target)
    before = place_of(appointment) | {"overrides": appointment.overrides, "flag": appointment.flag}
    shift_appointment(
        appointment, resources[target.pk], appointment.starts_at, actor=actor, reason=reason or "transfer", kind=kind
    )
    note_change(appointment, AppointmentChange.Kind.MOVED, actor=actor, before=before, reason=reason)


def _kind_there(appointment: Appointment, target: Resource) -> str:
    taken = Occupancy.objects.filter(resource=target, is_live=True, during__overlap=appointment.occupancy.during)
    if taken.filter(kind=OccupancyKind.BLOCK).exists():
        raise Refused(Reason("scheduling.transfer_closed", {"resource": target.code}, "error"))
    return OccupancyKind.OVERBOOKED if taken.exists() else OccupancyKind.APPOINTMENT
