from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ReasonField
from apps.common.rest.views import ApiView
from apps.interop.public import TAKEN_KINDS, dismiss_message, replay_group, replay_message
from apps.interop.rest.messages import InboundDetailSerializer
from apps.interop.selectors.parked import list_groups


class ParkedGroupSerializer(serializers.Serializer):
    sender = serializers.CharField()
    code = serializers.CharField()
    status = serializers.CharField()
    n = serializers.IntegerField()
    oldest_at = serializers.DateTimeField()
    reason = ReasonField()


class GroupSerializer(serializers.Serializer):
    sender = serializers.CharField(max_length=200)
    code = serializers.CharField(max_length=80, help_text="of the reason")


class GroupResultSerializer(serializers.Serializer):
    n_tried = serializers.IntegerField()
    n_processed = serializers.IntegerField()
    n_parked = serializers.IntegerField(help_text="tried, and not done still")
    n_left = serializers.IntegerField(help_text="not tried yet: ask again")


class DismissSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class ParkedView(ApiView):
    """What waits for a person, by sender and reason; at most a hundred groups, the largest first."""

    required = {"GET": "message.read"}

    @extend_schema(operation_id="parked_groups", responses=ParkedGroupSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(ParkedGroupSerializer, list_groups(TAKEN_KINDS), many=True)


class ParkedReplayView(ApiView):
    """Works on all messages of one sender and reason again, in the order in which they came."""

    required = {"POST": "message.write"}

    @extend_schema(operation_id="parked_replay", request=GroupSerializer, responses=GroupResultSerializer)
    def post(self, request) -> Response:
        group = self.validate(GroupSerializer)
        return self.render(GroupResultSerializer, replay_group(group["sender"], group["code"], actor=actor_of(request)))


class InboundReplayView(ApiView):
    required = {"POST": "message.write"}

    @extend_schema(operation_id="inbound_replay", request=None, responses=InboundDetailSerializer)
    def post(self, request, message_id: int) -> Response:
        return self.render(InboundDetailSerializer, replay_message(message_id, actor=actor_of(request)))


class InboundDismissView(ApiView):
    """A parked message of which nothing is to come: kept with the reason."""

    required = {"POST": "message.write"}

    @extend_schema(operation_id="inbound_dismiss", request=DismissSerializer, responses=InboundDetailSerializer)
    def post(self, request, message_id: int) -> Response:
        reason = self.validate(DismissSerializer)["reason"]
        return self.render(InboundDetailSerializer, dismiss_message(message_id, actor=actor_of(request), reason=reason))
