"""What leaves the quality desk: the figures of a period as PDF, workbook or text; judged cases as a table. No waiting case is in it."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers

from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.common.rest.xlsx_answer import TYPE, answer_xlsx
from apps.qc.public import list_period_rows, print_period
from apps.reporting.public import make_period_sections

LONGEST_DAYS = 400


class QcPeriodQuerySerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[("image", "image"), ("report", "report")], default="report")
    first = serializers.DateField(help_text="first day of the period")
    last = serializers.DateField()

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS} days after the first"})
        return facts


class PeriodPdfView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(
        operation_id="qc_period_pdf",
        parameters=[QcPeriodQuerySerializer],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request) -> HttpResponse:
        query = self.validate_query(QcPeriodQuerySerializer)
        lang = language_of(request)
        sections = make_period_sections(**query, sites=reach_of(request, self), lang=lang)
        pdf = print_period(**query, sections=sections, lang=lang, actor=actor_of(request))
        return HttpResponse(pdf, content_type="application/pdf")


class PeriodCsvView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(
        operation_id="qc_period_csv",
        parameters=[QcPeriodQuerySerializer],
        responses={(200, "text/csv"): OpenApiTypes.BINARY},
    )
    def get(self, request) -> HttpResponse:
        query = self.validate_query(QcPeriodQuerySerializer)
        sections = make_period_sections(**query, sites=reach_of(request, self), lang=language_of(request))
        lines = [line for s in sections for line in ([s.title], s.header, *s.rows, [])]
        return answer_csv(make_name(query), [], lines)


class PeriodXlsxView(ApiView):
    """The figures and, on a sheet of its own, every judged case of the period."""

    required = {"GET": "qc.read"}

    @extend_schema(
        operation_id="qc_period_xlsx",
        parameters=[QcPeriodQuerySerializer],
        responses={(200, TYPE): OpenApiTypes.BINARY},
    )
    def get(self, request) -> HttpResponse:
        query, reach = self.validate_query(QcPeriodQuerySerializer), reach_of(request, self)
        sections = make_period_sections(**query, sites=reach, lang=language_of(request))
        sheets = {section.title: [section.header, *section.rows] for section in sections}
        header, rows = list_period_rows(**query, sites=reach)
        return answer_xlsx(make_name(query), sheets | {"cases": [header, *rows]})


def make_name(query: dict) -> str:
    return f"quality-{query['kind']}-{query['first']}-{query['last']}"
