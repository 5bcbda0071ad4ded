from django.http import HttpResponse
from django.template.loader import render_to_string
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.printing import Block, qr_svg, render_pdf
from apps.common.rest.actors import language_of
from apps.common.rest.views import ApiView
from apps.scheduling.models import Appointment
from apps.scheduling.rest.access import check_site, get_appointment
from apps.scheduling.selectors.calendar_files import make_calendar
from apps.scheduling.selectors.scans import slip_code
from apps.scheduling.selectors.slips import choose_slip_language, describe_slip, list_slip_appointments

WRITE = "schedule.write"
PAGES = {"a5": "A5", "80mm": "80mm 297mm"}


class LanguageQuery(serializers.Serializer):
    lang = serializers.ChoiceField(choices=["zh-Hans", "en"], required=False, help_text="left out: the patient's own")


class SlipQuery(LanguageQuery):
    as_pdf = serializers.BooleanField(default=False)
    paper = serializers.ChoiceField(choices=["a5", "80mm"], default="80mm")
    large = serializers.BooleanField(default=False)


class SlipView(ApiView):
    """The patient's slip: when, where, how to prepare, and the code that checks in; a visit's exams stand on one."""

    required = {"GET": WRITE}

    @extend_schema(
        operation_id="print_slip",
        parameters=[SlipQuery],
        responses={(200, "text/html"): OpenApiTypes.STR, (200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request, appointment_id: int):
        query = self.validate_query(SlipQuery)
        appointment = get_appointment(appointment_id)
        check_site(request, WRITE, appointment.occupancy.resource.site_id)
        appointments = list_slip_appointments(appointment)
        lang = choose_language(request, query, appointment)
        slip, code = describe_slip(appointments, lang), _code(appointments[0])
        if query["as_pdf"]:
            pdf = _to_pdf(slip, code, lang=lang, paper=query["paper"], large=query["large"])
            return HttpResponse(pdf, content_type="application/pdf")
        look = {"paper": query["paper"], "page": PAGES[query["paper"]], "large": query["large"]}
        return HttpResponse(render_to_string("scheduling/slip.html", slip | look | {"lang": lang, "qr": qr_svg(code)}))


class CalendarFileView(ApiView):
    """The appointment, or its visit, for the patient's own calendar (RFC 5545)."""

    required = {"GET": WRITE}

    @extend_schema(
        operation_id="get_calendar_file",
        parameters=[LanguageQuery],
        responses={(200, "text/calendar"): OpenApiTypes.STR},
    )
    def get(self, request, appointment_id: int):
        query = self.validate_query(LanguageQuery)
        appointment = get_appointment(appointment_id)
        check_site(request, WRITE, appointment.occupancy.resource.site_id)
        lang = choose_language(request, query, appointment)
        text = make_calendar(list_slip_appointments(appointment), lang)
        answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="appointment-{appointment.pk}.ics"'
        return answer


def choose_language(request, query: dict, appointment: Appointment) -> str:
    return query.get("lang") or choose_slip_language(appointment) or language_of(request)


def _code(appointment: Appointment) -> str:
    return slip_code(appointment.exam.accession, appointment.exam.patient.mrn)


def _to_pdf(slip: dict, code: str, *, lang: str, paper: str, large: bool) -> bytes:
    exams = [
        (exam["time"], f"{exam['name']}\n{exam['where']}\n{slip['accession']} {exam['accession']}")
        for exam in slip["exams"]
    ]
    blocks = [
        Block("heading", f"{slip['day']} {slip['start']}"),
        Block("rows", rows=slip["rows"]),
        Block("rule"),
        Block("rows", rows=exams),
        Block("rule"),
        Block("heading", slip["prepare"]),
        Block("text", "\n".join(slip["prep"])),
        *([Block("heading", slip["told_title"]), Block("text", "\n".join(slip["told"]))] if slip["told"] else []),
        Block("rule"),
        Block("qr", code),
        Block("text", slip["scan"]),
    ]
    return render_pdf(slip["title"], blocks, lang=lang, paper=paper, scale=1.35 if large else 1.0)
