from django.http import HttpResponse
from django.template.loader import render_to_string
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.kernel.words import render_code
from apps.common.printing import Block, qr_svg, render_pdf
from apps.common.rest.actors import language_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Appointment
from apps.scheduling.rest.access import check_site, get_appointment
from apps.scheduling.selectors.scans import slip_code
from apps.scheduling.selectors.slips import describe_slip


class SlipQuery(serializers.Serializer):
    as_pdf = serializers.BooleanField(default=False)
    lang = serializers.ChoiceField(choices=["zh-Hans", "en"], required=False)


class SlipView(ApiView):
    """The patient's slip: when, where, how to prepare, and the code that checks in. HTML for paper rolls, PDF for A4."""

    required = {"GET": "schedule.write"}

    @extend_schema(
        operation_id="print_slip",
        parameters=[SlipQuery],
        responses={(200, "text/html"): OpenApiTypes.STR, (200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request, appointment_id: int):
        query = self.validate_query(SlipQuery)
        appointment = get_appointment(appointment_id)
        check_site(request, "schedule.write", appointment.occupancy.resource.site_id)
        lang = query.get("lang") or language_of(request)
        if query["as_pdf"]:
            return HttpResponse(_to_pdf(appointment, lang), content_type="application/pdf")
        facts = describe_slip(appointment, lang) | {"lang": lang, "qr": qr_svg(_code(appointment))}
        return HttpResponse(render_to_string("scheduling/slip.html", facts))


def _code(appointment: Appointment) -> str:
    return slip_code(appointment.exam.accession, appointment.exam.patient.mrn)


def _to_pdf(appointment: Appointment, lang: str) -> bytes:
    slip = describe_slip(appointment, lang)
    blocks = [
        Block("rows", rows=slip["rows"]),
        Block("rule"),
        Block("heading", render_code("scheduling.slip_prepare", lang)),
        Block("text", "\n".join(slip["prep"])),
        Block("rule"),
        Block("qr", _code(appointment)),
        Block("text", render_code("scheduling.slip_scan", lang)),
    ]
    return render_pdf(slip["title"], blocks, lang=lang)
