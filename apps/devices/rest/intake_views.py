from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.kernel.units import UCUM
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import DeadLetter, Device, DeviceStream, QuarantinedReading
from apps.devices.public import adopt_channel, drop_quarantined, handle_dead_letter, release_quarantined
from apps.devices.rest.access import check_device, limit_by_device, limit_devices
from apps.devices.rest.alarm_views import ChangedCountSerializer
from apps.devices.selectors.lists import list_dead_letters, list_quarantine, name_devices


class DeadLetterSerializer(serializers.ModelSerializer):
    reason = ReasonField()

    class Meta:
        model = DeadLetter
        fields = [
            "id",
            "received_at",
            "last_at",
            "topic",
            "payload",
            "size",
            "reason",
            "count",
            "handled_at",
            "handled_by",
        ]


class DeadLetterQuerySerializer(serializers.Serializer):
    scope = serializers.ChoiceField(choices=["open", "all"], default="open")


class QuarantinedGroupSerializer(serializers.Serializer):
    device_id = serializers.IntegerField()
    device_code = serializers.CharField(source="device__code")
    channel_code = serializers.CharField()
    unit = serializers.CharField()
    reason_code = serializers.CharField(source="reason__code")
    channel_unit = serializers.CharField(allow_null=True, help_text="of the channel of that name; null without one")
    n = serializers.IntegerField()
    first_t = serializers.DateTimeField()
    last_t = serializers.DateTimeField()
    low = serializers.FloatField()
    high = serializers.FloatField()


class QuarantineRefSerializer(serializers.Serializer):
    device_id = serializers.IntegerField()
    channel_code = serializers.CharField(max_length=64)


class QuarantineGroupRefSerializer(QuarantineRefSerializer):
    unit = serializers.CharField(max_length=24, allow_blank=True, required=False, help_text="as the readings state it")
    reason_code = serializers.CharField(max_length=80, required=False)


class ReleaseSerializer(QuarantineRefSerializer):
    unit = serializers.CharField(max_length=24, allow_blank=True, help_text="as the readings state it")
    reason_code = serializers.CharField(max_length=80)
    read_as = serializers.ChoiceField(
        choices=[(code, code) for code in sorted(UCUM)], help_text="the unit that the values are in"
    )
    why = serializers.CharField(max_length=300, help_text="kept in the audit trail")


class ReleasedSerializer(serializers.Serializer):
    moved = serializers.IntegerField(help_text="how many left the quarantine")
    stored = serializers.IntegerField(help_text="how many of them were not stored before")


class AdoptSerializer(QuarantineRefSerializer):
    names = LanguageMapField()
    unit = serializers.ChoiceField(choices=[(code, code) for code in sorted(UCUM)])
    cadence_s = serializers.FloatField(
        min_value=0, max_value=31 * 86400, default=10.0, help_text="seconds between readings; 0: entered by hand"
    )


class AgentSerializer(serializers.Serializer):
    agent = serializers.CharField()
    held = serializers.IntegerField(help_text="messages it still keeps")
    dropped = serializers.IntegerField(help_text="messages it gave up because its outbox was full")
    offset_s = serializers.FloatField(allow_null=True, help_text="department's clock minus its own")


class StreamSerializer(serializers.ModelSerializer):
    agent = AgentSerializer(allow_null=True)
    device_code = serializers.CharField(source="device.code")
    missing = serializers.SerializerMethodField()

    class Meta:
        model = DeviceStream
        fields = [
            "device_id",
            "device_code",
            "boot",
            "watermark",
            "missing",
            "messages",
            "duplicates",
            "first_at",
            "last_at",
            "agent",
            "agent_online",
            "agent_at",
        ]

    def get_missing(self, stream: DeviceStream) -> int:
        """Messages between the watermark and the newest stored one that have not come."""
        return max(stream.ahead) - stream.watermark - len(stream.ahead) if stream.ahead else 0


def _limit_letters(request, view, rows: QuerySet[DeadLetter]) -> QuerySet[DeadLetter]:
    """Those whose topic names a device within reach; one that names no known device is the whole department's."""
    if reach_of(request, view) is None:
        return rows
    return name_devices(rows, limit_devices(request, view, Device.objects.all()))


class DeadLetterListView(ListView):
    required = {"GET": "telemetry.read"}
    serializer_class = DeadLetterSerializer
    query_serializer = DeadLetterQuerySerializer
    ordering_fields = ["last_at", "received_at", "count"]

    def list_rows(self, query: dict):
        return _limit_letters(self.request, self, list_dead_letters(**query))

    @extend_schema(operation_id="dead_letter_list", parameters=[DeadLetterQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


class DeadLetterHandledView(ApiView):
    required = {"POST": "telemetry.write"}

    @extend_schema(operation_id="dead_letter_handle", request=None, responses=DeadLetterSerializer)
    def post(self, request, letter_id: int) -> Response:
        if not _limit_letters(request, self, DeadLetter.objects.filter(pk=letter_id)).exists():
            raise NotFound("devices.letter_unknown")
        return self.render(DeadLetterSerializer, handle_dead_letter(letter_id, actor=actor_of(request)))


class QuarantineView(ApiView):
    required = {"GET": "telemetry.read", "DELETE": "telemetry.write"}

    @extend_schema(operation_id="telemetry_quarantine_list", responses=QuarantinedGroupSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(
            QuarantinedGroupSerializer,
            list_quarantine(limit_by_device(request, self, QuarantinedReading.objects)),
            many=True,
        )

    @extend_schema(
        operation_id="quarantine_drop", parameters=[QuarantineGroupRefSerializer], responses=ChangedCountSerializer
    )
    def delete(self, request) -> Response:
        ref = self.validate_query(QuarantineGroupRefSerializer)
        check_device(request, self, ref["device_id"])
        group = {"unit": ref.get("unit"), "reason": ref.get("reason_code")}
        count = drop_quarantined(ref["device_id"], ref["channel_code"], actor=actor_of(request), **group)
        return Response({"count": count})


class AdoptView(ApiView):
    required = {"POST": "telemetry.write"}

    @extend_schema(operation_id="quarantine_adopt", request=AdoptSerializer, responses=ChangedCountSerializer)
    def post(self, request) -> Response:
        data = self.validate(AdoptSerializer)
        check_device(request, self, data["device_id"])
        facts = {name: data[name] for name in ("names", "unit", "cadence_s")}
        _, moved = adopt_channel(data["device_id"], data["channel_code"], actor=actor_of(request), **facts)
        return Response({"count": moved})


class ReleaseView(ApiView):
    """Into the channel they are of: a person knows what the readings mean."""

    required = {"POST": "telemetry.write"}

    @extend_schema(operation_id="quarantine_release", request=ReleaseSerializer, responses=ReleasedSerializer)
    def post(self, request) -> Response:
        data = self.validate(ReleaseSerializer)
        check_device(request, self, data["device_id"])
        facts = {name: data[name] for name in ("unit", "read_as", "why")}
        moved, stored = release_quarantined(
            data["device_id"], data["channel_code"], reason=data["reason_code"], actor=actor_of(request), **facts
        )
        return Response({"moved": moved, "stored": stored})


class StreamListView(ListView):
    required = {"GET": "telemetry.read"}
    serializer_class = StreamSerializer
    ordering_fields = ["last_at", "watermark"]

    def list_rows(self, query: dict):
        return limit_by_device(
            self.request, self, DeviceStream.objects.select_related("device").order_by("-last_at", "-id")
        )

    @extend_schema(operation_id="telemetry_stream_list")
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)
