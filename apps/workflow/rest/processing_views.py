"""Post-processing: the worklist, asking for one, taking, finishing, returning, withdrawing."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, LanguageMapField
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import list_users_with_permission
from apps.workflow.engine.processing import LIFECYCLE, OVER
from apps.workflow.engine.states import SCANNED_STATES
from apps.workflow.public import ProcessingAct, Progress, act_on_processing, ask_processing
from apps.workflow.rest.access import get_visible_exam
from apps.workflow.rest.exam_serializers import choices
from apps.workflow.selectors.floor import list_processing_kinds
from apps.workflow.selectors.processing import get_processing, list_processing

READ, WRITE = "processing.read", "processing.write"
ASKED = [a for a in ProcessingAct if a is not ProcessingAct.PROPOSE]


class DerivedResultSerializer(serializers.Serializer):
    study_uid = serializers.CharField()
    series_uid = serializers.CharField()
    description = serializers.CharField()
    sender = serializers.CharField()
    at = serializers.DateTimeField()


class ProcessingSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    what = serializers.CharField()
    what_names = serializers.SerializerMethodField()
    progress = serializers.ChoiceField(choices=choices(Progress))
    allowed_actions = serializers.SerializerMethodField()
    exam_id = serializers.IntegerField()
    accession = serializers.CharField(source="exam.accession")
    patient_name = serializers.CharField(source="exam.patient.name")
    exam_type_names = LanguageMapField(source="exam.exam_type.names")
    modality = serializers.CharField(source="exam.modality")
    exam_state = serializers.CharField(source="exam.state")
    has_images = serializers.SerializerMethodField()
    site_id = serializers.IntegerField()
    due_at = serializers.DateTimeField(allow_null=True)
    assignee_id = serializers.CharField()
    assignee_name = serializers.CharField()
    asked_note = serializers.CharField()
    returned_note = serializers.CharField()
    results = DerivedResultSerializer(many=True)
    opened_at = serializers.DateTimeField()
    opened_by = ActorField()
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_by = ActorField()
    note = serializers.CharField()
    version = serializers.IntegerField()

    def get_what_names(self, task) -> dict[str, str]:
        return task.reason["params"]["what"]

    def get_allowed_actions(self, task) -> list[str]:
        return [] if task.progress in OVER else [a for a in LIFECYCLE.allowed(task.progress) if a in ASKED]

    def get_has_images(self, task) -> bool:
        return task.exam.state in SCANNED_STATES


class ProcessingQuerySerializer(serializers.Serializer):
    open = serializers.BooleanField(required=False, allow_null=True, default=None)
    mine = serializers.BooleanField(required=False, default=False)
    late = serializers.BooleanField(required=False, default=False)
    has_images = serializers.BooleanField(required=False, default=False, help_text="the scan is done")
    progress = serializers.ChoiceField(choices=choices(Progress), required=False)
    what = serializers.CharField(max_length=32, required=False)
    modality = serializers.CharField(max_length=8, required=False)
    exam = serializers.IntegerField(required=False, min_value=1)
    site = serializers.IntegerField(required=False, min_value=1)


class ProcessingAskSerializer(serializers.Serializer):
    what = serializers.CharField(max_length=32)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")
    due_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    assignee_id = serializers.CharField(max_length=64, required=False, allow_blank=True, default="")


class ProcessingActSerializer(serializers.Serializer):
    action = serializers.ChoiceField(choices=choices(ASKED))
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1, required=False)


class ProcessingKindSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    due_min = serializers.IntegerField()


class ProcessingPersonSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()


class ProcessingChoicesSerializer(serializers.Serializer):
    kinds = ProcessingKindSerializer(many=True)
    people = ProcessingPersonSerializer(many=True)


class ProcessingListView(ListView):
    required = {"GET": READ}
    serializer_class = ProcessingSerializer
    query_serializer = ProcessingQuerySerializer
    ordering_fields = ["due_at", "opened_at", "progress", "what"]

    def list_rows(self, query):
        return list_processing(query, sites=self.request.grants.sites(READ), actor_id=actor_of(self.request).id)

    @extend_schema(operation_id="processing_list", parameters=[ProcessingQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ExamProcessingView(ApiView):
    """Asks for one by hand."""

    required = {"POST": WRITE}

    @extend_schema(
        operation_id="processing_ask", request=ProcessingAskSerializer, responses={201: ProcessingSerializer}
    )
    def post(self, request, exam_id) -> Response:
        body = self.validate(ProcessingAskSerializer)
        get_visible_exam(request, exam_id, WRITE)
        task = ask_processing(exam_id, actor=actor_of(request), **body)
        return self.render(ProcessingSerializer, get_processing(task.id), status=201)


class ProcessingChoicesView(ApiView):
    """What may be asked for of this exam, and of whom."""

    required = {"GET": WRITE}

    @extend_schema(operation_id="processing_choices", responses=ProcessingChoicesSerializer)
    def get(self, request, exam_id) -> Response:
        exam = get_visible_exam(request, exam_id, WRITE)
        people = list_users_with_permission(WRITE, site_id=exam.site_id)
        body = {"kinds": list_processing_kinds(exam.site_id), "people": people}
        return self.render(ProcessingChoicesSerializer, body)


class ProcessingActionView(ApiView):
    required = {"POST": WRITE}

    @extend_schema(operation_id="processing_act", request=ProcessingActSerializer, responses=ProcessingSerializer)
    def post(self, request, processing_id) -> Response:
        body = self.validate(ProcessingActSerializer)
        act_on_processing(
            processing_id,
            body["action"],
            actor=actor_of(request),
            note=body["note"],
            expected_version=body.get("version"),
            sites=reach_of(request, self),
        )
        return self.render(ProcessingSerializer, get_processing(processing_id))
