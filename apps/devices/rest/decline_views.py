"""How fast a level falls and when it reaches its limits."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.devices.engine.rules import Severity
from apps.devices.public import read_declines
from apps.devices.rest.access import read_device
from apps.devices.rest.fleet_serializers import choices_of


class LimitForecastSerializer(serializers.Serializer):
    """Early, middle and late day are 10, 50 and 90 %; null where none can be foreseen."""

    rule = serializers.CharField()
    severity = serializers.ChoiceField(choices=choices_of(Severity))
    limit = serializers.FloatField()
    is_in_force = serializers.BooleanField(help_text="false: proposed, waits for its source")
    source = serializers.CharField()
    is_reached = serializers.BooleanField()
    early_on = serializers.DateField(allow_null=True)
    middle_on = serializers.DateField(allow_null=True)
    late_on = serializers.DateField(allow_null=True)


class LossSerializer(serializers.Serializer):
    per_h = serializers.FloatField(help_text="in the channel's unit")
    healthy = serializers.FloatField()
    high = serializers.FloatField()
    verdict = serializers.ChoiceField(choices=[(v, v) for v in ("healthy", "between", "high")])
    source = serializers.CharField()


class DeclineSerializer(serializers.Serializer):
    channel = serializers.CharField(source="channel.code")
    names = LanguageMapField(source="channel.names")
    unit = serializers.CharField(source="channel.unit")
    days = serializers.IntegerField(source="decline.days", help_text="usable days since the last refill")
    least_days = serializers.IntegerField(help_text="without so many days nothing is foretold")
    level = serializers.FloatField(source="decline.level", allow_null=True)
    newest_on = serializers.DateField(allow_null=True)
    per_day = serializers.ListField(
        source="decline.slopes", child=serializers.FloatField(), allow_null=True, help_text="10, 50 and 90 %, steepest first"
    )  # fmt: skip
    limits = LimitForecastSerializer(many=True)
    loss = LossSerializer(allow_null=True)


class DeclineView(ApiView):
    """Empty for a device without such a level."""

    required = {"GET": "device.read"}

    @extend_schema(operation_id="device_decline", responses=DeclineSerializer(many=True))
    def get(self, request, device_id: int) -> Response:
        device = read_device(request, self, device_id)
        return self.render(DeclineSerializer, read_declines(device, clock.now()), many=True)
