from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.engine.templates import LANGUAGES, SECTIONS, find_faults, render_section
from apps.reporting.models import ReportTemplate, TemplateVersion
from apps.reporting.public import fill_template, get_template, list_templates_for, save_template
from apps.reporting.rest.access import get_visible_report
from apps.reporting.rest.template_serializers import (
    ChangedTemplateSerializer,
    FilledQuerySerializer,
    FilledTemplateSerializer,
    NewTemplateSerializer,
    ProposedTemplateSerializer,
    ReportTemplateSerializer,
    TemplatePreviewRequestSerializer,
    TemplatePreviewSerializer,
    TemplateQuerySerializer,
    TemplateVersionSerializer,
)


class TemplateListView(ListView):
    required = {"GET": "template.read", "POST": "template.write"}
    serializer_class = ReportTemplateSerializer
    query_serializer = TemplateQuerySerializer
    ordering_fields = ["code", "modality", "version"]

    def list_rows(self, query):
        rows = ReportTemplate.objects.order_by("modality", "code")
        if query.get("modality"):
            rows = rows.filter(modality=query["modality"])
        if query.get("is_active") is not None:
            rows = rows.filter(is_active=query["is_active"])
        if text := query.get("q", "").strip():
            rows = rows.filter(Q(code__icontains=text) | Q(names__icontains=text))
        return rows

    @extend_schema(operation_id="report_template_list", parameters=[TemplateQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="report_template_create", request=NewTemplateSerializer, responses={201: ReportTemplateSerializer}
    )
    def post(self, request) -> Response:
        body = self.validate(NewTemplateSerializer)
        row = save_template(body.pop("code"), actor=actor_of(request), **body)
        return self.render(ReportTemplateSerializer, row, status=201)


class TemplateView(ApiView):
    required = {"GET": "template.read", "PUT": "template.write"}

    @extend_schema(operation_id="report_template_get", responses=ReportTemplateSerializer)
    def get(self, request, code: str) -> Response:
        return self.render(ReportTemplateSerializer, get_template(code))

    @extend_schema(
        operation_id="report_template_update", request=ChangedTemplateSerializer, responses=ReportTemplateSerializer
    )
    def put(self, request, code: str) -> Response:
        body = self.validate(ChangedTemplateSerializer)
        row = save_template(code, actor=actor_of(request), expected_version=body.pop("version"), **body)
        return self.render(ReportTemplateSerializer, row)


class TemplateVersionListView(ListView):
    required = {"GET": "template.read"}
    serializer_class = TemplateVersionSerializer
    ordering_fields = ["number", "saved_at"]

    def list_rows(self, query):
        return TemplateVersion.objects.filter(template=get_template(self.kwargs["code"])).order_by("-number")

    @extend_schema(operation_id="report_template_versions")
    def get(self, request, code: str) -> Response:
        return super().get(request)


class TemplatePreviewView(ApiView):
    required = {"POST": "template.write"}

    @extend_schema(
        operation_id="report_template_preview",
        request=TemplatePreviewRequestSerializer,
        responses=TemplatePreviewSerializer,
    )
    def post(self, request) -> Response:
        texts = self.validate(TemplatePreviewRequestSerializer)["texts"]
        faults = [{"lang": lang, "section": section, "reason": reason} for lang, section, reason in find_faults(texts)]
        shown = {lang: [_preview(texts[lang], section, lang) for section in SECTIONS] for lang in LANGUAGES}
        return self.render(TemplatePreviewSerializer, shown | {"faults": faults})


def _preview(texts: dict[str, str], section: str, lang: str) -> dict:
    text, slots = render_section(texts[section], lang=lang, automatic={})
    return {"section": section, "text": text, "slots": slots}


class ProposedTemplateListView(ApiView):
    required = {"GET": "report.write"}

    @extend_schema(operation_id="report_templates", responses=ProposedTemplateSerializer(many=True))
    def get(self, request, report_id: int) -> Response:
        report = get_visible_report(request, report_id, "report.write")
        return self.render(ProposedTemplateSerializer, list_templates_for(report), many=True)


class FilledTemplateView(ApiView):
    required = {"GET": "report.write"}

    @extend_schema(
        operation_id="report_template_filled", parameters=[FilledQuerySerializer], responses=FilledTemplateSerializer
    )
    def get(self, request, report_id: int, code: str) -> Response:
        report = get_visible_report(request, report_id, "report.write")
        lang = self.validate_query(FilledQuerySerializer).get("lang", report.lang)
        sites = request.grants.sites("report.read")
        return self.render(FilledTemplateSerializer, fill_template(report, code, lang=lang, sites=sites))
