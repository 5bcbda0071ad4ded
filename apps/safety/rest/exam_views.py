from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView
from apps.safety.public import (
    accept_findings,
    answer_items,
    check_form,
    confirm_premedication,
    finish_scan,
    get_safety_facts,
    order_premedication,
    reassess_exam,
    release_for_scan,
    start_scan,
    withdraw_release,
)
from apps.safety.rest.scope import get_exam_in_scope
from apps.safety.rest.serializers import (
    AcceptFindingsSerializer,
    PremedicationOrderSerializer,
    SafetyNoteSerializer,
    ScreeningAnswersSerializer,
    StripFactSerializer,
)
from apps.safety.rest.sheet_serializers import SafetySheetSerializer
from apps.safety.selectors.sheets import get_sheet


class ScanStartSerializer(serializers.Serializer):
    emergency_note = serializers.CharField(
        max_length=500, allow_blank=True, default="", help_text="emergencies only: why it starts without a release"
    )
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class ScanFinishSerializer(serializers.Serializer):
    is_aborted = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class SheetView(ApiView):
    """Everything about one exam's safety."""

    required = {"GET": "safety.read"}

    @extend_schema(operation_id="safety_sheet_get", responses=SafetySheetSerializer)
    def get(self, request, exam_id: int) -> Response:
        exam = get_exam_in_scope(request, self, exam_id)
        record(actor_of(request), "safety.read", obj=f"exam:{exam_id}", patient_id=exam.patient_id)
        return self.render(SafetySheetSerializer, get_sheet(exam_id, language=language_of(request)))


class StripView(ApiView):
    """The six facts of the patient-safety strip."""

    required = {"GET": "safety.read"}

    @extend_schema(operation_id="safety_strip_get", responses=StripFactSerializer(many=True))
    def get(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        return self.render(StripFactSerializer, get_safety_facts(exam_id).strip, many=True)


class SheetActionView(ApiView):
    """A change that answers with the sheet as it stands afterwards."""

    body = SafetyNoteSerializer

    def act(self, request, exam_id: int, data: dict) -> None:
        raise LookupError(f"{type(self).__name__} does nothing")

    def answer(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        self.act(request, exam_id, self.validate(self.body))
        return self.render(SafetySheetSerializer, get_sheet(exam_id, language=language_of(request)))


class AnswersView(SheetActionView):
    required = {"POST": "safety.answer"}
    body = ScreeningAnswersSerializer

    def act(self, request, exam_id, data):
        answer_items(exam_id, actor=actor_of(request), **data)

    @extend_schema(
        operation_id="safety_answers_post", request=ScreeningAnswersSerializer, responses=SafetySheetSerializer
    )
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class CheckView(SheetActionView):
    """The second look with the patient."""

    required = {"POST": "safety.release"}

    def act(self, request, exam_id, data):
        check_form(exam_id, actor=actor_of(request))

    @extend_schema(operation_id="safety_check_post", request=SafetyNoteSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class DecisionsView(SheetActionView):
    """A radiologist accepts findings."""

    required = {"POST": "safety.override"}
    body = AcceptFindingsSerializer

    def act(self, request, exam_id, data):
        accept_findings(exam_id, actor=actor_of(request), **data)

    @extend_schema(
        operation_id="safety_decisions_post", request=AcceptFindingsSerializer, responses=SafetySheetSerializer
    )
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class ReleaseView(SheetActionView):
    required = {"POST": "safety.release", "DELETE": "safety.release"}

    def act(self, request, exam_id, data):
        release_for_scan(exam_id, actor=actor_of(request), note=data["note"])

    @extend_schema(operation_id="safety_release_post", request=SafetyNoteSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)

    @extend_schema(operation_id="safety_release_delete", responses=SafetySheetSerializer)
    def delete(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        withdraw_release(exam_id, actor=actor_of(request))
        return self.render(SafetySheetSerializer, get_sheet(exam_id, language=language_of(request)))


class ReassessView(SheetActionView):
    """Judges anew, after facts outside this room changed."""

    required = {"POST": "safety.answer"}

    def act(self, request, exam_id, data):
        reassess_exam(exam_id, cause="verdict_changed", by=actor_of(request))

    @extend_schema(operation_id="safety_reassess_post", request=SafetyNoteSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class PremedicationView(SheetActionView):
    """Orders one of the policy's regimens."""

    required = {"POST": "safety.override"}
    body = PremedicationOrderSerializer

    def act(self, request, exam_id, data):
        order_premedication(exam_id, regimen=data["regimen"], actor=actor_of(request))

    @extend_schema(
        operation_id="safety_premedication_post", request=PremedicationOrderSerializer, responses=SafetySheetSerializer
    )
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class PremedicationTakenView(SheetActionView):
    required = {"POST": "safety.answer"}

    def act(self, request, exam_id, data):
        confirm_premedication(exam_id, actor=actor_of(request))

    @extend_schema(
        operation_id="safety_premedication_taken_post", request=SafetyNoteSerializer, responses=SafetySheetSerializer
    )
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class StartView(SheetActionView):
    """Release and start in one step; refused with the open points."""

    required = {"POST": "exam.perform"}
    body = ScanStartSerializer

    def act(self, request, exam_id, data):
        start_scan(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_start_post", request=ScanStartSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class FinishView(SheetActionView):
    required = {"POST": "exam.perform"}
    body = ScanFinishSerializer

    def act(self, request, exam_id, data):
        finish_scan(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_finish_post", request=ScanFinishSerializer, responses=SafetySheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)
