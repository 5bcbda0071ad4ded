"""SIU: the hospital's scheduler books, moves and cancels through the same door and under the same rules as a clerk."""

import uuid

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.interop.engine.fields import arrange
from apps.interop.engine.outcome import Done, name_booking
from apps.interop.engine.schedules import ScheduleLine, read_schedule
from apps.interop.engine.segments import Header, Message, read_told_at
from apps.interop.services.news import note_overtaken, tell_news
from apps.interop.services.patients import Place, find_patient, find_place
from apps.scheduling.public import (
    book_appointment,
    cancel_appointment,
    find_live_appointment,
    find_scanner_id,
    mark_no_show,
    move_appointment,
)
from apps.workflow.public import ExamFacts, find_order_exams

BOOKING, MOVING, CANCELLING, NO_SHOW = "SIU^S12", ("SIU^S13", "SIU^S14"), "SIU^S15", "SIU^S26"


def take_schedule(header: Header, message: Message, actor: Actor) -> Done:
    """Raises Invalid, Refused, Conflict. A time that a rule forbids or somebody has is refused and stays as it was; what was made before
    the news that stands of the booking is refused too."""
    place = find_place(header)
    message = arrange(message, place.mapping)
    needs_place = header.kind not in (CANCELLING, NO_SHOW)
    line = read_schedule(message, mapping=place.mapping, zone=place.zone, needs_place=needs_place)
    exam = _find_exam(line)
    subject = name_booking(line.placer_issuer, line.placer_number)
    at = read_told_at(header, message, zone=place.zone)
    if not tell_news([subject], at):
        raise Invalid({"MSH-7": note_overtaken(at)})
    if header.kind == BOOKING:
        key = str(
            uuid.uuid5(uuid.NAMESPACE_OID, f"{header.sender}|{header.control_id}|{header.received_at.isoformat()}")
        )
        resource_id = _find_scanner(line, place)
        book_appointment(exam.id, resource_id=resource_id, starts_at=line.starts_at, client_key=key, actor=actor)
        return Done((exam.id,), (exam.patient_id,), arrived=(subject,))
    booked = find_live_appointment(exam.id)
    if booked is None:
        params = {"placer": line.placer_number, "issuer": line.placer_issuer}
        raise Refused(Reason("interop.not_booked", params, "error"))
    why = {"reason_code": "other", "reason": line.reason or header.kind}
    if header.kind in MOVING:
        resource_id = _find_scanner(line, place)
        if (booked.occupancy.resource_id, booked.starts_at) != (resource_id, line.starts_at):
            move_appointment(booked.pk, resource_id=resource_id, starts_at=line.starts_at, actor=actor, **why)
    elif header.kind == CANCELLING:
        cancel_appointment(booked.pk, actor=actor, **why)
    else:
        mark_no_show(booked.pk, actor=actor, **why)
    return Done((exam.id,), (exam.patient_id,))


def _find_exam(line: ScheduleLine) -> ExamFacts:
    """The one exam of the order, of the patient that the message names."""
    exams = find_order_exams(line.placer_issuer, line.placer_number)
    if len(exams) != 1:
        code = "interop.order_of_several" if exams else "interop.order_unknown"
        params = {"placer": line.placer_number, "issuer": line.placer_issuer}
        raise Invalid({"SCH-26": Reason(code, params, "error")})
    patient = find_patient(line.patient)
    if patient is None or patient.id != exams[0].patient_id:
        raise Invalid({"PID-3": Reason("interop.order_of_another", {"placer": line.placer_number}, "error")})
    return exams[0]


def _find_scanner(line: ScheduleLine, place: Place) -> int:
    found = find_scanner_id(place.site_id, line.resource)
    if found is None:
        raise Invalid({"AIG-3": Reason("interop.value_unknown", {"field": "AIG-3", "value": line.resource}, "error")})
    return found
