from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.scheduling.public import (
    compare_squeezes,
    overbook,
    preview_placement,
    preview_squeeze,
    squeeze_in,
)
from apps.scheduling.rest.access import check_site, site_of_resource
from apps.scheduling.rest.booking_serializers import (
    AppointmentSerializer,
    PushSerializer,
    SqueezeChoicesQuery,
    SqueezeQuery,
    SqueezeRequest,
    SqueezeSerializer,
)
from apps.scheduling.rest.booking_views import WRITE, AppointmentAnswer
from apps.workflow.public import get_exam

SQUEEZE, OVERBOOK, OVERRIDE = "schedule.squeeze", "schedule.overbook", "schedule.override"
SEPARATION = "schedule.override_separation"
RIGHTS = {"free": WRITE, "override": OVERRIDE, "separation": SEPARATION, "overbook": OVERBOOK}
"""What each outcome of a named start needs."""


class PlacementQuery(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1)
    resource_id = serializers.IntegerField(min_value=1)
    starts_at = serializers.DateTimeField()


class OverbookRequest(PlacementQuery):
    reason = serializers.CharField(min_length=2, max_length=300)
    client_key = serializers.CharField(min_length=8, max_length=64)


class SharedSerializer(serializers.Serializer):
    appointment_id = serializers.IntegerField(source="id")
    patient_name = serializers.CharField(source="exam.patient.name")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class PlacementSerializer(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=["free", "override", "separation", "overbook", "refused"])
    is_permitted = serializers.BooleanField(help_text="the caller holds the right that this outcome needs")
    reasons = serializers.ListField(child=ReasonField())
    shared = SharedSerializer(many=True)
    wait_min = serializers.IntegerField(help_text="of this patient, if everybody comes")
    overtime_chance = serializers.FloatField(
        allow_null=True, help_text="that the scanner ends later than the policy allows, by the site's own no-shows"
    )
    pushes = PushSerializer(many=True)


def list_pushes(view) -> list[dict]:
    """Who is delayed and by how long, of a squeeze-in or an overbooking."""
    pushes = view.plan.pushes if hasattr(view, "plan") else view.pushes
    return [
        {
            "appointment_id": push.appointment_id,
            "patient_name": view.appointments[push.appointment_id].exam.patient.name,
            "from_at": view.appointments[push.appointment_id].starts_at,
            "to_at": push.span[0],
            "delay_min": push.delay_min,
            "broken": getattr(view, "broken", {}).get(push.appointment_id, []),
        }
        for push in pushes
    ]


def to_facts(view) -> dict:
    return {
        "resource_id": view.resource.pk,
        "resource_code": view.resource.code,
        "resource_names": view.resource.names,
        "starts_at": view.plan.span[0],
        "ends_at": view.plan.span[1],
        "over_closing_min": view.plan.over_closing_min,
        "delay_min": view.delay_min,
        "pushes": list_pushes(view),
    }


class SqueezeView(AppointmentAnswer):
    """Before: who is delayed and by how long. Then: the same, done."""

    required = {"GET": SQUEEZE, "POST": SQUEEZE}

    @extend_schema(operation_id="preview_squeeze", parameters=[SqueezeQuery], responses=SqueezeSerializer)
    def get(self, request):
        query = self.validate_query(SqueezeQuery)
        check_site(request, SQUEEZE, site_of_resource(query["resource_id"]))
        check_site(request, SQUEEZE, get_exam(query["exam_id"]).site_id)
        view = preview_squeeze(query["exam_id"], resource_id=query["resource_id"], at=query.get("at"))
        return self.render(SqueezeSerializer, to_facts(view))

    @extend_schema(operation_id="squeeze_in", request=SqueezeRequest, responses={201: AppointmentSerializer})
    def post(self, request):
        facts = self.validate(SqueezeRequest)
        site_id = site_of_resource(facts["resource_id"])
        check_site(request, SQUEEZE, site_id)
        may_override = request.grants.allows(OVERRIDE, site_id=site_id)
        return self.answer(squeeze_in(actor=actor_of(request), may_override=may_override, **facts), status=201)


class SqueezeChoicesView(ApiView):
    """The same on every fitting scanner, the one that delays least first."""

    required = {"GET": SQUEEZE}

    @extend_schema(
        operation_id="compare_squeezes", parameters=[SqueezeChoicesQuery], responses=SqueezeSerializer(many=True)
    )
    def get(self, request):
        exam_id = self.validate_query(SqueezeChoicesQuery)["exam_id"]
        check_site(request, SQUEEZE, get_exam(exam_id).site_id)
        return self.render(SqueezeSerializer, [to_facts(view) for view in compare_squeezes(exam_id)], many=True)


class PlacementView(ApiView):
    """A start that a person names: free, against a rule, on somebody's slot, or not possible."""

    required = {"GET": WRITE}

    @extend_schema(operation_id="preview_placement", parameters=[PlacementQuery], responses=PlacementSerializer)
    def get(self, request):
        query = self.validate_query(PlacementQuery)
        site_id = site_of_resource(query["resource_id"])
        check_site(request, WRITE, site_id)
        check_site(request, WRITE, get_exam(query["exam_id"]).site_id)
        found = preview_placement(query.pop("exam_id"), **query)
        right = RIGHTS.get(found.outcome)
        facts = {
            "outcome": found.outcome,
            "is_permitted": right is not None and request.grants.allows(right, site_id=site_id),
            "reasons": found.reasons,
            "shared": found.overbook.shared if found.overbook else [],
            "wait_min": found.overbook.wait_min if found.overbook else 0,
            "overtime_chance": found.overbook.overtime_chance if found.overbook else None,
            "pushes": list_pushes(found.overbook) if found.overbook else [],
        }
        return self.render(PlacementSerializer, facts)


class OverbookView(AppointmentAnswer):
    required = {"POST": OVERBOOK}

    @extend_schema(operation_id="overbook", request=OverbookRequest, responses={201: AppointmentSerializer})
    def post(self, request):
        facts = self.validate(OverbookRequest)
        check_site(request, OVERBOOK, site_of_resource(facts["resource_id"]))
        return self.answer(overbook(actor=actor_of(request), **facts), status=201)
