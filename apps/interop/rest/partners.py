from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.interop.engine.segments import CHARSETS
from apps.interop.models import Destination, Flow
from apps.interop.public import try_partner_now
from apps.interop.selectors.partners import list_lines, list_senders, read_mapping


class DestinationSerializer(serializers.ModelSerializer):
    flows = serializers.ListField(child=serializers.ChoiceField(choices=Flow.choices), required=False)
    charset = serializers.ChoiceField(choices=[(c, c) for c in CHARSETS if c], required=False)

    class Meta:
        model = Destination
        fields = [
            "id",
            "code",
            "host",
            "port",
            "application",
            "facility",
            "charset",
            "uses_tls",
            "flows",
            "is_active",
            "version",
        ]
        extra_kwargs = {
            "code": {"validators": []},
            "port": {"min_value": 1, "max_value": 65535},
            "version": {"required": False, "min_value": 1, "max_value": 2**31 - 1},
        }


class PartnerSerializer(DestinationSerializer):
    class Meta(DestinationSerializer.Meta):
        fields = [*DestinationSerializer.Meta.fields, "failures", "down_since", "next_try_at", "answered_at"]
        read_only_fields = fields


class LineSerializer(serializers.Serializer):
    partner = PartnerSerializer()
    n_pending = serializers.IntegerField()
    oldest_at = serializers.DateTimeField(allow_null=True)
    n_parked = serializers.IntegerField()
    n_sent = serializers.IntegerField()


class SenderSerializer(serializers.Serializer):
    sender = serializers.CharField()
    last_at = serializers.DateTimeField(allow_null=True)
    n_received = serializers.IntegerField()
    n_rejected = serializers.IntegerField()
    n_parked = serializers.IntegerField()
    kinds = serializers.DictField(child=serializers.IntegerField())
    has_own_mapping = serializers.BooleanField()


class OverviewSerializer(serializers.Serializer):
    senders = SenderSerializer(many=True)
    lines = LineSerializer(many=True)


class MappingQuerySerializer(serializers.Serializer):
    sender = serializers.CharField(max_length=200)


class UnknownValueSerializer(serializers.Serializer):
    field = serializers.CharField()
    value = serializers.CharField()
    count = serializers.IntegerField()


class MappingSerializer(serializers.Serializer):
    sender = serializers.CharField()
    tables = serializers.DictField(child=serializers.JSONField())
    own = serializers.DictField(child=serializers.JSONField())
    unknown = UnknownValueSerializer(many=True)


class OverviewView(ApiView):
    required = {"GET": "message.read"}

    @extend_schema(operation_id="message_overview", responses=OverviewSerializer)
    def get(self, request) -> Response:
        return self.render(OverviewSerializer, {"senders": list_senders(), "lines": list_lines()})


class MappingView(ApiView):
    required = {"GET": "message.read"}

    @extend_schema(operation_id="message_mapping", parameters=[MappingQuerySerializer], responses=MappingSerializer)
    def get(self, request) -> Response:
        query = MappingQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        sender = query.validated_data["sender"]
        record(actor_of(request), "mapping.read", obj=f"sender:{sender}"[:80])
        return self.render(MappingSerializer, read_mapping(sender))


class DestinationTryView(ApiView):
    """The line is tried at once, with all that waits in it."""

    required = {"POST": "message.write"}

    @extend_schema(operation_id="destination_try", request=None, responses=DestinationSerializer)
    def post(self, request, destination_id: int) -> Response:
        return self.render(DestinationSerializer, try_partner_now(destination_id, actor=actor_of(request)))
