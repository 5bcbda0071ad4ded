"""Appointments that other systems ask for: found on the board that the clerks' offers are made on, booked through their door."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.interop.engine.fhir.appointments import Booking
from apps.interop.engine.fhir.bodies import fault
from apps.interop.selectors.fhir.base import Caller
from apps.interop.services.fhir.places import find_reached_site
from apps.scheduling.public import Wish, book_appointment, find_free_slots, list_resource_rows, offer_slots_for
from apps.workflow.public import ExamFacts, get_exam

READ, WRITE = "schedule.read", "schedule.write"


@dataclass(frozen=True)
class Proposal:
    """A time that can be booked now; `reasons` are what safety and the rules say of it. Without an exam it is for anybody."""

    exam: ExamFacts | None
    resource_id: int
    resource_code: str
    device_code: str
    starts_at: datetime
    ends_at: datetime
    reasons: tuple[Reason, ...]


def propose_for_exam(
    exam_id: int, *, caller: Caller, after: datetime | None, before: datetime | None, n: int
) -> list[Proposal]:
    """The exam's own offers, with what safety says. Raises NotFound."""
    exam = find_exam(exam_id, caller, WRITE)
    offers = offer_slots_for(exam, n=n, after=after)
    return [
        Proposal(exam, o.resource_id, o.resource_code, o.device_code, o.starts_at, o.ends_at, tuple(o.reasons))
        for o in offers
        if before is None or o.starts_at < before
    ]


def propose_for_kind(
    exam_code: str, site_code: str, *, caller: Caller, after: datetime | None, before: datetime | None, n: int
) -> list[Proposal]:
    """Times for an exam that nobody has ordered yet. Raises Invalid for a site or an exam code that is none of the caller's."""
    site = find_reached_site(site_code, "location", caller.sites(WRITE))
    try:
        found = find_free_slots(site.id, Wish(exam_code=exam_code), after=after, n=n)
    except NotFound as error:
        raise fault("service-type", error.reason.code, **error.reason.params) from None
    return [
        Proposal(None, s.resource_id, s.resource_code, s.device_code, s.starts_at, s.ends_at, tuple(found.not_asked))
        for s in found.slots
        if before is None or s.starts_at < before
    ]


def book(booking: Booking, *, caller: Caller, actor: Actor) -> int:
    """The appointment's id; the same sender's number again is the same booking. Raises Refused, Conflict, NotFound, Invalid."""
    exam = find_exam(booking.exam_id, caller, WRITE)
    if booking.patient_id is not None and booking.patient_id != exam.patient_id:
        raise fault("Appointment.participant", "interop.exam_of_another", accession=exam.accession)
    rows = list_resource_rows().filter(site_id=exam.site_id, is_active=True)
    wanted = {"pk": booking.resource_id} if booking.resource_id is not None else {"device_code": booking.device_code}
    resource = rows.filter(**wanted).first()
    if resource is None:
        raise fault("Appointment.participant", "interop.fhir_no_scanner")
    made = book_appointment(
        exam.id,
        resource_id=resource.pk,
        starts_at=booking.starts_at,
        client_key=booking.client_key or f"fhir-{uuid4().hex}",
        actor=actor,
    )
    return made.pk


def find_exam(exam_id: int, caller: Caller, permission: str) -> ExamFacts:
    """Raises NotFound, also for an exam of a site where the caller may not."""
    exam = get_exam(exam_id)
    sites = caller.sites(permission)
    if sites is not None and exam.site_id not in sites:
        raise NotFound(Reason("interop.fhir_missing", {"kind": "ServiceRequest", "id": exam_id}, "error"))
    return exam
