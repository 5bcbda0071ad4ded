"""Numbers of the queue and what is done with them."""

from datetime import date, datetime

from django.db import connection, transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound, Refused
from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.display import mask_name, ticket_label
from apps.scheduling.engine.states import EXAM_IS_OVER, TICKET_TABLE, TicketState
from apps.scheduling.events import TicketCalled, TicketChanged
from apps.scheduling.models import Ticket, TicketCall
from apps.workflow.public import get_exam

LIFECYCLE = Lifecycle(TICKET_TABLE, refusal="scheduling.ticket_not_in_this_state")
OPEN_STATES = (TicketState.WAITING, TicketState.CALLED, TicketState.HELD)
NEXT_NUMBER = """
    INSERT INTO scheduling_ticketcounter (site_id, day, section, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (site_id, day, section) DO UPDATE SET last = scheduling_ticketcounter.last + 1
    RETURNING last
"""


def take_number(*, site_id: int, day: date, section: str) -> int:
    """The next number; the row lock of the counter makes two desks wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [site_id, day, section])
        return cursor.fetchone()[0]


@transaction.atomic
def call_ticket(
    ticket_id: int, *, room_code: str, actor: Actor, action: str = "call", expected_version: int | None = None
) -> Ticket:
    """Calls (or calls again) a ticket to a room; of two rooms that call at once, one wins."""
    ticket = _act(ticket_id, action, actor=actor, expected_version=expected_version, room_code=room_code)
    patient = get_exam(ticket.exam_id).patient
    publish(
        TicketCalled(
            ticket_id=ticket.pk,
            exam_id=ticket.exam_id,
            ticket=ticket_label(ticket.section, ticket.number),
            room=room_code,
            masked_name=mask_name(patient.name),
            site_id=ticket.site_id,
            again=action == "recall",
            at=clock.now(),
        ),
        aggregate=f"ticket:{ticket.pk}",
    )
    return ticket


@transaction.atomic
def change_ticket(
    ticket_id: int, action: str, *, actor: Actor, reason: str = "", expected_version: int | None = None
) -> Ticket:
    """Skip, hold, resume, serve, void."""
    ticket = _act(ticket_id, action, actor=actor, expected_version=expected_version, reason=reason)
    publish_ticket(ticket, clock.now())
    return ticket


def void_tickets(exam_id: int, *, actor: Actor, action: str = "void") -> list[Ticket]:
    """Ends the exam's open tickets (called off: void, taken in: serve)."""
    rows = Ticket.objects.filter(exam_id=exam_id, state__in=OPEN_STATES)
    return [change_ticket(pk, action, actor=actor) for pk in rows.order_by("pk").values_list("pk", flat=True)]


def follow_scanner(appointment_id: int, resource_id: int) -> None:
    """The appointment stands on another scanner now: who waits for it waits there."""
    rows = Ticket.objects.select_for_update(of=("self",)).filter(appointment_id=appointment_id, state__in=OPEN_STATES)
    for ticket in rows.exclude(resource_id=resource_id).order_by("pk"):
        ticket.resource_id = resource_id
        ticket.version += 1
        ticket.save()
        publish_ticket(ticket, clock.now())


def publish_ticket(ticket: Ticket, at: datetime) -> None:
    publish(
        TicketChanged(
            ticket_id=ticket.pk,
            exam_id=ticket.exam_id,
            ticket=ticket_label(ticket.section, ticket.number),
            state=ticket.state,
            site_id=ticket.site_id,
            at=at,
        ),
        aggregate=f"ticket:{ticket.pk}",
    )


def _act(
    ticket_id: int, action: str, *, actor: Actor, expected_version: int | None, room_code: str = "", reason: str = ""
) -> Ticket:
    ticket = Ticket.objects.select_for_update(of=("self",)).filter(pk=ticket_id).first()
    if ticket is None:
        raise NotFound("scheduling.ticket_unknown", ticket=ticket_id)
    if expected_version is not None and expected_version != ticket.version:
        raise Conflict("common.stale", current={"id": ticket.pk, "version": ticket.version, "state": ticket.state})
    if action in ("call", "recall") and (state := get_exam(ticket.exam_id).state) in EXAM_IS_OVER:
        raise Refused(Reason("scheduling.exam_is_over", {"state": f"workflow.state.{state}"}, "error"))
    ticket.state = LIFECYCLE.next(ticket.state, action)
    ticket.skipped += action == "skip"
    ticket.hold_reason = reason[:300] if action == "hold" else ""
    ticket.version += 1
    now = clock.now()
    if action in ("call", "serve") and ticket.first_called_at is None:
        ticket.first_called_at = now
    ticket.save()
    TicketCall.objects.create(ticket=ticket, action=action, room_code=room_code, at=now, actor_name=actor.name)
    return ticket
