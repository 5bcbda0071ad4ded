"""Watch items: what detectors found odd, what people say of it, and channels that are muted."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.common.rest.scope import limit_to_sites
from apps.common.rest.views import ApiView, ListView
from apps.devices.models import WatchItem, WatchMute
from apps.devices.models.watch import VERDICTS
from apps.devices.public import judge_watch_item, mute_channel, unmute_channel
from apps.devices.rest.access import check_device, check_row, limit_by_device
from apps.devices.rest.alarm_views import OrderRefSerializer
from apps.devices.rest.fleet_views import NO_CONTENT
from apps.devices.selectors.watch import (
    count_verdicts,
    list_watch_items,
    list_watch_mutes,
    measure_precision,
)


class WatchItemSerializer(serializers.ModelSerializer):
    """`score` in [0, 1]; `form` is the version of the detector and the step of its means."""

    device_code = serializers.CharField(source="device.code")
    channel_code = serializers.CharField(source="channel.code")
    channel_names = LanguageMapField(source="channel.names")
    reason = ReasonField()
    verdict = serializers.ChoiceField(choices=VERDICTS, allow_blank=True)
    judged_by = ActorField()
    work_orders = OrderRefSerializer(many=True)

    class Meta:
        model = WatchItem
        fields = [
            "id", "device_id", "device_code", "channel_code", "channel_names", "detector", "form", "score", "threshold", "reason",
            "evidence_from", "started_at", "last_at", "opened_at", "policy_version", "verdict", "note", "judged_at", "judged_by",
            "work_orders",
        ]  # fmt: skip


class VerdictCountSerializer(serializers.Serializer):
    useful = serializers.IntegerField()
    not_useful = serializers.IntegerField()


class WatchMuteSerializer(serializers.ModelSerializer):
    device_id = serializers.IntegerField(source="channel.device_id")
    device_code = serializers.CharField(source="channel.device.code")
    channel_code = serializers.CharField(source="channel.code")
    channel_names = LanguageMapField(source="channel.names")
    muted_by = ActorField()

    class Meta:
        model = WatchMute
        fields = [
            "id",
            "device_id",
            "device_code",
            "channel_code",
            "channel_names",
            "since",
            "until",
            "note",
            "muted_by",
        ]


class WatchItemDetailSerializer(WatchItemSerializer):
    earlier = serializers.SerializerMethodField()
    mute = serializers.SerializerMethodField()

    class Meta(WatchItemSerializer.Meta):
        fields = [*WatchItemSerializer.Meta.fields, "earlier", "mute"]

    @extend_schema_field(VerdictCountSerializer)
    def get_earlier(self, item: WatchItem) -> dict:
        return count_verdicts(item)

    @extend_schema_field(WatchMuteSerializer(allow_null=True))
    def get_mute(self, item: WatchItem) -> dict | None:
        mute = list_watch_mutes(now=clock.now()).filter(channel=item.channel_id).first()
        return WatchMuteSerializer(mute, context=self.context).data if mute else None


class WatchQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=["open", "useful", "not_useful", "all"], default="open")
    device_id = serializers.IntegerField(required=False)
    detector = serializers.CharField(max_length=40, required=False)


class MuteQuerySerializer(serializers.Serializer):
    device_id = serializers.IntegerField(required=False)


class WatchVerdictSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=VERDICTS)
    note = serializers.CharField(max_length=300, allow_blank=True, default="")
    mute_until = serializers.DateTimeField(allow_null=True, default=None, help_text="mutes the channel as well")


class NewMuteSerializer(serializers.Serializer):
    until = serializers.DateTimeField()
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class PrecisionSerializer(serializers.Serializer):
    detector = serializers.CharField()
    form = serializers.CharField()
    useful = serializers.IntegerField()
    not_useful = serializers.IntegerField()
    open = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True, help_text="useful of judged; null where none is judged")
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True, help_text="Wilson, 95 %")


class WatchItemListView(ListView):
    required = {"GET": "alarm.read"}
    serializer_class = WatchItemSerializer
    query_serializer = WatchQuerySerializer
    ordering_fields = ["started_at", "last_at", "score"]

    def list_rows(self, query: dict):
        return limit_by_device(self.request, self, list_watch_items(**query))

    @extend_schema(operation_id="watch_item_list", parameters=[WatchQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


def check_item(request, view, item_id: int) -> None:
    check_row(request, view, WatchItem.objects.filter(pk=item_id), "devices.watch_unknown")


class WatchItemView(ApiView):
    required = {"GET": "alarm.read"}

    @extend_schema(operation_id="watch_item_read", responses=WatchItemDetailSerializer)
    def get(self, request, item_id: int) -> Response:
        check_item(request, self, item_id)
        return self.render(WatchItemDetailSerializer, list_watch_items(state="all").get(pk=item_id))


class VerdictView(ApiView):
    required = {"POST": "alarm.acknowledge"}

    @extend_schema(operation_id="watch_item_judge", request=WatchVerdictSerializer, responses=WatchItemDetailSerializer)
    def post(self, request, item_id: int) -> Response:
        check_item(request, self, item_id)
        judge_watch_item(item_id, actor=actor_of(request), **self.validate(WatchVerdictSerializer))
        return self.render(WatchItemDetailSerializer, list_watch_items(state="all").get(pk=item_id))


class WatchMuteListView(ListView):
    """Channels that are muted now."""

    required = {"GET": "alarm.read"}
    serializer_class = WatchMuteSerializer
    query_serializer = MuteQuerySerializer
    ordering_fields = ["until", "since"]

    def list_rows(self, query: dict):
        return limit_to_sites(
            self.request, self, list_watch_mutes(now=clock.now(), **query), field="channel__device__room__site_id"
        )

    @extend_schema(operation_id="watch_mute_list", parameters=[MuteQuerySerializer])
    def get(self, request, *args, **kwargs) -> Response:
        return super().get(request)


class WatchMuteView(ApiView):
    required = {"PUT": "alarm.acknowledge", "DELETE": "alarm.acknowledge"}

    @extend_schema(operation_id="watch_mute_set", request=NewMuteSerializer, responses=WatchMuteSerializer)
    def put(self, request, device_id: int, channel: str) -> Response:
        check_device(request, self, device_id)
        mute = mute_channel(device_id, channel, actor=actor_of(request), **self.validate(NewMuteSerializer))
        return self.render(WatchMuteSerializer, mute)

    @extend_schema(operation_id="watch_mute_clear", responses={204: NO_CONTENT})
    def delete(self, request, device_id: int, channel: str) -> Response:
        check_device(request, self, device_id)
        unmute_channel(device_id, channel, actor=actor_of(request))
        return Response(status=204)


class WatchPrecisionView(ApiView):
    """How often each detector was right, as people said; over the devices within reach."""

    required = {"GET": "alarm.read"}

    @extend_schema(operation_id="watch_precision", responses=PrecisionSerializer(many=True))
    def get(self, request) -> Response:
        items = limit_by_device(request, self, WatchItem.objects.all())
        return self.render(PrecisionSerializer, measure_precision(items), many=True)
