from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import ContrastAgent, ContrastLot, Injection
from apps.safety.public import block_lot, find_bottle, list_warnings, record_injection, record_observation, save_lot
from apps.safety.rest.contrast_serializers import (
    BlockLotSerializer,
    BottleSerializer,
    ContrastAgentSerializer,
    ContrastLotSerializer,
    InjectionSerializer,
    NewContrastLotSerializer,
    NewInjectionSerializer,
)
from apps.safety.rest.reaction_serializers import NewPatientObservationSerializer, PatientObservationSerializer
from apps.safety.rest.scope import get_exam_in_scope, limit_to_sites


class ContrastAgentQuerySerializer(serializers.Serializer):
    agent_class = serializers.CharField(required=False, max_length=12)


class AgentListView(ListView):
    required = {"GET": ("safety.read", "contrast.manage")}
    serializer_class = ContrastAgentSerializer
    query_serializer = ContrastAgentQuerySerializer
    ordering_fields = ["code", "agent_class"]

    def list_rows(self, query):
        return ContrastAgent.objects.filter(is_active=True, **query)

    @extend_schema(operation_id="contrast_agent_list", parameters=[ContrastAgentQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ContrastLotQuerySerializer(serializers.Serializer):
    agent_code = serializers.CharField(required=False, max_length=48)
    is_blocked = serializers.BooleanField(required=False, allow_null=True, default=None)


class LotListView(ListView):
    required = {"GET": ("safety.read", "contrast.manage"), "POST": "contrast.manage"}
    serializer_class = ContrastLotSerializer
    query_serializer = ContrastLotQuerySerializer
    ordering_fields = ["expires_on", "recorded_at", "lot"]

    def list_rows(self, query):
        rows = ContrastLot.objects.select_related("agent")
        if query.get("agent_code"):
            rows = rows.filter(agent__code=query["agent_code"])
        if query.get("is_blocked") is not None:
            rows = rows.filter(is_blocked=query["is_blocked"])
        return rows

    @extend_schema(operation_id="contrast_lot_list", parameters=[ContrastLotQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="contrast_lot_create", request=NewContrastLotSerializer, responses={201: ContrastLotSerializer}
    )
    def post(self, request) -> Response:
        return self.render(
            ContrastLotSerializer,
            save_lot(actor=actor_of(request), **self.validate(NewContrastLotSerializer)),
            status=201,
        )


class LotBlockView(ApiView):
    required = {"POST": "contrast.manage"}

    @extend_schema(operation_id="contrast_lot_block", request=BlockLotSerializer, responses=ContrastLotSerializer)
    def post(self, request, lot_id: int) -> Response:
        return self.render(
            ContrastLotSerializer, block_lot(lot_id, actor=actor_of(request), **self.validate(BlockLotSerializer))
        )


class BottleQuerySerializer(serializers.Serializer):
    code = serializers.CharField(max_length=80)


class BottleView(ApiView):
    """A scanned bottle against this patient, before the injection."""

    required = {"GET": "contrast.inject"}

    @extend_schema(
        operation_id="safety_bottle_get",
        parameters=[OpenApiParameter("code", str, required=True)],
        responses=BottleSerializer,
    )
    def get(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        code = self.validate_query(BottleQuerySerializer)["code"]
        lot = find_bottle(code)
        if lot is None:
            raise NotFound("safety.lot_unknown", lot=code)
        return self.render(BottleSerializer, {"lot": lot, "warnings": list_warnings(exam_id, agent=lot.agent, lot=lot)})


class InjectionListView(ListView):
    """The injections of one exam; a repeated `client_id` answers with the row it made first."""

    required = {"GET": "safety.read", "POST": "contrast.inject"}
    serializer_class = InjectionSerializer
    ordering_fields = ["at"]

    def list_rows(self, query):
        return Injection.objects.filter(exam_id=self.kwargs["exam_id"]).select_related("agent", "lot")

    @extend_schema(operation_id="safety_injection_list")
    def get(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        return super().get(request)

    @extend_schema(
        operation_id="safety_injection_create", request=NewInjectionSerializer, responses={201: InjectionSerializer}
    )
    def post(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        row = record_injection(exam_id, actor=actor_of(request), **self.validate(NewInjectionSerializer))
        return self.render(InjectionSerializer, row, status=201)


class LotInjectionListView(ListView):
    """Who got this lot: the first question of a recall."""

    required = {"GET": "contrast.manage"}
    serializer_class = InjectionSerializer
    ordering_fields = ["at"]

    def list_rows(self, query):
        rows = Injection.objects.filter(lot_id=self.kwargs["lot_id"]).select_related("agent", "lot")
        return limit_to_sites(self.request, self, rows, field="exam__site_id")

    @extend_schema(operation_id="contrast_lot_injection_list")
    def get(self, request, lot_id: int) -> Response:
        return super().get(request)


class ObservationCreateView(ApiView):
    """Vital signs while the patient stays, or during a reaction."""

    required = {"POST": "reaction.record"}

    @extend_schema(
        operation_id="safety_observation_create",
        request=NewPatientObservationSerializer,
        responses={201: PatientObservationSerializer},
    )
    def post(self, request, exam_id: int) -> Response:
        get_exam_in_scope(request, self, exam_id)
        row = record_observation(exam_id, actor=actor_of(request), **self.validate(NewPatientObservationSerializer))
        return self.render(PatientObservationSerializer, row, status=201)
