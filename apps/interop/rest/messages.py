from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, ReasonField
from apps.common.rest.views import ApiView, ListView
from apps.interop.models import Destination, InboundMessage, OutboundMessage
from apps.interop.public import is_replayable, resend_message, save_destination
from apps.interop.rest.partners import DestinationSerializer


class InboundSerializer(serializers.ModelSerializer):
    reasons = serializers.ListField(child=ReasonField())

    class Meta:
        model = InboundMessage
        fields = [
            "id",
            "sender",
            "control_id",
            "kind",
            "peer",
            "received_at",
            "status",
            "ack_code",
            "reasons",
            "exam_ids",
            "attempts",
            "processed_at",
        ]


class DismissalSerializer(serializers.Serializer):
    by = ActorField()
    at = serializers.DateTimeField()
    reason = serializers.CharField()


class InboundDetailSerializer(InboundSerializer):
    raw = serializers.SerializerMethodField()
    ack = serializers.SerializerMethodField()
    is_replayable = serializers.SerializerMethodField()
    dismissal = DismissalSerializer(allow_null=True, help_text="where a person put it aside")

    class Meta(InboundSerializer.Meta):
        fields = [*InboundSerializer.Meta.fields, "raw", "ack", "is_replayable", "dismissal"]

    def get_is_replayable(self, row: InboundMessage) -> bool:
        return is_replayable(row)

    def get_raw(self, row: InboundMessage) -> str:
        return show(row.raw)

    def get_ack(self, row: InboundMessage) -> str:
        return show(row.ack)


class OutboundSerializer(serializers.ModelSerializer):
    destination = serializers.CharField(source="destination.code")
    reason = ReasonField(allow_null=True)

    class Meta:
        model = OutboundMessage
        fields = [
            "id",
            "destination",
            "kind",
            "exam_id",
            "cause",
            "created_at",
            "status",
            "attempts",
            "next_try_at",
            "reason",
            "sent_at",
        ]


class OutboundDetailSerializer(OutboundSerializer):
    raw = serializers.SerializerMethodField()
    ack = serializers.SerializerMethodField()

    class Meta(OutboundSerializer.Meta):
        fields = [*OutboundSerializer.Meta.fields, "raw", "ack"]

    def get_raw(self, row: OutboundMessage) -> str:
        return show(row.raw)

    def get_ack(self, row: OutboundMessage) -> str:
        return show(row.ack)


class InboundQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=InboundMessage.Status.choices, required=False)
    sender = serializers.CharField(max_length=200, required=False)
    control_id = serializers.CharField(max_length=200, required=False)
    code = serializers.CharField(max_length=80, required=False, source="reasons__0__code")


class OutboundQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=OutboundMessage.Status.choices, required=False)
    destination = serializers.CharField(max_length=40, required=False, source="destination__code")
    exam_id = serializers.IntegerField(min_value=1, max_value=2**62, required=False)


class ResendSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


def show(raw: bytes) -> str:
    """The message for the eye: decoded as well as it goes, one segment a line."""
    data = bytes(raw)
    for codec in ("utf-8", "gb18030"):
        try:
            return data.decode(codec).replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").replace("\r", "\n")


class InboundListView(ListView):
    required = {"GET": "message.read"}
    serializer_class = InboundSerializer
    query_serializer = InboundQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return InboundMessage.objects.defer("raw", "ack").filter(**query).order_by("-id")

    @extend_schema(operation_id="inbound_list", parameters=[InboundQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class InboundView(ApiView):
    required = {"GET": "message.read"}

    @extend_schema(operation_id="inbound_get", responses=InboundDetailSerializer)
    def get(self, request, message_id: int) -> Response:
        row = InboundMessage.objects.filter(pk=message_id).first()
        if row is None:
            raise NotFound("common.not_found")
        record(actor_of(request), "message.read", obj=f"message:{row.id}")
        return self.render(InboundDetailSerializer, row)


class OutboundListView(ListView):
    required = {"GET": "message.read"}
    serializer_class = OutboundSerializer
    query_serializer = OutboundQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return OutboundMessage.objects.select_related("destination").defer("raw", "ack").filter(**query).order_by("-id")

    @extend_schema(operation_id="outbound_list", parameters=[OutboundQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class OutboundView(ApiView):
    required = {"GET": "message.read"}

    @extend_schema(operation_id="outbound_get", responses=OutboundDetailSerializer)
    def get(self, request, message_id: int) -> Response:
        row = OutboundMessage.objects.select_related("destination").filter(pk=message_id).first()
        if row is None:
            raise NotFound("common.not_found")
        record(actor_of(request), "message.read", obj=f"outbound:{row.id}")
        return self.render(OutboundDetailSerializer, row)


class OutboundResendView(ApiView):
    required = {"POST": "message.write"}

    @extend_schema(operation_id="outbound_resend", request=ResendSerializer, responses=OutboundDetailSerializer)
    def post(self, request, message_id: int) -> Response:
        reason = self.validate(ResendSerializer)["reason"]
        row = resend_message(message_id, actor=actor_of(request), reason=reason)
        return self.render(OutboundDetailSerializer, row)


class DestinationListView(ListView):
    required = {"GET": "message.read", "POST": "message.write"}
    serializer_class = DestinationSerializer
    ordering_fields = ["code"]

    def list_rows(self, query):
        return Destination.objects.all()

    @extend_schema(operation_id="destination_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="destination_create", responses={201: DestinationSerializer})
    def post(self, request) -> Response:
        data = self.validate(DestinationSerializer)
        data.pop("version", None)
        return self.render(DestinationSerializer, save_destination(None, actor=actor_of(request), **data), status=201)


class DestinationView(ApiView):
    required = {"PUT": "message.write"}

    @extend_schema(operation_id="destination_update", request=DestinationSerializer, responses=DestinationSerializer)
    def put(self, request, destination_id: int) -> Response:
        data = self.validate(DestinationSerializer)
        version = data.pop("version", None)
        row = save_destination(destination_id, actor=actor_of(request), expected_version=version, **data)
        return self.render(DestinationSerializer, row)
