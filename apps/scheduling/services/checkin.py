"""The patient stands at the desk or the kiosk: identity compared, a number given, the place in the queue taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.scheduling.engine.arrival import Timing
from apps.scheduling.engine.display import ticket_label
from apps.scheduling.engine.noshow import may_undo
from apps.scheduling.events import CheckedIn
from apps.scheduling.models import Appointment, AppointmentChange, Ticket
from apps.scheduling.selectors.arrivals import judge_at_desk
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.queue import list_queue
from apps.scheduling.services.appointments import (
    LIFECYCLE,
    cancel_appointment,
    find_live_appointment,
    lock_appointment,
    place_of,
    save_appointment,
)
from apps.scheduling.services.book import note_change
from apps.scheduling.services.tickets import OPEN_STATES, take_number, void_tickets
from apps.scheduling.services.undo import undo_change
from apps.workflow.public import ExamFacts, get_exam, request

IDENTIFIERS = ("name", "birth_date", "phone", "mrn", "id_card", "accession", "wristband")


@dataclass(frozen=True)
class CheckIn:
    ticket: Ticket
    is_new: bool


@transaction.atomic
def check_in(exam_id: int, *, identified_by: Sequence[str], actor: Actor, gives_up_slot: bool = False) -> CheckIn:
    """Records the arrival and gives a ticket; a second scan of the same slip answers with the same ticket.

    Who is booked for another day is refused, unless `gives_up_slot`: then that time is given back and today's wait is a walk-in's.
    """
    exam = get_exam(exam_id)
    payload = get_policy("scheduling.queue", site_id=exam.site_id).payload
    _check_identity(identified_by, payload["min_identifiers"])
    _check_day(exam_id, exam.site_id, gives_up_slot, actor)
    appointment = _arrive(exam_id, actor)
    open_ticket = Ticket.objects.select_for_update(of=("self",)).filter(exam_id=exam_id, state__in=OPEN_STATES).first()
    if open_ticket is not None:
        return CheckIn(open_ticket, is_new=False)
    before = {"exam_state": exam.state} | (place_of(appointment) if appointment else {})
    if exam.state != "arrived":
        request(exam_id, "check_in", actor=actor)
    if appointment is not None:
        note_change(appointment, AppointmentChange.Kind.CHECKED_IN, actor=actor, before=before)
    ticket = _give_ticket(exam, appointment, payload, identified_by, actor)
    detail = {"exam": exam_id, "identified_by": list(identified_by)}
    record(actor, "patient.checked_in", obj=f"ticket:{ticket.pk}", patient_id=exam.patient_id, detail=detail)
    return CheckIn(ticket, is_new=True)


@transaction.atomic
def undo_check_in(ticket_id: int, *, actor: Actor) -> None:
    """The wrong person was checked in: as an undo of the appointment, or of a walk-in within the same seconds by the same person."""
    ticket = Ticket.objects.filter(pk=ticket_id).first()
    if ticket is None:
        raise NotFound("scheduling.ticket_unknown", ticket=ticket_id)
    if ticket.appointment_id:
        undo_change(ticket.appointment_id, actor=actor)
        return
    limits = booking_policy(ticket.site_id).payload
    young = may_undo(ticket.checked_in_at, now=clock.now(), undo_s=limits["undo_s"], transit_s=limits["undo_transit_s"])
    if ticket.state != "waiting" or ticket.checked_in_by != actor.name:
        raise Refused(Reason("scheduling.nothing_to_undo", {}, "error"))
    if not young:
        raise Refused(Reason("scheduling.undo_too_late", {"seconds": limits["undo_s"]}, "error"))
    request(ticket.exam_id, "undo", actor=actor, reason="undo")
    void_tickets(ticket.exam_id, actor=actor)
    record(actor, "patient.check_in_undone", obj=f"ticket:{ticket.pk}", patient_id=get_exam(ticket.exam_id).patient_id)


def _check_identity(identified_by: Sequence[str], needed: int) -> None:
    if len(set(identified_by) & set(IDENTIFIERS)) < needed:
        raise Refused(Reason("scheduling.identity_incomplete", {"needed": needed}, "error"))


def _check_day(exam_id: int, site_id: int, gives_up_slot: bool, actor: Actor) -> None:
    appointment = find_live_appointment(exam_id)
    if appointment is None or appointment.state != "booked":
        return
    timing, reason = judge_at_desk(site_id, appointment.starts_at)
    if timing is Timing.OTHER_DAY and not gives_up_slot:
        raise Refused(reason)
    if timing is Timing.OTHER_DAY:
        cancel_appointment(appointment.pk, reason_code="came_other_day", actor=actor)


def _arrive(exam_id: int, actor: Actor) -> Appointment | None:
    """The live appointment becomes arrived; a no-show's own time is taken again when it is still free."""
    appointment = find_live_appointment(exam_id)
    if appointment is None:
        return None
    appointment, _ = lock_appointment(appointment.pk)
    if appointment.state == "booked":
        appointment.state = LIFECYCLE.next(appointment.state, "check_in")
        save_appointment(appointment)
    return appointment


def _give_ticket(
    exam: ExamFacts, appointment: Appointment | None, payload: dict, identified_by: Sequence[str], actor: Actor
) -> Ticket:
    now = clock.now()
    day = site_day(now, get_site(exam.site_id).time_zone)
    section = section_of(exam, payload)
    ticket = Ticket.objects.create(
        site_id=exam.site_id,
        day=day,
        section=section,
        number=take_number(site_id=exam.site_id, day=day, section=section),
        exam_id=exam.id,
        appointment=appointment,
        resource_id=appointment.occupancy.resource_id if appointment else None,
        priority_rank=exam.priority_rank,
        identified_by=list(identified_by),
        checked_in_at=now,
        checked_in_by=actor.name,
    )
    ticket.expected_at = _expect(ticket)
    ticket.save(update_fields=["expected_at"])
    publish(
        CheckedIn(
            exam_id=exam.id,
            ticket_id=ticket.pk,
            ticket=ticket_label(section, ticket.number),
            site_id=exam.site_id,
            at=now,
        ),
        aggregate=f"exam:{exam.id}",
    )
    return ticket


def _expect(ticket: Ticket) -> datetime | None:
    """What the patient is told; kept, so that it can be held against the real call."""
    rows = list_queue(ticket.site_id, modality=ticket.exam.modality, with_waits=True)
    return next((row.expected_at for row in rows if row.ticket.pk == ticket.pk), None)


def section_of(exam: ExamFacts, payload: dict) -> str:
    """Emergencies have a section of their own; else the modality's."""
    if exam.priority_rank <= payload["jump_rank"]:
        return payload["emergency_section"]
    return payload["sections"].get(exam.modality, payload["default_section"])
