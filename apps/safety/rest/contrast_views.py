from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.safety.models import Injection
from apps.safety.public import REFUSED_LOTS, find_bottle, get_agent, list_warnings, record_injection, record_observation
from apps.safety.rest.contrast_serializers import (
    SITE_CHOICES,
    BottleSerializer,
    ExamDoseSerializer,
    InjectionSerializer,
    NewInjectionSerializer,
)
from apps.safety.rest.reaction_serializers import NewPatientObservationSerializer, PatientObservationSerializer
from apps.safety.rest.scope import get_exam_in_scope
from apps.safety.selectors.doses import find_dose_plan


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
        exam = get_exam_in_scope(request, self, exam_id)
        code = self.validate_query(BottleQuerySerializer)["code"]
        lot = find_bottle(code)
        if lot is None:
            raise NotFound("safety.lot_unknown", lot=code)
        warnings = list_warnings(exam_id, agent=lot.agent, lot=lot)
        return self.render(
            BottleSerializer,
            {
                "lot": lot,
                "warnings": warnings,
                "is_refused": any(w.code in REFUSED_LOTS for w in warnings),
                "dose": find_dose_plan(exam, agent=lot.agent, lot=lot),
            },
        )


class DoseQuerySerializer(serializers.Serializer):
    agent_code = serializers.CharField(max_length=48, required=False)
    gauge = serializers.IntegerField(min_value=10, max_value=30, required=False)
    body_site = serializers.ChoiceField(choices=SITE_CHOICES, required=False)


class DoseView(ApiView):
    """The dose by the department's rule, with each step of the calculation; `plan` is null where no rule fits."""

    required = {"GET": ("safety.read", "contrast.inject")}

    @extend_schema(operation_id="safety_dose_get", parameters=[DoseQuerySerializer], responses=ExamDoseSerializer)
    def get(self, request, exam_id: int) -> Response:
        exam = get_exam_in_scope(request, self, exam_id)
        query = self.validate_query(DoseQuerySerializer)
        agent = get_agent(query["agent_code"]) if "agent_code" in query else None
        plan = find_dose_plan(exam, agent=agent, gauge=query.get("gauge"), site=query.get("body_site", ""))
        return self.render(ExamDoseSerializer, {"plan": plan})


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
