from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, ReasonField
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.rules import Severity
from apps.devices.engine.service_clock import PauseReason
from apps.devices.engine.work_orders import LIFECYCLE, OrderKind
from apps.devices.models import WorkOrder, WorkOrderEvent
from apps.devices.public import (
    act_on_work_order,
    ask_window,
    get_device,
    open_and_stop,
    open_work_order,
    shorten_window,
)
from apps.devices.rest.access import check_device, check_row, limit_by_device
from apps.devices.rest.fleet_serializers import DowntimeSerializer, choices_of
from apps.devices.rest.order_parts import OrderFileSerializer, OrderLabourSerializer, PartUsedSerializer
from apps.devices.selectors.lists import list_downtimes, list_work_orders
from apps.devices.selectors.service_clock import attach_clocks

ACTIONS = sorted({action for _, action in LIFECYCLE.table})


class DeadlineSerializer(serializers.Serializer):
    """A promise of the contract, in its own hours."""

    promised_min = serializers.FloatField()
    due_at = serializers.DateTimeField(allow_null=True, help_text="null while the clock stands")
    left_min = serializers.FloatField(help_text="covered minutes until then; below zero: late by so many")
    is_late = serializers.BooleanField()
    done_at = serializers.DateTimeField(allow_null=True)


class PauseSerializer(serializers.Serializer):
    reason = serializers.ChoiceField(choices=choices_of(PauseReason))
    started_at = serializers.DateTimeField()
    started_by = serializers.CharField()


class OrderClockSerializer(serializers.Serializer):
    response = DeadlineSerializer(allow_null=True)
    fix = DeadlineSerializer(allow_null=True)
    pause = PauseSerializer(allow_null=True)


class WorkOrderSerializer(serializers.ModelSerializer):
    clock = OrderClockSerializer(allow_null=True, default=None, help_text="of a fault; null for planned work")
    device_code = serializers.CharField(source="device.code")
    reason = ReasonField(allow_null=True)
    window_reason = ReasonField(allow_null=True)
    opened_by = ActorField()
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = WorkOrder
        fields = [
            "id", "number", "device_id", "device_code", "alarm_id", "watch_item_id", "kind", "priority", "state", "summary", "reason", "outcome",
            "window_state", "window_min", "window_earliest", "window_latest", "window_starts_at", "window_ends_at", "window_reason",
            "assignee", "opened_at", "opened_by", "closed_at", "signed_at", "signed_by", "version", "allowed_actions", "clock",
        ]  # fmt: skip

    def get_allowed_actions(self, order: WorkOrder) -> list[str]:
        return [one for one in LIFECYCLE.allowed(order.state) if not self._is_done(order, one)]

    def _is_done(self, order: WorkOrder, action: str) -> bool:
        clock = getattr(order, "clock", None)
        return (action == "sign" and order.signed_at is not None) or (action == "pause" and bool(clock and clock.pause))


class WorkOrderEventSerializer(serializers.ModelSerializer):
    actor_name = ActorField()

    class Meta:
        model = WorkOrderEvent
        fields = ["at", "action", "actor_name", "note"]


class WorkOrderDetailSerializer(WorkOrderSerializer):
    events = WorkOrderEventSerializer(many=True)
    labour = OrderLabourSerializer(many=True)
    parts_used = PartUsedSerializer(many=True)
    files = OrderFileSerializer(many=True)
    to_do = serializers.CharField(source="notice.action", default="", help_text="what the field notice asks for")

    class Meta(WorkOrderSerializer.Meta):
        fields = [
            *WorkOrderSerializer.Meta.fields, "events", "labour", "parts_used", "files", "to_do",
        ]  # fmt: skip


class NewWorkOrderSerializer(serializers.Serializer):
    device_id = serializers.IntegerField()
    alarm_id = serializers.IntegerField(allow_null=True, default=None)
    watch_item_id = serializers.IntegerField(allow_null=True, default=None)
    kind = serializers.ChoiceField(choices=choices_of(OrderKind), default=OrderKind.CORRECTIVE)
    priority = serializers.ChoiceField(choices=choices_of(Severity), allow_null=True, default=None)
    summary = serializers.CharField(max_length=300, allow_blank=True, default="")
    out_of_service = serializers.BooleanField(
        default=False,
        help_text="nobody may be scanned with it: takes the device out of service in the same act; needs device.downtime",
    )

    def validate(self, data: dict) -> dict:
        told = [data["alarm_id"], data["watch_item_id"]]
        if None not in told:
            raise serializers.ValidationError({"watch_item_id": "an alarm or a watch item, not both"})
        if told == [None, None] and not data["summary"].strip():
            raise serializers.ValidationError({"summary": "what is to be done, or an alarm"})
        return data


class OrderActionSerializer(serializers.Serializer):
    action = serializers.ChoiceField(choices=[(a, a) for a in ACTIONS])
    version = serializers.IntegerField(min_value=1)
    note = serializers.CharField(max_length=4000, allow_blank=True, default="")
    waits_for = serializers.ChoiceField(
        choices=choices_of(PauseReason),
        allow_null=True,
        default=None,
        help_text="of a pause: the contract's clock stands",
    )


