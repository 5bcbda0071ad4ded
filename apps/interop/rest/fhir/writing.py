"""What other systems may write: an order, an appointment; and the two operations by which they find a time and take it."""

from datetime import datetime
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.kernel.words import render
from apps.common.rest.actors import actor_of
from apps.interop.engine.fhir.appointments import Booking, read_appointment, read_offer_id, write_offer_id
from apps.interop.engine.fhir.bodies import fault, read_parameters
from apps.interop.engine.fhir.bundle import write_searchset
from apps.interop.engine.fhir.datatypes import Json, coding, concept, instant, make_resource, reference
from apps.interop.engine.fhir.search import read_moment
from apps.interop.engine.fhir.systems import DEVICE, EXAM_TYPE, RESOURCE
from apps.interop.public import (
    Proposal,
    book_fhir_appointment,
    propose_for_exam,
    propose_for_kind,
    take_service_request,
)
from apps.interop.rest.fhir.base import FhirView, caller_of
from apps.interop.rest.fhir.reading import SearchView
from apps.interop.selectors.fhir import appointment, service_request
from apps.interop.selectors.fhir.base import Caller

MOST_OFFERS = 20


class ServiceRequestsView(SearchView):
    """Search, and create: 201 with its address; 200 for a placer number that is known."""

    kind = service_request.KIND
    required = {"GET": "order.read", "POST": "order.write"}
    scope_by_method = {"GET": ("ServiceRequest", "s"), "POST": ("ServiceRequest", "c")}

    def post(self, request: Request) -> Response:
        exam_id, is_new = take_service_request(request.data, caller=caller_of(request), actor=actor_of(request))
        return answer_made(request, self.kind, exam_id, is_new)


class AppointmentsView(SearchView):
    kind = appointment.KIND
    required = {"GET": "schedule.read", "POST": "schedule.write"}
    scope_by_method = {"GET": ("Appointment", "s"), "POST": ("Appointment", "c")}

    def post(self, request: Request) -> Response:
        actor = actor_of(request)
        booking = read_appointment(request.data, sender=actor.id)
        key = book_fhir_appointment(booking, caller=caller_of(request), actor=actor)
        return answer_made(request, self.kind, key, True)


class FindView(FhirView):
    """`Appointment/$find`: times that can be booked now, as proposed appointments."""

    required = {"GET": "schedule.write", "POST": "schedule.write"}
    scope = ("Appointment", "s")

    def get(self, request: Request) -> Response:
        return self.find(request, request.query_params.dict())

    def post(self, request: Request) -> Response:
        return self.find(request, read_parameters(request.data))

    def find(self, request: Request, asked: dict[str, Any]) -> Response:
        caller = caller_of(request)
        after, before = (read_time(name, asked.get(name), caller) for name in ("start", "end"))
        window = {"after": after, "before": before, "n": read_number(asked.get("_count", 5))}
        exam = asked.get("service-request") or asked.get("based-on")
        if exam:
            found = propose_for_exam(read_row("service-request", exam), caller=caller, **window)
        else:
            found = self.find_for_kind(asked, caller, window)
        bundle = write_searchset(
            request.build_absolute_uri("/fhir/Appointment/$find"),
            [(name, str(value)) for name, value in asked.items() if isinstance(value, (str, int))],
            [write_proposal(one, caller) for one in found],
            base=caller.base,
            total=len(found),
        )
        return Response(bundle)

    def find_for_kind(self, asked: dict[str, Any], caller: Caller, window: dict[str, Any]) -> list[Proposal]:
        code = asked.get("service-type") or asked.get("specific-type") or ""
        if isinstance(code, dict):
            code = code.get("code") or next((c.get("code", "") for c in code.get("coding", ())), "")
        code = str(code).rpartition("|")[2]
        if not code:
            raise fault("service-type", "interop.fhir_find")
        return propose_for_kind(code[:64], str(asked.get("location", ""))[:64], caller=caller, **window)


class BookView(FhirView):
    """`Appointment/$book`: takes a time that `$find` proposed (`appt-id`), or the one in an appointment (`appt-resource`)."""

    required = {"POST": "schedule.write"}
    scope = ("Appointment", "c")

    def post(self, request: Request) -> Response:
        caller, actor = caller_of(request), actor_of(request)
        key = book_fhir_appointment(self.read(request, actor.id), caller=caller, actor=actor)
        made = appointment.KIND.get(str(key), caller)
        bundle = write_searchset(
            request.build_absolute_uri("/fhir/Appointment/$book"),
            [],
            [appointment.write(made, caller)] if made else [],
            base=caller.base,
        )
        return Response(bundle, status=201)

    def read(self, request: Request, sender: str) -> Booking:
        asked = read_parameters(request.data)
        if "appt-id" in asked:
            return read_offer_id(asked["appt-id"])
        if "appt-resource" not in asked:
            raise fault("appt-id", "interop.fhir_needed")
        body = asked["appt-resource"]
        if isinstance(body, dict) and str(body.get("id", "")).startswith("offer-") and not body.get("basedOn"):
            return read_offer_id(body["id"])
        return read_appointment(body, sender=sender)


def write_proposal(one: Proposal, caller: Caller) -> Json:
    """Its id is what `$book` takes; safety's and the rules' words stand in the comment."""
    exam = one.exam
    scanner = (
        {"system": DEVICE, "value": one.device_code}
        if one.device_code
        else {"system": RESOURCE, "value": one.resource_code}
    )
    patient = reference("Patient", exam.patient_id, exam.patient.name) if exam else None
    return make_resource(
        "Appointment",
        write_offer_id(exam.id if exam else 0, one.resource_id, one.starts_at),
        status="proposed",
        serviceType=[concept(coding(EXAM_TYPE, exam.exam_type_code))] if exam else None,
        start=instant(one.starts_at),
        end=instant(one.ends_at),
        minutesDuration=int((one.ends_at - one.starts_at).total_seconds() // 60),
        comment="\n".join(render(reason, caller.lang) for reason in one.reasons),
        basedOn=[reference("ServiceRequest", exam.id, exam.accession)] if exam else None,
        participant=[
            {"actor": patient, "status": "needs-action"} if patient else None,
            {
                "actor": {"type": "Device", "identifier": scanner, "display": one.resource_code},
                "status": "needs-action",
            },
        ],
    )


def answer_made(request: Request, kind, key: int, is_new: bool) -> Response:
    """The resource as it stands now, if the caller may read it; its address in any case."""
    caller = caller_of(request)
    row = kind.get(str(key), caller) if caller.may_read(kind.name) else None
    body = kind.write(row, caller) if row is not None else None
    return Response(body, status=201 if is_new else 200, headers={"Location": f"{caller.base}/{kind.name}/{key}"})


def read_time(name: str, value: Any, caller: Caller) -> datetime | None:
    """Raises Invalid."""
    return read_moment(name, str(value)[:40], caller.zone).low if value else None


def read_number(value: Any) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 3 and int(text) > 0):
        raise fault("_count", "interop.fhir_count", most=MOST_OFFERS)
    return min(int(text), MOST_OFFERS)


def read_row(name: str, value: Any) -> int:
    text = str(value.get("reference", "") if isinstance(value, dict) else value).rsplit("/", 1)[-1]
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise fault(name, "interop.fhir_reference", value=str(value)[:80], targets="ServiceRequest")
    return int(text)
