"""The patient's page: no account, a code and the birth date. Slow for whoever guesses."""

from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle

from apps.common.rest.permissions import PUBLIC
from apps.common.rest.views import ApiView
from apps.reporting.public import find_released_plain_text, open_patient_page, read_patient_ticket
from apps.reporting.rest.output_serializers import (
    PatientCodeTrySerializer,
    PatientPageSerializer,
    PatientTicketSerializer,
)
from apps.reporting.rest.result_serializers import list_result_exams
from apps.reporting.rest.views import send_pdf


class PatientThrottle(SimpleRateThrottle):
    """By the caller's address."""

    rate = "10/min"

    def get_cache_key(self, request, view) -> str:
        return f"patient-page:{self.get_ident(request)}"


class PatientPageView(ApiView):
    required = {"POST": PUBLIC}
    throttle_classes = [PatientThrottle]

    @extend_schema(
        operation_id="patient_page_open", request=PatientCodeTrySerializer, responses=PatientPageSerializer, auth=[]
    )
    def post(self, request) -> Response:
        data = self.validate(PatientCodeTrySerializer)
        ticket, release = open_patient_page(data["code"], data["birth_date"])
        version, plain = release.version, find_released_plain_text(release.version_id)
        facts = {
            "ticket": ticket,
            "patient_name": release.report.patient.name,
            "exams": list_result_exams(release),
            "lang": release.report.lang,
            "kind": version.kind,
            "findings": version.findings,
            "impression": version.impression,
            "plain_text": plain.text if plain else "",
            "signer_name": version.signer_name,
            "signed_at": version.signed_at,
        }
        answer = self.render(PatientPageSerializer, facts)
        answer["Cache-Control"] = "no-store"
        return answer


class PatientPdfView(ApiView):
    """Asked for by POST: a ticket has no place in an address that stays in a browser's history."""

    required = {"POST": PUBLIC}

    @extend_schema(
        operation_id="patient_page_pdf",
        request=PatientTicketSerializer,
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
        auth=[],
    )
    def post(self, request):
        answer = send_pdf(read_patient_ticket(self.validate(PatientTicketSerializer)["ticket"]).pdf_sha256)
        answer["Cache-Control"] = "no-store"
        return answer
