from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import find_token_rights
from apps.interop.models import Subscription
from apps.interop.public import end_subscription, pause_subscription
from apps.interop.selectors.subscriptions import list_subscriptions


class SubscriptionSerializer(serializers.ModelSerializer):
    """Headers are not told: they may hold the receiver's secret."""

    line = serializers.CharField(source="destination.code", help_text="its messages by `destination`")
    is_token_over = serializers.SerializerMethodField(help_text="revoked or run out: nothing is sent any more")
    n_pending = serializers.IntegerField()
    n_parked = serializers.IntegerField()
    answered_at = serializers.DateTimeField(source="destination.answered_at", allow_null=True)
    down_since = serializers.DateTimeField(source="destination.down_since", allow_null=True)
    failures = serializers.IntegerField(source="destination.failures")

    class Meta:
        model = Subscription
        fields = [
            "id", "line", "token_name", "is_token_over", "kind", "criteria", "endpoint", "has_payload", "reason_text",
            "status", "is_paused", "ends_at", "created_at", "n_pending", "n_parked", "answered_at", "down_since",
            "failures",
        ]  # fmt: skip

    def get_is_token_over(self, row: Subscription) -> bool:
        known = self.context.setdefault("tokens", {})
        if row.token_id not in known:
            known[row.token_id] = find_token_rights(row.token_id) is None
        return known[row.token_id]


class SubscriptionQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=Subscription.Status.choices, required=False)


class PauseSerializer(serializers.Serializer):
    is_paused = serializers.BooleanField()
    reason = serializers.CharField(max_length=500)


class EndSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class SubscriptionListView(ListView):
    required = {"GET": "message.read"}
    serializer_class = SubscriptionSerializer
    query_serializer = SubscriptionQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return list_subscriptions().filter(**query)

    @extend_schema(operation_id="subscription_list", parameters=[SubscriptionQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class SubscriptionPauseView(ApiView):
    """Paused, nothing is sent and what happens waits in line."""

    required = {"POST": "message.write"}

    @extend_schema(operation_id="subscription_pause", request=PauseSerializer, responses=SubscriptionSerializer)
    def post(self, request, subscription_id: int) -> Response:
        data = self.validate(PauseSerializer)
        row = pause_subscription(subscription_id, actor=actor_of(request), **data)
        return self.render(SubscriptionSerializer, list_subscriptions().get(pk=row.pk))


class SubscriptionEndView(ApiView):
    required = {"POST": "message.write"}

    @extend_schema(operation_id="subscription_end", request=EndSerializer, responses=SubscriptionSerializer)
    def post(self, request, subscription_id: int) -> Response:
        reason = self.validate(EndSerializer)["reason"]
        row = end_subscription(subscription_id, actor=actor_of(request), reason=reason, as_owner=False)
        return self.render(SubscriptionSerializer, list_subscriptions().get(pk=row.pk))
