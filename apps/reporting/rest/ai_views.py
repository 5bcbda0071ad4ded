"""Results of models: taken in, shown when the policy lets them be seen, judged, and what that says of the models."""

from datetime import datetime, time, timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site, reach_of
from apps.common.rest.views import ApiView
from apps.reporting.engine.ai_performance import AiRole
from apps.reporting.models import AiFinding, AiModel, AiResult
from apps.reporting.public import (
    find_zone,
    judge_ai_mark,
    judge_ai_result,
    list_ai_cases,
    list_ai_models,
    list_performance,
    read_ai_of_exam,
    take_ai_result,
)
from apps.reporting.selectors.ai_results import FAULTS, GROUPS
from apps.workflow.public import find_exam_by_accession, get_exam

LONGEST_DAYS = 366


class AiFindingSerializer(serializers.ModelSerializer):
    class Meta:
        model = AiFinding
        fields = ["id", "label", "probability", "sop_uid", "is_accepted"]
        read_only_fields = ["id", "is_accepted"]
        extra_kwargs = {"probability": {"min_value": 0, "max_value": 1}}


class AiSubmitSerializer(serializers.Serializer):
    accession = serializers.CharField(max_length=16)
    product = serializers.CharField(max_length=80)
    version = serializers.CharField(max_length=40)
    vendor = serializers.CharField(max_length=80, allow_blank=True, default="")
    role = serializers.ChoiceField(choices=[(r.value, r.value) for r in AiRole])
    target = serializers.CharField(max_length=40)
    is_positive = serializers.BooleanField()
    score = serializers.FloatField(min_value=0, max_value=1, required=False, allow_null=True)
    findings = AiFindingSerializer(many=True, max_length=200, default=list)


class AiModelSerializer(serializers.ModelSerializer):
    class Meta:
        model = AiModel
        fields = ["id", "product", "version", "vendor", "role", "target", "first_seen_at"]


class AiResultSerializer(serializers.ModelSerializer):
    model = AiModelSerializer()
    findings = AiFindingSerializer(many=True)
    is_present = serializers.BooleanField(
        source="truth", allow_null=True, help_text="what the reader says; null: nothing yet"
    )

    class Meta:
        model = AiResult
        fields = ["id", "model", "received_at", "is_positive", "score", "findings", "is_present"]


class AiOfExamSerializer(serializers.Serializer):
    results = AiResultSerializer(many=True)
    n_hidden = serializers.IntegerField(help_text="shown only after somebody has signed")


class AiVerdictSerializer(serializers.Serializer):
    is_present = serializers.BooleanField()
    accepted = serializers.ListField(child=serializers.IntegerField(min_value=1), max_length=200, default=list)


class AiMarkVerdictSerializer(serializers.Serializer):
    is_accepted = serializers.BooleanField()


class AiTakenSerializer(serializers.Serializer):
    id = serializers.IntegerField()


class RateSerializer(serializers.Serializer):
    hits = serializers.IntegerField()
    n = serializers.IntegerField()
    value = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class AiPerformanceSerializer(serializers.Serializer):
    model_id = serializers.IntegerField()
    group = serializers.CharField(allow_blank=True)
    n = serializers.IntegerField()
    sensitivity = RateSerializer()
    specificity = RateSerializer()
    false_alarms_per_100 = RateSerializer()


class SpanSerializer(serializers.Serializer):
    first = serializers.DateField()
    last = serializers.DateField()

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS} days after the first"})
        return facts


class AiPerformanceQuerySerializer(SpanSerializer):
    target = serializers.CharField(max_length=40)
    by = serializers.ChoiceField(choices=[(g, g) for g in GROUPS], default="all")
    is_common = serializers.BooleanField(default=True, help_text="only exams that every model of the target has seen")


class AiCaseQuerySerializer(AiPerformanceQuerySerializer):
    model_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    group = serializers.CharField(max_length=32, allow_blank=True, default="")
    fault = serializers.ChoiceField(choices=[(f, f) for f in FAULTS])


class AiCaseSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    accession = serializers.CharField()
    at = serializers.DateTimeField()


class AiSubmitView(ApiView):
    required = {"POST": "ai.submit"}

    @extend_schema(operation_id="ai_submit", request=AiSubmitSerializer, responses={201: AiTakenSerializer})
    def post(self, request) -> Response:
        data = self.validate(AiSubmitSerializer)
        accession = data.pop("accession")
        exam = find_exam_by_accession(accession)
        if exam is None:
            raise NotFound("workflow.exam_missing", exam=accession)
        check_site(request, self, exam.site_id)
        result = take_ai_result(exam, actor=actor_of(request), **data)
        return self.render(AiTakenSerializer, result, status=201)


class AiOfExamView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="ai_of_exam", responses=AiOfExamSerializer)
    def get(self, request, exam_id: int) -> Response:
        check_site(request, self, get_exam(exam_id).site_id)
        return self.render(AiOfExamSerializer, read_ai_of_exam(exam_id))


class AiVerdictView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="ai_judge", request=AiVerdictSerializer, responses=AiOfExamSerializer)
    def post(self, request, result_id: int) -> Response:
        result = AiResult.objects.filter(pk=result_id).first()
        if result is None:
            raise NotFound("reporting.ai_missing", result=result_id)
        check_site(request, self, result.site_id)
        judge_ai_result(result_id, actor=actor_of(request), **self.validate(AiVerdictSerializer))
        return self.render(AiOfExamSerializer, read_ai_of_exam(result.exam_id))


class AiMarkView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="ai_judge_mark", request=AiMarkVerdictSerializer, responses=AiOfExamSerializer)
    def post(self, request, mark_id: int) -> Response:
        mark = AiFinding.objects.select_related("result").filter(pk=mark_id).first()
        if mark is None:
            raise NotFound("reporting.ai_missing", result=mark_id)
        check_site(request, self, mark.result.site_id)
        judge_ai_mark(mark_id, actor=actor_of(request), **self.validate(AiMarkVerdictSerializer))
        return self.render(AiOfExamSerializer, read_ai_of_exam(mark.result.exam_id))


class AiModelListView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="ai_model_list", responses=AiModelSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(AiModelSerializer, list_ai_models()[:200], many=True)


class SpanView(ApiView):
    def read_span(self, request, query: dict) -> dict:
        """The days of the query as instants, and the sites of the caller."""
        zone = find_zone(None)
        first, last = query.pop("first"), query.pop("last")
        return query | {
            "start": datetime.combine(first, time(), zone),
            "end": datetime.combine(last + timedelta(days=1), time(), zone),
            "sites": reach_of(request, self),
        }


class AiPerformanceView(SpanView):
    required = {"GET": "report.read"}

    @extend_schema(
        operation_id="ai_performance",
        parameters=[AiPerformanceQuerySerializer],
        responses=AiPerformanceSerializer(many=True),
    )
    def get(self, request) -> Response:
        asked = self.read_span(request, self.validate_query(AiPerformanceQuerySerializer))
        return self.render(AiPerformanceSerializer, list_performance(**asked), many=True)


class AiCasesView(AiPerformanceView):
    @extend_schema(
        operation_id="ai_performance_cases", parameters=[AiCaseQuerySerializer], responses=AiCaseSerializer(many=True)
    )
    def get(self, request) -> Response:
        """Exams behind a row at which its model was wrong: at most 200, the newest first."""
        asked = self.read_span(request, self.validate_query(AiCaseQuerySerializer))
        return self.render(AiCaseSerializer, list_ai_cases(**asked), many=True)
