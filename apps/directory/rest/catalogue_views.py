from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.directory.engine.names import fold
from apps.directory.engine.terms import Contrast, LateralityRule
from apps.directory.models import ExamType, PriorityClass
from apps.directory.public import save_exam_type


class PrepField(LanguageMapField):
    """Like names, but an exam without preparation has an empty object."""

    def to_internal_value(self, data):
        return {} if data == {} else super().to_internal_value(data)


class ExamTypeSerializer(serializers.ModelSerializer):
    names = LanguageMapField()
    prep = LanguageMapField()

    class Meta:
        model = ExamType
        fields = [
            "code",
            "modality",
            "body_part",
            "laterality_rule",
            "names",
            "search_keys",
            "duration_min",
            "prep",
            "contrast",
            "loinc",
            "radlex",
            "code_source",
            "is_active",
            "version",
        ]


class ExamTypeFactsSerializer(serializers.Serializer):
    modality = serializers.RegexField(r"^[A-Z]{2,8}$")
    body_part = serializers.RegexField(r"^[A-Z0-9]{2,32}$")
    laterality_rule = serializers.ChoiceField(choices=[(r.value, r.value) for r in LateralityRule])
    names = LanguageMapField()
    duration_min = serializers.IntegerField(min_value=1, max_value=600)
    prep = PrepField(default=dict)
    contrast = serializers.ChoiceField(choices=[(c.value, c.value) for c in Contrast])
    loinc = serializers.CharField(max_length=16, allow_blank=True, default="")
    radlex = serializers.CharField(max_length=16, allow_blank=True, default="")
    code_source = serializers.CharField(max_length=200, allow_blank=True, default="")
    is_active = serializers.BooleanField(default=True)


class NewExamTypeSerializer(ExamTypeFactsSerializer):
    code = serializers.RegexField(r"^[A-Z0-9][A-Z0-9-]{1,31}$")


class ChangedExamTypeSerializer(ExamTypeFactsSerializer):
    version = serializers.IntegerField(min_value=1)


class ExamTypeQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)
    modality = serializers.CharField(required=False, max_length=8)
    is_active = serializers.BooleanField(required=False, default=None, allow_null=True)


class ExamTypeListView(ListView):
    required = {"GET": "catalogue.read", "POST": "catalogue.write"}
    serializer_class = ExamTypeSerializer
    query_serializer = ExamTypeQuerySerializer
    ordering_fields = ["code", "modality", "body_part", "duration_min"]

    def list_rows(self, query):
        rows = ExamType.objects.order_by("modality", "id")
        if query.get("modality"):
            rows = rows.filter(modality=query["modality"])
        if query.get("is_active") is not None:
            rows = rows.filter(is_active=query["is_active"])
        if text := query.get("q", "").strip():
            found = Q(names__icontains=text)
            if key := fold(text):
                found |= Q(search_keys__contains=key)
            rows = rows.filter(found)
        return rows

    @extend_schema(operation_id="exam_type_list", parameters=[ExamTypeQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="exam_type_create", request=NewExamTypeSerializer, responses={201: ExamTypeSerializer})
    def post(self, request) -> Response:
        body = self.validate(NewExamTypeSerializer)
        return self.render(
            ExamTypeSerializer, save_exam_type(body.pop("code"), actor=actor_of(request), **body), status=201
        )


class ExamTypeView(ApiView):
    required = {"PUT": "catalogue.write"}

    @extend_schema(operation_id="exam_type_update", request=ChangedExamTypeSerializer, responses=ExamTypeSerializer)
    def put(self, request, code) -> Response:
        body = self.validate(ChangedExamTypeSerializer)
        row = save_exam_type(code, actor=actor_of(request), expected_version=body.pop("version"), **body)
        return self.render(ExamTypeSerializer, row)


class PriorityClassSerializer(serializers.ModelSerializer):
    names = LanguageMapField()

    class Meta:
        model = PriorityClass
        fields = ["code", "rank", "names", "hl7", "dicom", "due_min", "source"]


class PriorityListView(ListView):
    required = {"GET": "catalogue.read"}
    serializer_class = PriorityClassSerializer
    ordering_fields = ["rank", "code"]

    def list_rows(self, query):
        return PriorityClass.objects.order_by("rank")

    @extend_schema(operation_id="priority_list")
    def get(self, request) -> Response:
        return super().get(request)
