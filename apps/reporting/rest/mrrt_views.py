"""Templates out and in as IHE MRRT documents. What is read is only shown: a person saves it."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.rest.views import ApiView
from apps.reporting.engine.mrrt_read import read_mrrt
from apps.reporting.engine.mrrt_write import write_mrrt
from apps.reporting.engine.templates import WORDS
from apps.reporting.public import get_template
from apps.reporting.rest.template_serializers import LANGS, LONG, TemplateSectionsSerializer

LONGEST_DOCUMENT = 400_000


class MrrtQuerySerializer(serializers.Serializer):
    lang = serializers.ChoiceField(choices=LANGS, default="en")


class MrrtDocumentSerializer(serializers.Serializer):
    html = serializers.CharField(max_length=LONGEST_DOCUMENT, trim_whitespace=False)


class MrrtTemplateSerializer(serializers.Serializer):
    """The texts in the document's language; the other one is written by a person."""

    title = serializers.CharField()
    lang = serializers.CharField()
    modality = serializers.CharField(help_text="empty: it does not say")
    texts = TemplateSectionsSerializer()


class TemplateMrrtView(ApiView):
    required = {"GET": "template.read"}

    @extend_schema(
        operation_id="report_template_mrrt",
        parameters=[MrrtQuerySerializer],
        responses={(200, "text/html"): OpenApiTypes.STR},
    )
    def get(self, request, code: str) -> HttpResponse:
        row, lang = get_template(code), self.validate_query(MrrtQuerySerializer)["lang"]
        html = write_mrrt(
            row.texts[lang],
            title=row.names[WORDS[lang]],
            lang=lang,
            modality=row.modality,
            code=row.code,
            version=row.version,
            loinc=row.loinc,
            radlex=row.radlex,
        )
        answer = HttpResponse(html, content_type="text/html; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{row.code}-{lang}.html"'
        return answer


class MrrtReadView(ApiView):
    required = {"POST": "template.write"}

    @extend_schema(
        operation_id="report_template_read_mrrt", request=MrrtDocumentSerializer, responses=MrrtTemplateSerializer
    )
    def post(self, request) -> Response:
        made = read_mrrt(self.validate(MrrtDocumentSerializer)["html"])
        if not any(made.texts.values()) or any(len(text) > LONG for text in made.texts.values()):
            raise Invalid({"html": Reason("reporting.mrrt_unreadable", severity="error")})
        return self.render(MrrtTemplateSerializer, made)
