"""The queue of a day, in order, with the reason of each place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import list_room_names
from apps.safety.public import list_preparing
from apps.scheduling.engine.display import mask_name, ticket_label
from apps.scheduling.engine.queue import Place, QueuePolicy, Waiting, order_queue
from apps.scheduling.engine.states import EXAM_IS_OVER
from apps.scheduling.models import Resource, Ticket, TicketCall
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.porters import list_on_the_way
from apps.scheduling.selectors.queue_summary import count_overtaken
from apps.scheduling.selectors.queue_waits import list_turns, read_floor

SAFE_VALUES = ("clear", "released", "not_needed")
OPEN_STATES = ("waiting", "called", "held")
LOADED = ("exam__patient", "exam__exam_type", "exam__priority", "appointment__occupancy", "resource__room")


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
    expected_at: datetime | None = None
    overtaken: int = 0
    overtaken_urgent: int = 0


def queue_policy(site_id: int) -> QueuePolicy:
    policy = get_policy("scheduling.queue", site_id=site_id)
    names = ("jump_rank", "late_grace_min", "walk_in_penalty_min", "skip_penalty_min", "long_wait_min")
    return QueuePolicy(**{name: policy.payload[name] for name in names}, version=policy.label)


def list_queue(
    site_id: int, *, modality: str = "", resource_id: int | None = None, with_waits: bool = False
) -> list[QueueRow]:
    """Open tickets of today, next one first; a fixed number of queries. An exam that was called off has lost its place.

    Of a scanner: its own and those of its modality who may go to any. `with_waits` adds when each turn will come and who was overtaken.
    """
    now, zone = clock.now(), _time_zone(site_id)
    rows = Ticket.objects.filter(site_id=site_id, day=site_day(now, zone), state__in=OPEN_STATES)
    rows = rows.exclude(exam__state__in=EXAM_IS_OVER).select_related(*LOADED).prefetch_related("exam__facets", "calls")
    if modality:
        rows = rows.filter(exam__modality=modality)
    if resource_id is not None:
        own = Resource.objects.filter(pk=resource_id).values("modality")
        rows = rows.filter(Q(resource_id=resource_id) | Q(resource=None, exam__modality__in=own))
    tickets = {ticket.pk: ticket for ticket in rows}
    exam_ids = [ticket.exam_id for ticket in tickets.values()]
    on_the_way = dict.fromkeys(list_on_the_way(exam_ids), "escort")
    waits_for = list_preparing(exam_ids) | on_the_way
    missing = {pk: list_missing(ticket, waits_for.get(ticket.exam_id, "")) for pk, ticket in tickets.items()}
    policy = queue_policy(site_id)
    waiting = [_to_waiting(ticket, missing[pk]) for pk, ticket in tickets.items()]
    places = order_queue(waiting, now=now, policy=policy, zone=ZoneInfo(zone))
    found = [_to_row(tickets[place.ticket_id], place, missing[place.ticket_id]) for place in places]
    return _add_waits(site_id, found, policy) if with_waits else found


def _time_zone(site_id: int) -> str:
    return Resource.objects.filter(site_id=site_id).values_list("site__time_zone", flat=True).first() or "UTC"


def _add_waits(site_id: int, rows: list[QueueRow], policy: QueuePolicy) -> list[QueueRow]:
    floor = read_floor(site_id)
    expected = floor.estimate(list_turns(line_of(rows, policy), floor.now))
    overtaken = count_overtaken([row.ticket for row in rows], jump_rank=policy.jump_rank)
    return [
        replace(
            row,
            expected_at=expected.get(row.ticket.pk),
            overtaken=overtaken[row.ticket.pk][0],
            overtaken_urgent=overtaken[row.ticket.pk][1],
        )
        for row in rows
    ]


def line_of(rows: Sequence[QueueRow], policy: QueuePolicy) -> list[tuple[Ticket, datetime | None]]:
    """Each ticket with when its turn comes; None for those who pass everybody."""
    return [
        (row.ticket, None if row.ticket.exam.priority.rank <= policy.jump_rank else row.place.turn_at) for row in rows
    ]


def list_missing(ticket: Ticket, waits_for: str = "") -> tuple[str, ...]:
    """What keeps the patient from the scanner, as codes with words; `waits_for` is the nurse's work or the porter."""
    safety = next((facet.value for facet in ticket.exam.facets.all() if facet.facet == "safety"), "")
    missing = [] if safety in SAFE_VALUES else ["scheduling.missing_screening"]
    if ticket.exam.is_held:
        missing.append("scheduling.missing_clinical_release")
    if waits_for and ticket.exam.state == "arrived":
        missing.append(f"scheduling.missing_{waits_for}")
    return tuple(missing)


def _to_waiting(ticket: Ticket, missing: tuple[str, ...]) -> Waiting:
    return Waiting(
        ticket_id=ticket.pk,
        priority_rank=ticket.exam.priority.rank,
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
