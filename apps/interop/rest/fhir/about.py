"""What can be done here, and the answer to what cannot."""

from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.permissions import PUBLIC
from apps.interop.rest.fhir.base import FhirView
from apps.interop.selectors.fhir.capability import write_capability

OPERATIONS: dict[str, list[tuple[str, str]]] = {
    "Patient": [("$everything", "all that stands here about one patient: _type, _count; read only")],
    "Appointment": [
        ("$find", "times that can be booked: service-request, or service-type and location; start, end, _count"),
        ("$book", "takes one: appt-id as $find gave it, or appt-resource"),
    ],
}


class CapabilityView(FhirView):
    """Open to everybody, as R4 2.21.0.13 wants it: a client reads here how to sign in."""

    required = {"GET": PUBLIC}

    def get(self, request: Request) -> Response:
        return Response(write_capability(request.build_absolute_uri("/fhir"), clock.real_now(), OPERATIONS))


class UnknownView(FhirView):
    required = {"*": PUBLIC}

    def refuse(self, request: Request, rest: str = "") -> Response:
        raise NotFound(Reason("interop.fhir_kind_unknown", {}, "error"))

    get = post = put = patch = delete = refuse
