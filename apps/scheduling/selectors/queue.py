"""The queue of a day, in order, with the reason of each place."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import list_room_names
from apps.scheduling.engine.display import mask_name, ticket_label
from apps.scheduling.engine.queue import Place, QueuePolicy, Waiting, order_queue
from apps.scheduling.models import Resource, Ticket, TicketCall
from apps.scheduling.selectors.calendars import site_day

SAFE_VALUES = ("clear", "released", "not_needed")
OPEN_STATES = ("waiting", "called", "held")


@dataclass(frozen=True)
class QueueRow:
    ticket: Ticket
    label: str
    place: Place
    missing: tuple[str, ...]
    room_code: str
    called_at: datetime | None
    reason: Reason
    overrides: tuple[Reason, ...] = ()


def queue_policy(site_id: int) -> QueuePolicy:
    policy = get_policy("scheduling.queue", site_id=site_id)
    names = ("jump_rank", "late_grace_min", "walk_in_penalty_min", "skip_penalty_min", "long_wait_min")
    return QueuePolicy(**{name: policy.payload[name] for name in names}, version=policy.label)


def list_queue(site_id: int, *, modality: str = "", resource_id: int | None = None) -> list[QueueRow]:
    """Open tickets of today, next one first; a fixed number of queries."""
    site = Resource.objects.filter(site_id=site_id).values_list("site__time_zone", flat=True).first() or "UTC"
    now = clock.now()
    rows = Ticket.objects.filter(site_id=site_id, day=site_day(now, site), state__in=OPEN_STATES)
    if modality:
        rows = rows.filter(exam__modality=modality)
    if resource_id is not None:
        rows = rows.filter(resource_id=resource_id)
    rows = rows.select_related(
        "exam__patient", "exam__exam_type", "exam__priority", "appointment__occupancy", "resource__room"
    )
    tickets = {ticket.pk: ticket for ticket in rows.prefetch_related("exam__facets", "calls")}
    missing = {pk: list_missing(ticket) for pk, ticket in tickets.items()}
    waiting = [_to_waiting(ticket, missing[pk]) for pk, ticket in tickets.items()]
    places = order_queue(waiting, now=now, policy=queue_policy(site_id), zone=ZoneInfo(site))
    return [_to_row(tickets[place.ticket_id], place, missing[place.ticket_id]) for place in places]


def list_missing(ticket: Ticket) -> tuple[str, ...]:
    """What keeps the patient from the scanner, as codes with words."""
    safety = next((facet.value for facet in ticket.exam.facets.all() if facet.facet == "safety"), "")
    missing = [] if safety in SAFE_VALUES else ["scheduling.missing_screening"]
    if ticket.exam.is_held:
        missing.append("scheduling.missing_clinical_release")
    return tuple(missing)


def _to_waiting(ticket: Ticket, missing: tuple[str, ...]) -> Waiting:
    return Waiting(
        ticket_id=ticket.pk,
        priority_rank=ticket.priority_rank,
        arrived_at=ticket.checked_in_at,
        appointment_at=ticket.appointment.starts_at if ticket.appointment else None,
        missing=missing,
        skipped=ticket.skipped,
        held=ticket.state == "held",
    )


def _to_row(ticket: Ticket, place: Place, missing: tuple[str, ...]) -> QueueRow:
    calls = [call for call in ticket.calls.all() if call.action in ("call", "recall")]
    last = calls[-1] if calls and ticket.state == "called" else None
    room = ticket.resource.room if ticket.resource else None
    return QueueRow(
        ticket=ticket,
        label=ticket_label(ticket.section, ticket.number),
        place=place,
        missing=missing,
        room_code=last.room_code if last else (room.code if room else ""),
        called_at=last.at if last else None,
        reason=place.reason,
        overrides=tuple(map(Reason.from_json, ticket.appointment.overrides)) if ticket.appointment else (),
    )


@dataclass(frozen=True)
class CalledTicket:
    """A call as the public may see it."""

    ticket: str
    masked_name: str
    room_code: str
    room_names: dict | None
    at: datetime


def list_recent_calls(site_id: int, *, limit: int = 8) -> list[CalledTicket]:
    """Tickets that are being called now, the newest call first."""
    rows = (
        TicketCall.objects.filter(ticket__site_id=site_id, ticket__state="called", action__in=["call", "recall"])
        .select_related("ticket__exam__patient")
        .order_by("-id")[: limit * 3]
    )
    newest: dict[int, TicketCall] = {}
    for call in rows:
        newest.setdefault(call.ticket_id, call)
    names = list_room_names(site_id)
    return [
        CalledTicket(
            ticket=ticket_label(call.ticket.section, call.ticket.number),
            masked_name=mask_name(call.ticket.exam.patient.name),
            room_code=call.room_code,
            room_names=names.get(call.room_code),
            at=call.at,
        )
        for call in list(newest.values())[:limit]
    ]
