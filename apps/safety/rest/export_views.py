"""A reaction as it leaves the house."""

from django.http import HttpResponse, JsonResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema

from apps.common.rest.actors import actor_of, language_of
from apps.safety.public import export_event, print_report
from apps.safety.rest.reaction_views import ReactionDetailBase


class ReactionFhirView(ReactionDetailBase):
    """FHIR R4 AdverseEvent as JSON."""

    required = {"GET": "reaction.read"}

    @extend_schema(
        operation_id="reaction_fhir_get",
        responses={(200, "application/fhir+json"): OpenApiResponse(OpenApiTypes.OBJECT, description="AdverseEvent")},
    )
    def get(self, request, reaction_id: int) -> JsonResponse:
        self.find(request, reaction_id)
        event = export_event(reaction_id, lang=language_of(request), actor=actor_of(request))
        return JsonResponse(
            event, content_type="application/fhir+json; charset=utf-8", json_dumps_params={"ensure_ascii": False}
        )


class ReactionFormView(ReactionDetailBase):
    """The regulator's form as a PDF."""

    required = {"GET": "reaction.read"}

    @extend_schema(
        operation_id="reaction_form_print",
        responses={(200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY, description="the form")},
    )
    def get(self, request, reaction_id: int) -> HttpResponse:
        self.find(request, reaction_id)
        data = print_report(reaction_id, lang=language_of(request), actor=actor_of(request))
        headers = {"Content-Disposition": f'inline; filename="reaction-{reaction_id}.pdf"'}
        return HttpResponse(data, content_type="application/pdf", headers=headers)