class ShorterWindowSerializer(serializers.Serializer):
    ends_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)


class WindowRequestSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1)
    duration_min = serializers.IntegerField(min_value=5, max_value=7 * 24 * 60)
    earliest = serializers.DateTimeField()
    latest = serializers.DateTimeField()


class WorkOrderQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["open", "closed", "all"], default="open")
    device_id = serializers.IntegerField(required=False)


class DowntimeQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["open", "all"], default="all")
    device_id = serializers.IntegerField(required=False)


def read_order(order_id: int) -> WorkOrder:
    rows = WorkOrder.objects.select_related("device__room__site", "notice")
    order = rows.prefetch_related("events", "labour", "parts_used__part", "files").get(pk=order_id)
    return attach_clocks([order], clock.now())[0]


def check_order(request, view, order_id: int) -> None:
    check_row(request, view, WorkOrder.objects.filter(pk=order_id), "devices.order_unknown")


def _choose_act(request, data: dict):
    """What opens the order; raises PermissionDenied when the caller may not stop the device."""
    if not data.pop("out_of_service"):
        return open_work_order
    site_id = get_device(data["device_id"]).room.site_id
    if not request.grants.allows("device.downtime", site_id=site_id):
        raise PermissionDenied
    return open_and_stop


class WorkOrderListView(ListView):
    required = {"GET": "work_order.read", "POST": "work_order.write"}
    serializer_class = WorkOrderSerializer
    query_serializer = WorkOrderQuerySerializer
    ordering_fields = ["opened_at", "priority", "state", "number"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_work_orders(**query))

    def paginate_queryset(self, queryset):
        page = super().paginate_queryset(queryset)
        return page if page is None else attach_clocks(page, clock.now())

    @extend_schema(operation_id="work_order_list", parameters=[WorkOrderQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="work_order_open", request=NewWorkOrderSerializer, responses={201: WorkOrderDetailSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(NewWorkOrderSerializer)
        check_device(request, self, data["device_id"])
        order = _choose_act(request, data)(actor=actor_of(request), **data)
        return self.render(WorkOrderDetailSerializer, read_order(order.id), status=201)


class FaultView(ApiView):
    """Anybody at the scanner reports a fault: a work order in their own words."""

    required = {"POST": "device.fault"}

    @extend_schema(
        operation_id="device_report_fault", request=NewWorkOrderSerializer, responses={201: WorkOrderDetailSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(NewWorkOrderSerializer)
        check_device(request, self, data["device_id"])
        act, facts = _choose_act(request, data), ("device_id", "priority", "summary")
        order = act(actor=actor_of(request), **{name: data[name] for name in facts})
        return self.render(WorkOrderDetailSerializer, read_order(order.id), status=201)


class WorkOrderView(ApiView):
    required = {"GET": "work_order.read"}

    @extend_schema(operation_id="work_order_read", responses=WorkOrderDetailSerializer)
    def get(self, request, order_id: int) -> Response:
        check_order(request, self, order_id)
        return self.render(WorkOrderDetailSerializer, read_order(order_id))


class WorkOrderActionView(ApiView):
    required = {"POST": "work_order.write"}

    @extend_schema(operation_id="work_order_act", request=OrderActionSerializer, responses=WorkOrderDetailSerializer)
    def post(self, request, order_id: int) -> Response:
        check_order(request, self, order_id)
        data = self.validate(OrderActionSerializer)
        facts = {name: data[name] for name in ("version", "note", "waits_for")}
        act_on_work_order(order_id, data["action"], actor=actor_of(request), **facts)
        return self.render(WorkOrderDetailSerializer, read_order(order_id))


class WorkOrderWindowView(ApiView):
    """Asks the department's calendar for time on the device; the answer comes with the order."""

    required = {"POST": "work_order.write"}

    @extend_schema(
        operation_id="work_order_ask_window", request=WindowRequestSerializer, responses=WorkOrderDetailSerializer
    )
    def post(self, request, order_id: int) -> Response:
        check_order(request, self, order_id)
        ask_window(order_id, actor=actor_of(request), **self.validate(WindowRequestSerializer))
        return self.render(WorkOrderDetailSerializer, read_order(order_id))


class WorkOrderShorterView(ApiView):
    """The work will be done sooner: the rest of the confirmed window goes back to the calendar."""

    required = {"POST": "work_order.write"}

    @extend_schema(
        operation_id="work_order_shorten_window", request=ShorterWindowSerializer, responses=WorkOrderDetailSerializer
    )
    def post(self, request, order_id: int) -> Response:
        check_order(request, self, order_id)
        shorten_window(order_id, actor=actor_of(request), **self.validate(ShorterWindowSerializer))
        return self.render(WorkOrderDetailSerializer, read_order(order_id))


class DowntimeListView(ListView):
    required = {"GET": "device.read"}
    serializer_class = DowntimeSerializer
    query_serializer = DowntimeQuerySerializer
    ordering_fields = ["started_at", "ended_at"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_downtimes(**query))

    @extend_schema(operation_id="downtime_list", parameters=[DowntimeQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)
