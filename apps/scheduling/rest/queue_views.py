from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView
from apps.scheduling.public import list_transfers, summarise_queue, transfer_ticket, undo_check_in
from apps.scheduling.rest.access import check_site, get_ticket_site
from apps.scheduling.rest.arrivals import describe_ticket
from apps.scheduling.rest.desk_serializers import QueueQuery, TicketSerializer


class SpreadSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    median = serializers.FloatField(allow_null=True, help_text="minutes")
    p95 = serializers.FloatField(allow_null=True)
    worst = serializers.FloatField(allow_null=True)


class ClassWaitsSerializer(serializers.Serializer):
    priority_code = serializers.CharField()
    called = SpreadSerializer()
    waiting = SpreadSerializer()


class EstimateErrorSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    typical_min = serializers.FloatField(allow_null=True, help_text="half of the estimates were off by no more")
    bias_min = serializers.FloatField(allow_null=True, help_text="over 0: people waited longer than told")


class QueueSummarySerializer(serializers.Serializer):
    waiting = serializers.IntegerField()
    longest_min = serializers.IntegerField(allow_null=True)
    longest_ticket_id = serializers.IntegerField(allow_null=True)
    classes = ClassWaitsSerializer(many=True)
    error = EstimateErrorSerializer()
    error_days = serializers.IntegerField()


class TransferSerializer(serializers.Serializer):
    resource_id = serializers.IntegerField(source="resource.pk")
    resource_code = serializers.CharField(source="resource.code")
    room_names = LanguageMapField(source="resource.room.name", default=None, allow_null=True)
    waiting = serializers.IntegerField()
    expected_at = serializers.DateTimeField(allow_null=True)


class TransferRequest(serializers.Serializer):
    resource_id = serializers.IntegerField(min_value=1)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1, required=False)


class QueueSummaryView(ApiView):
    """Waits of today by priority class, the longest one, and how true the estimates were."""

    required = {"GET": "queue.read"}

    @extend_schema(operation_id="summarise_queue", parameters=[QueueQuery], responses=QueueSummarySerializer)
    def get(self, request) -> Response:
        query = self.validate_query(QueueQuery)
        check_site(request, "queue.read", query["site"])
        return self.render(QueueSummarySerializer, summarise_queue(query["site"], modality=query["modality"]))


class TransfersView(ApiView):
    """Where a waiting patient could go instead, and sending him there."""

    required = {"GET": "queue.read", "POST": "queue.call"}

    @extend_schema(operation_id="list_transfers", responses=TransferSerializer(many=True))
    def get(self, request, ticket_id: int) -> Response:
        check_site(request, "queue.read", get_ticket_site(ticket_id))
        return self.render(TransferSerializer, list_transfers(ticket_id), many=True)

    @extend_schema(operation_id="transfer_ticket", request=TransferRequest, responses=TicketSerializer)
    def post(self, request, ticket_id: int) -> Response:
        facts = self.validate(TransferRequest)
        check_site(request, "queue.call", get_ticket_site(ticket_id))
        version = facts.pop("version", None)
        ticket = transfer_ticket(ticket_id, actor=actor_of(request), expected_version=version, **facts)
        return self.render(TicketSerializer, describe_ticket(ticket))


class CheckInUndoView(ApiView):
    required = {"POST": "exam.check_in"}

    @extend_schema(operation_id="undo_check_in", request=None, responses={204: None})
    def post(self, request, ticket_id: int) -> Response:
        check_site(request, "exam.check_in", get_ticket_site(ticket_id))
        undo_check_in(ticket_id, actor=actor_of(request))
        return Response(status=204)
