from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.fields import ActorField, ReasonField
from apps.common.rest.views import ApiView
from apps.devices.rest.access import read_device
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.charts import MAX_DAYS
from apps.devices.selectors.timeline import MarkKind, read_timeline

SEEN_WITH = {MarkKind.ALARM: "alarm.read", MarkKind.ORDER: "work_order.read", MarkKind.WINDOW: "work_order.read"}
"""What needs more than the device itself."""


class TimelineQuerySerializer(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()

    def validate(self, data: dict) -> dict:
        if not data["start"] < data["end"] <= data["start"] + timedelta(days=MAX_DAYS):
            raise serializers.ValidationError({"end": f"after the start and at most {MAX_DAYS} days later"})
        return data


class DeviceMarkSerializer(serializers.Serializer):
    """Something that happened to a device; without an end it lasts."""

    kind = serializers.ChoiceField(choices=choices_of(MarkKind))
    id = serializers.IntegerField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True)
    name = serializers.CharField(help_text="number of the order, rule of the alarm, what was changed")
    severity = serializers.CharField()
    channel = serializers.CharField(help_text="code, of an alarm on one channel")
    cause = serializers.CharField(help_text="of an alarm or a downtime; the kind of an order")
    full = serializers.BooleanField(help_text="of a downtime: nothing could be done")
    reason = ReasonField(allow_null=True)
    note = serializers.CharField()
    actor = ActorField()
    facts = serializers.DictField(child=serializers.CharField(), help_text="what a change set, by name")


class DeviceTimelineSerializer(serializers.Serializer):
    marks = DeviceMarkSerializer(many=True)
    is_cut = serializers.BooleanField(help_text="there is more in this time than is told; the newest are")


class TimelineView(ApiView):
    """Everything that happened to a device within a time, as far as the caller may see it."""

    required = {"GET": "device.read"}

    @extend_schema(
        operation_id="device_timeline", parameters=[TimelineQuerySerializer], responses=DeviceTimelineSerializer
    )
    def get(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        query = self.validate_query(TimelineQuerySerializer)
        site_id = device.room.site_id
        kinds = [
            kind
            for kind in MarkKind
            if kind not in SEEN_WITH or request.grants.allows(SEEN_WITH[kind], site_id=site_id)
        ]
        return self.render(DeviceTimelineSerializer, read_timeline(device, kinds=kinds, **query))
