"""Maintenance plans: what is due when and why, plans for one device or a whole model, work that was done."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.work_orders import OrderKind
from apps.devices.models import MaintenanceDone, MaintenancePlan
from apps.devices.public import add_plan, edit_plan, record_plan_done
from apps.devices.rest.access import check_device, check_row, limit_by_device, limit_devices
from apps.devices.rest.alarm_views import OrderRefSerializer
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.fleet import list_devices
from apps.devices.selectors.plans import list_plans, show_plans

LONGEST_DAYS = 36_500


class MaintenancePlanSerializer(serializers.Serializer):
    """`due_by` says what decides; the meter's early, middle and late day are 10, 50 and 90 %."""

    id = serializers.IntegerField(source="plan.id")
    device_id = serializers.IntegerField(source="plan.device_id")
    device_code = serializers.CharField(source="plan.device.code")
    name = serializers.CharField(source="plan.name")
    campaign = serializers.CharField(source="plan.campaign")
    kind = serializers.ChoiceField(source="plan.kind", choices=choices_of(OrderKind))
    next_on = serializers.DateField(source="plan.next_on", allow_null=True)
    every_days = serializers.IntegerField(source="plan.every_days", allow_null=True)
    meter = serializers.CharField(source="plan.meter")
    every_usage = serializers.FloatField(source="plan.every_usage", allow_null=True)
    needs_both = serializers.BooleanField(source="plan.needs_both")
    is_fixed = serializers.BooleanField(source="plan.is_fixed")
    lead_days = serializers.IntegerField(source="plan.lead_days")
    window_min = serializers.IntegerField(source="plan.window_min", allow_null=True)
    source = serializers.CharField(source="plan.source")
    is_active = serializers.BooleanField(source="plan.is_active")
    version = serializers.IntegerField(source="plan.version")
    due_on = serializers.DateField(source="due.due_on", allow_null=True)
    due_by = serializers.CharField(source="due.by")
    early_on = serializers.DateField(source="due.early", allow_null=True)
    middle_on = serializers.DateField(source="due.middle", allow_null=True)
    late_on = serializers.DateField(source="due.late", allow_null=True)
    used = serializers.FloatField(allow_null=True, help_text="what the meter counted since the work was last done")
    done_at = serializers.DateTimeField(allow_null=True)
    order = OrderRefSerializer(allow_null=True)


class PlanFactsSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=120)
    kind = serializers.ChoiceField(choices=choices_of(OrderKind), default=OrderKind.PREVENTIVE)
    next_on = serializers.DateField(allow_null=True, default=None)
    every_days = serializers.IntegerField(min_value=1, max_value=LONGEST_DAYS, allow_null=True, default=None)
    meter = serializers.RegexField(r"^[a-z0-9_]{1,40}$", allow_blank=True, default="")
    every_usage = serializers.FloatField(min_value=1e-6, max_value=1e12, allow_null=True, default=None)
    needs_both = serializers.BooleanField(default=False)
    is_fixed = serializers.BooleanField(default=False)
    lead_days = serializers.IntegerField(min_value=0, max_value=366, default=14)
    window_min = serializers.IntegerField(min_value=5, max_value=7 * 24 * 60, allow_null=True, default=None)
    source = serializers.CharField(max_length=300, help_text="who asks for it: the vendor's manual, a notice, a rule")

    def validate(self, data: dict) -> dict:
        if (data["every_usage"] is None) != (data["meter"] == ""):
            raise serializers.ValidationError({"meter": "a meter and the amount on it go together"})
        if data["next_on"] is None and (data["every_days"] is not None or data["every_usage"] is None):
            raise serializers.ValidationError({"next_on": "the first due day"})
        return data


class NewMaintenancePlanSerializer(PlanFactsSerializer):
    device_id = serializers.IntegerField(required=False)
    model = serializers.CharField(max_length=40, required=False, help_text="every device of this model within reach")

    def validate(self, data: dict) -> dict:
        if ("device_id" in data) == ("model" in data):
            raise serializers.ValidationError({"device_id": "a device or a model"})
        return super().validate(data)


