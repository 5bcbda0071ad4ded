from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.rest.actors import actor_of
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
    AnswersSerializer,
    DecisionsSerializer,
    NoteSerializer,
    RegimenSerializer,
    StripFactSerializer,
)
from apps.safety.rest.sheet_serializers import SheetSerializer
from apps.safety.selectors.sheets import get_sheet


class StartSerializer(serializers.Serializer):
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class FinishSerializer(serializers.Serializer):
    is_aborted = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class SheetView(ApiView):
    """Everything about one exam's safety."""

    required = {"GET": "safety.read"}

    @extend_schema(operation_id="safety_sheet_get", responses=SheetSerializer)
    def get(self, request, exam_id: int) -> Response:
        exam = get_exam_in_scope(request, self, exam_id)
        record(actor_of(request), "safety.read", obj=f"exam:{exam_id}", patient_id=exam.patient_id)
        return self.render(SheetSerializer, get_sheet(exam_id))


class StripView(ApiView):
    """The six facts of the patient-safety strip."""

    required = {"GET": "safety.read"}

    @extend_schema(operation_id="safety_strip_get", responses=StripFactSerializer(many=True))
    def get(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        return self.render(StripFactSerializer, get_safety_facts(exam_id).strip, many=True)


class SheetActionView(ApiView):
    """A change that answers with the sheet as it stands afterwards."""

    body = NoteSerializer

    def act(self, request, exam_id: int, data: dict) -> None:
        raise LookupError(f"{type(self).__name__} does nothing")

    def answer(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        self.act(request, exam_id, self.validate(self.body))
        return self.render(SheetSerializer, get_sheet(exam_id))


class AnswersView(SheetActionView):
    required = {"POST": "safety.answer"}
    body = AnswersSerializer

    def act(self, request, exam_id, data):
        answer_items(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_answers_post", request=AnswersSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class CheckView(SheetActionView):
    """The second look with the patient."""

    required = {"POST": "safety.release"}

    def act(self, request, exam_id, data):
        check_form(exam_id, actor=actor_of(request))

    @extend_schema(operation_id="safety_check_post", request=NoteSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class DecisionsView(SheetActionView):
    """A radiologist accepts findings."""

    required = {"POST": "safety.override"}
    body = DecisionsSerializer

    def act(self, request, exam_id, data):
        accept_findings(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_decisions_post", request=DecisionsSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class ReleaseView(SheetActionView):
    required = {"POST": "safety.release", "DELETE": "safety.release"}

    def act(self, request, exam_id, data):
        release_for_scan(exam_id, actor=actor_of(request), note=data["note"])

    @extend_schema(operation_id="safety_release_post", request=NoteSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)

    @extend_schema(operation_id="safety_release_delete", responses=SheetSerializer)
    def delete(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        withdraw_release(exam_id, actor=actor_of(request))
        return self.render(SheetSerializer, get_sheet(exam_id))


class ReassessView(SheetActionView):
    """Judges anew, after facts outside this room changed."""

    required = {"POST": "safety.answer"}

    def act(self, request, exam_id, data):
        reassess_exam(exam_id, cause="verdict_changed", by=actor_of(request))

    @extend_schema(operation_id="safety_reassess_post", request=NoteSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class PremedicationView(SheetActionView):
    """Orders one of the policy's regimens."""

    required = {"POST": "safety.override"}
    body = RegimenSerializer

    def act(self, request, exam_id, data):
        order_premedication(exam_id, regimen=data["regimen"], actor=actor_of(request))

    @extend_schema(operation_id="safety_premedication_post", request=RegimenSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class PremedicationTakenView(SheetActionView):
    required = {"POST": "safety.answer"}

    def act(self, request, exam_id, data):
        confirm_premedication(exam_id, actor=actor_of(request))

    @extend_schema(operation_id="safety_premedication_taken_post", request=NoteSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class StartView(SheetActionView):
    """Release and start in one step; refused with the open points."""

    required = {"POST": "exam.perform"}
    body = StartSerializer

    def act(self, request, exam_id, data):
        start_scan(exam_id, actor=actor_of(request), at=data["at"])

    @extend_schema(operation_id="safety_start_post", request=StartSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)


class FinishView(SheetActionView):
    required = {"POST": "exam.perform"}
    body = FinishSerializer

    def act(self, request, exam_id, data):
        finish_scan(exam_id, actor=actor_of(request), **data)

    @extend_schema(operation_id="safety_finish_post", request=FinishSerializer, responses=SheetSerializer)
    def post(self, request, exam_id: int) -> Response:
        return self.answer(request, exam_id)
