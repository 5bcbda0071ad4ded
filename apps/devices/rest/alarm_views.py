from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.common.rest.views import ApiView, ListView
from apps.devices.engine.rules import Severity
from apps.devices.models import Alarm, AlarmEvent
from apps.devices.public import acknowledge_alarms, reset_alarm, shelve_alarm
from apps.devices.rest.access import check_row, limit_by_device
from apps.devices.rest.fleet_serializers import choices_of
from apps.devices.selectors.alarm_history import list_similar
from apps.devices.selectors.lists import list_alarms


class OrderRefSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.CharField()
    state = serializers.CharField()


class SupplyRefSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    code = serializers.CharField()
    names = LanguageMapField()


class AlarmTextsSerializer(serializers.Serializer):
    """As the rule said when the alarm was raised; what it did not say is missing."""

    cause = LanguageMapField(required=False)
    consequence = LanguageMapField(required=False)
    action = LanguageMapField(required=False)


class AlarmSerializer(serializers.ModelSerializer):
    device_code = serializers.CharField(source="device.code")
    channel_code = serializers.CharField(source="channel.code", default="")
    channel_names = LanguageMapField(source="channel.names", default=dict)
    reason = ReasonField()
    supply = SupplyRefSerializer(allow_null=True)
    texts = AlarmTextsSerializer()
    work_orders = OrderRefSerializer(many=True)

    class Meta:
        model = Alarm
        fields = [
            "id", "rule", "device_id", "device_code", "channel_code", "channel_names", "severity", "cause", "supply", "texts", "state", "reason", "raised_at",
            "changed_at", "cleared_at", "acknowledged_at", "acknowledged_by", "shelved_until", "muted", "latching", "chatter",
            "policy_version", "work_orders",
        ]  # fmt: skip


class AlarmEventSerializer(serializers.ModelSerializer):
    reason = ReasonField(allow_null=True)

    class Meta:
        model = AlarmEvent
        fields = ["at", "kind", "from_state", "to_state", "actor_name", "reason"]


class OutcomeSerializer(OrderRefSerializer):
    outcome = serializers.CharField()


class PastAlarmSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="alarm.id")
    device_code = serializers.CharField(source="alarm.device.code")
    raised_at = serializers.DateTimeField(source="alarm.raised_at")
    cleared_at = serializers.DateTimeField(source="alarm.cleared_at")
    orders = OutcomeSerializer(many=True)


class AlarmDetailSerializer(AlarmSerializer):
    events = AlarmEventSerializer(many=True)
    similar = serializers.SerializerMethodField()

    class Meta(AlarmSerializer.Meta):
        fields = [*AlarmSerializer.Meta.fields, "events", "similar"]

    @extend_schema_field(PastAlarmSerializer(many=True))
    def get_similar(self, alarm: Alarm) -> list:
        return PastAlarmSerializer(list_similar(alarm), many=True, context=self.context).data


class AlarmQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["open", "muted", "shelved", "closed", "all"], default="open")
    device_id = serializers.IntegerField(required=False)
    severity = serializers.ChoiceField(choices=choices_of(Severity), required=False)


class AlarmIdsSerializer(serializers.Serializer):
    ids = serializers.ListField(child=serializers.IntegerField(min_value=1), min_length=1, max_length=500)


class ShelveSerializer(serializers.Serializer):
    until = serializers.DateTimeField(allow_null=True)


class ChangedCountSerializer(serializers.Serializer):
    count = serializers.IntegerField()


class AlarmListView(ListView):
    required = {"GET": "alarm.read"}
    serializer_class = AlarmSerializer
    query_serializer = AlarmQuerySerializer
    ordering_fields = ["raised_at", "changed_at", "severity"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_alarms(now=clock.now(), **query))

    @extend_schema(operation_id="alarm_list", parameters=[AlarmQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


def read_alarm(alarm_id: int) -> Alarm:
    return (
        Alarm.objects.select_related("device__room", "channel", "supply")
        .prefetch_related("events", "work_orders")
        .get(pk=alarm_id)
    )


def check_alarm(request, view, alarm_id: int) -> None:
    check_row(request, view, Alarm.objects.filter(pk=alarm_id), "devices.alarm_unknown")


class AlarmView(ApiView):
    required = {"GET": "alarm.read"}

    @extend_schema(operation_id="alarm_read", responses=AlarmDetailSerializer)
    def get(self, request, alarm_id: int) -> Response:
        check_alarm(request, self, alarm_id)
        return self.render(AlarmDetailSerializer, read_alarm(alarm_id))


class AcknowledgeView(ApiView):
    required = {"POST": "alarm.acknowledge"}

    @extend_schema(operation_id="alarm_acknowledge", request=AlarmIdsSerializer, responses=ChangedCountSerializer)
    def post(self, request) -> Response:
        ids = self.validate(AlarmIdsSerializer)["ids"]
        within = limit_by_device(request, self, Alarm.objects.filter(pk__in=ids)).values_list("pk", flat=True)
        return Response({"count": acknowledge_alarms(list(within), actor=actor_of(request))})


class ShelveView(ApiView):
    required = {"POST": "alarm.acknowledge"}

    @extend_schema(operation_id="alarm_shelve", request=ShelveSerializer, responses=AlarmDetailSerializer)
    def post(self, request, alarm_id: int) -> Response:
        check_alarm(request, self, alarm_id)
        shelve_alarm(alarm_id, until=self.validate(ShelveSerializer)["until"], actor=actor_of(request))
        return self.render(AlarmDetailSerializer, read_alarm(alarm_id))


class ResetView(ApiView):
    required = {"POST": "alarm.acknowledge"}

    @extend_schema(operation_id="alarm_reset", request=None, responses=AlarmDetailSerializer)
    def post(self, request, alarm_id: int) -> Response:
        check_alarm(request, self, alarm_id)
        reset_alarm(alarm_id, actor=actor_of(request))
        return self.render(AlarmDetailSerializer, read_alarm(alarm_id))