class ChangedMaintenancePlanSerializer(PlanFactsSerializer):
    is_active = serializers.BooleanField(default=True)
    version = serializers.IntegerField(min_value=1)


class WorkDoneSerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    note = serializers.CharField(max_length=300)
    version = serializers.IntegerField(min_value=1)


class MaintenanceDoneSerializer(serializers.ModelSerializer):
    order = serializers.CharField(source="order.number", default="")
    actor_name = ActorField()

    class Meta:
        model = MaintenanceDone
        fields = ["id", "at", "was_due_on", "used", "actor_name", "note", "order"]


class PlanQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["active", "all"], default="active")
    device_id = serializers.IntegerField(required=False)
    campaign = serializers.CharField(max_length=120, required=False)


class PlanListView(ListView):
    required = {"GET": "work_order.read", "POST": "work_order.write"}
    serializer_class = MaintenancePlanSerializer
    query_serializer = PlanQuerySerializer
    ordering_fields = ["next_on", "name"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_plans(**query))

    @extend_schema(operation_id="maintenance_plan_list", parameters=[PlanQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        query = self.validate_query(PlanQuerySerializer)
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        return self.get_paginated_response(self.get_serializer(show_plans(page, clock.now()), many=True).data)

    @extend_schema(
        operation_id="maintenance_plan_add",
        request=NewMaintenancePlanSerializer,
        responses={201: MaintenancePlanSerializer(many=True)},
    )
    def post(self, request) -> Response:
        data = self.validate(NewMaintenancePlanSerializer)
        if "device_id" in data:
            check_device(request, self, data["device_id"])
        wanted = {"pk": data.pop("device_id")} if "device_id" in data else {"model__code": data.pop("model")}
        devices = limit_devices(request, self, list_devices().filter(**wanted).order_by("code"))
        rows = add_plan(list(devices), actor=actor_of(request), **data)
        return self.render(MaintenancePlanSerializer, show_plans(rows, clock.now()), many=True, status=201)


def check_plan(request, view, plan_id: int) -> None:
    check_row(request, view, MaintenancePlan.objects.filter(pk=plan_id), "devices.plan_unknown")


class PlanView(ApiView):
    required = {"PUT": "work_order.write"}

    @extend_schema(
        operation_id="maintenance_plan_edit",
        request=ChangedMaintenancePlanSerializer,
        responses=MaintenancePlanSerializer,
    )
    def put(self, request, plan_id: int) -> Response:
        check_plan(request, self, plan_id)
        edit_plan(plan_id, actor=actor_of(request), **self.validate(ChangedMaintenancePlanSerializer))
        return self.render(MaintenancePlanSerializer, _show(plan_id))


class PlanDoneView(ApiView):
    required = {"GET": "work_order.read", "POST": "work_order.write"}

    @extend_schema(operation_id="maintenance_plan_history", responses=MaintenanceDoneSerializer(many=True))
    def get(self, request, plan_id: int) -> Response:
        check_plan(request, self, plan_id)
        rows = MaintenanceDone.objects.select_related("order").filter(plan_id=plan_id)[:100]
        return self.render(MaintenanceDoneSerializer, rows, many=True)

    @extend_schema(
        operation_id="maintenance_plan_done", request=WorkDoneSerializer, responses=MaintenancePlanSerializer
    )
    def post(self, request, plan_id: int) -> Response:
        check_plan(request, self, plan_id)
        record_plan_done(plan_id, actor=actor_of(request), **self.validate(WorkDoneSerializer))
        return self.render(MaintenancePlanSerializer, _show(plan_id))


def _show(plan_id: int):
    return show_plans(list_plans(scope="all").filter(pk=plan_id), clock.now())[0]
