"""JSON of FHIR in and out, and the one shape of errors."""

from django.conf import settings
from rest_framework.exceptions import NotAcceptable, PermissionDenied
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.rest.actors import language_of
from apps.common.rest.errors import handle_exception
from apps.common.rest.parsers import StrictJsonParser
from apps.interop.engine.fhir.bodies import make_local
from apps.interop.engine.fhir.outcome import write_outcome

MEDIA_TYPE = "application/fhir+json"


class ScopeDenied(PermissionDenied):
    """The token's role may, its scopes do not."""

    def __init__(self, kind: str, may: str) -> None:
        super().__init__()
        self.reason = Reason("interop.fhir_scope", {"kind": kind, "may": may}, "error")


def list_bases(request) -> tuple[str, ...]:
    """Our own addresses: by which we were asked, and the one that partners get."""
    return request.build_absolute_uri("/fhir"), f"{settings.RADFLOW_ADDRESS}/fhir"


class FhirParser(StrictJsonParser):
    media_type = MEDIA_TYPE

    def parse(self, stream, media_type=None, parser_context=None):
        body = super().parse(stream, media_type, parser_context)
        return make_local(body, list_bases(parser_context["request"]))


class PlainParser(FhirParser):
    """The same under its general name."""

    media_type = StrictJsonParser.media_type


class FhirRenderer(JSONRenderer):
    media_type = MEDIA_TYPE
    format = "fhir"


class PlainRenderer(JSONRenderer):
    """For a caller that takes JSON under its general name."""

    format = "json"


class Negotiation(DefaultContentNegotiation):
    """What is said about an error goes out as FHIR JSON whatever was asked for."""

    def select_renderer(self, request, renderers, format_suffix=None):
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            request.accepted_renderer, request.accepted_media_type = renderers[0], renderers[0].media_type
            raise


def answer_error(error: Exception, context: dict) -> Response | None:
    """An OperationOutcome with the same codes, words and places as the department's own envelope."""
    response = handle_exception(error, context)
    if response is None:
        return None
    if isinstance(error, ScopeDenied):
        words = render(error.reason, language_of(context["request"]))
        response.data = response.data | {"code": error.reason.code, "detail": words}
    response.data = write_outcome(response.status_code, response.data)
    response.content_type = MEDIA_TYPE
    return response
