"""The patient stands at the desk or the kiosk: identity compared, a number given, the place in the queue taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import get_site
from apps.scheduling.engine.display import ticket_label
from apps.scheduling.events import CheckedIn
from apps.scheduling.models import Appointment, AppointmentChange, Ticket
from apps.scheduling.selectors.calendars import site_day
from apps.scheduling.services.appointments import (
    LIFECYCLE,
    find_live_appointment,
    lock_appointment,
    place_of,
    save_appointment,
)
from apps.scheduling.services.book import note_change
from apps.scheduling.services.tickets import OPEN_STATES, take_number
from apps.workflow.public import ExamFacts, get_exam, request

IDENTIFIERS = ("name", "birth_date", "phone", "mrn", "id_card", "accession", "wristband")


@dataclass(frozen=True)
class CheckIn:
    ticket: Ticket
    is_new: bool


@transaction.atomic
def check_in(exam_id: int, *, identified_by: Sequence[str], actor: Actor) -> CheckIn:
    """Records the arrival and gives a ticket; a second scan of the same slip answers with the same ticket."""
    exam = get_exam(exam_id)
    payload = get_policy("scheduling.queue", site_id=exam.site_id).payload
    _check_identity(identified_by, payload["min_identifiers"])
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


def _check_identity(identified_by: Sequence[str], needed: int) -> None:
    if len(set(identified_by) & set(IDENTIFIERS)) < needed:
        raise Refused(Reason("scheduling.identity_incomplete", {"needed": needed}, "error"))


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


def section_of(exam: ExamFacts, payload: dict) -> str:
    """Emergencies have a section of their own; else the modality's."""
    if exam.priority_rank <= payload["jump_rank"]:
        return payload["emergency_section"]
    return payload["sections"].get(exam.modality, payload["default_section"])
