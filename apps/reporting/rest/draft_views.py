"""Texts that models draft: asked for, handed in, taken over, and how often they stood."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site
from apps.common.rest.views import ApiView
from apps.reporting.engine.drafting import LONGEST, DraftKind
from apps.reporting.public import (
    ask_patient_draft,
    get_draft_row,
    list_drafting,
    list_drafting_cases,
    list_drafts_of_exam,
    take_draft,
    take_report_draft,
)
from apps.reporting.rest.access import get_visible_row
from apps.reporting.rest.ai_views import AiCaseSerializer, SpanSerializer, SpanView
from apps.reporting.rest.output_serializers import ModelDraftSerializer
from apps.reporting.selectors.model_drafts import MARKS
from apps.workflow.public import find_exam_by_accession, get_exam


class DraftSubmitSerializer(serializers.Serializer):
    accession = serializers.CharField(max_length=16)
    product = serializers.CharField(max_length=80)
    version = serializers.CharField(max_length=40)
    lang = serializers.ChoiceField(choices=[("zh", "zh"), ("en", "en")], default="zh")
    findings = serializers.CharField(max_length=4 * LONGEST)
    impression = serializers.CharField(max_length=LONGEST)


class DraftTakenSerializer(serializers.Serializer):
    id = serializers.IntegerField()


class DraftingCaseQuerySerializer(SpanSerializer):
    author = serializers.CharField(max_length=130)
    kind = serializers.ChoiceField(choices=[(k.value, k.value) for k in DraftKind])
    mark = serializers.ChoiceField(choices=[(str(m), str(m)) for m in MARKS])


class DraftingRowSerializer(serializers.Serializer):
    author = serializers.CharField()
    kind = serializers.CharField()
    n = serializers.IntegerField()
    n_differs = serializers.IntegerField(help_text="the rules or the second model objected")
    n_unaudited = serializers.IntegerField(help_text="no second model spoke")
    n_unchanged = serializers.IntegerField()
    n_edited = serializers.IntegerField()
    n_unused = serializers.IntegerField()
    unchanged_share = serializers.FloatField(allow_null=True, help_text="of those used; null: none was")
    unchanged_interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    median_kept = serializers.FloatField(allow_null=True)


class DraftSubmitView(ApiView):
    required = {"POST": "ai.submit"}

    @extend_schema(operation_id="ai_draft_submit", request=DraftSubmitSerializer, responses={201: DraftTakenSerializer})
    def post(self, request) -> Response:
        data = self.validate(DraftSubmitSerializer)
        accession = data.pop("accession")
        exam = find_exam_by_accession(accession)
        if exam is None:
            raise NotFound("workflow.exam_missing", exam=accession)
        check_site(request, self, exam.site_id)
        return self.render(DraftTakenSerializer, take_report_draft(exam, actor=actor_of(request), **data), status=201)


class DraftsOfExamView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="exam_drafts", responses=ModelDraftSerializer(many=True))
    def get(self, request, exam_id: int) -> Response:
        check_site(request, self, get_exam(exam_id).site_id)
        return self.render(ModelDraftSerializer, list_drafts_of_exam(exam_id), many=True)


class DraftTakeView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="exam_draft_take", request=None, responses=ModelDraftSerializer)
    def post(self, request, draft_id: int) -> Response:
        check_site(request, self, get_draft_row(draft_id).site_id)
        return self.render(ModelDraftSerializer, take_draft(draft_id, actor=actor_of(request)))


class PlainDraftView(ApiView):
    required = {"POST": "report.release"}

    @extend_schema(operation_id="report_draft_plain_text", request=None, responses={202: ModelDraftSerializer})
    def post(self, request, report_id: int) -> Response:
        report = get_visible_row(request, report_id, "report.release")
        return self.render(ModelDraftSerializer, ask_patient_draft(report.id, actor=actor_of(request)), status=202)


class DraftingView(SpanView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="ai_drafting", parameters=[SpanSerializer], responses=DraftingRowSerializer(many=True))
    def get(self, request) -> Response:
        span = self.read_span(request, self.validate_query(SpanSerializer))
        return self.render(DraftingRowSerializer, list_drafting(**span), many=True)


class DraftingCasesView(DraftingView):
    @extend_schema(
        operation_id="ai_drafting_cases",
        parameters=[DraftingCaseQuerySerializer],
        responses=AiCaseSerializer(many=True),
    )
    def get(self, request) -> Response:
        """Exams behind a count of the table: at most 200, the newest first."""
        asked = self.read_span(request, self.validate_query(DraftingCaseQuerySerializer))
        return self.render(AiCaseSerializer, list_drafting_cases(**asked), many=True)
