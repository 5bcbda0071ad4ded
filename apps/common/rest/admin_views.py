from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.events.models import Delivery
from apps.common.events.relay import retry_parked
from apps.common.kernel.errors import NotFound, Refused
from apps.common.notify import mark_read
from apps.common.notify.models import Notification
from apps.common.policy import activate_policy, draft_policy, find_drafter
from apps.common.policy.models import PolicySet
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, ObjectField, ReasonField, WordsField
from apps.common.rest.scope import check_reach
from apps.common.rest.views import ApiView, ListView


class PolicySerializer(serializers.ModelSerializer):
    name = WordsField("policy", source="code")
    author = ActorField()
    activated_by = ActorField()

    class Meta:
        model = PolicySet
        fields = [
            "id",
            "code",
            "name",
            "site_id",
            "version",
            "valid_from",
            "source",
            "source_date",
            "status",
            "payload",
            "author",
            "activated_by",
            "activated_at",
            "change_reason",
        ]


class NewPolicySerializer(serializers.Serializer):
    code = serializers.RegexField(r"^[a-z]+\.[a-z0-9_.]+$", max_length=80)
    site_id = serializers.IntegerField(min_value=0, max_value=2**62, default=0)
    payload = serializers.JSONField()
    source = serializers.CharField(allow_blank=True, max_length=2000)
    source_date = serializers.CharField(allow_blank=True, max_length=40, default="")
    change_reason = serializers.CharField(max_length=2000)

    def validate_payload(self, payload):
        """A form's text `null` becomes None only after the field has looked for it."""
        return self.fields["payload"].fail("null") if payload is None else payload


class PolicyQuerySerializer(serializers.Serializer):
    code = serializers.CharField(required=False, max_length=80)
    status = serializers.ChoiceField(choices=PolicySet.Status.choices, required=False)


class PolicyListView(ListView):
    required = {"GET": "policy.read", "POST": "policy.write"}
    serializer_class = PolicySerializer
    query_serializer = PolicyQuerySerializer
    ordering_fields = ["code", "version", "valid_from", "status"]

    def list_rows(self, query):
        return PolicySet.objects.filter(**query).order_by("code", "site_id", "-version")

    @extend_schema(operation_id="policy_list", parameters=[PolicyQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="policy_draft", request=NewPolicySerializer, responses={201: PolicySerializer})
    def post(self, request) -> Response:
        data = self.validate(NewPolicySerializer)
        check_reach(request, self, [data["site_id"] or None])
        needed = find_drafter(data["code"])
        if needed and request.grants.sites(needed) is not None:
            raise Refused("common.policy_drafters", policy=f"policy.{data['code']}")
        return self.render(PolicySerializer, draft_policy(actor=actor_of(request), **data), status=201)


class ActivateSerializer(serializers.Serializer):
    source = serializers.CharField(allow_blank=True, max_length=2000, default="")


class PolicyActivateView(ApiView):
    required = {"POST": "policy.activate"}

    @extend_schema(operation_id="policy_activate", request=ActivateSerializer, responses=PolicySerializer)
    def post(self, request, policy_id: int) -> Response:
        row = PolicySet.objects.filter(pk=policy_id).only("site_id").first()
        check_reach(request, self, [row.site_id or None] if row else [])
        return self.render(
            PolicySerializer, activate_policy(policy_id, actor=actor_of(request), **self.validate(ActivateSerializer))
        )


class NotificationSerializer(serializers.ModelSerializer):
    reason = ReasonField()

    class Meta:
        model = Notification
        fields = ["id", "reason", "severity", "link", "created_at", "read_at"]


class NotificationListView(ListView):
    """One's own messages, newest first."""

    required = {"GET": "session.profile"}
    serializer_class = NotificationSerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return Notification.objects.filter(user_id=self.request.user.pk).order_by("-id")

    @extend_schema(operation_id="notification_list")
    def get(self, request) -> Response:
        return super().get(request)


class ReadSerializer(serializers.Serializer):
    ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), required=False, max_length=500
    )


class CountSerializer(serializers.Serializer):
    count = serializers.IntegerField()


class NotificationReadView(ApiView):
    required = {"POST": "session.profile"}

    @extend_schema(operation_id="notification_read", request=ReadSerializer, responses=CountSerializer)
    def post(self, request) -> Response:
        return Response({"count": mark_read(request.user.pk, ids=self.validate(ReadSerializer).get("ids"))})


class DeliverySerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="event.name")
    name_text = WordsField("event", source="event.name")
    aggregate = serializers.CharField(source="event.aggregate")
    aggregate_text = ObjectField(source="event.aggregate")
    subscriber_text = WordsField("subscriber", source="subscriber")
    recorded_at = serializers.DateTimeField(source="event.recorded_at")

    class Meta:
        model = Delivery
        fields = [
            "id",
            "name",
            "name_text",
            "aggregate",
            "aggregate_text",
            "subscriber",
            "subscriber_text",
            "status",
            "attempts",
            "next_try_at",
            "error",
            "recorded_at",
            "done_at",
        ]


class DeliveryQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=Delivery.Status.choices, required=False)


class DeliveryListView(ListView):
    required = {"GET": "event.read"}
    serializer_class = DeliverySerializer
    query_serializer = DeliveryQuerySerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return Delivery.objects.select_related("event").filter(**query).order_by("-id")

    @extend_schema(operation_id="delivery_list", parameters=[DeliveryQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class DeliveryRetryView(ApiView):
    required = {"POST": "event.retry"}

    @extend_schema(operation_id="delivery_retry", request=None, responses=DeliverySerializer)
    def post(self, request, delivery_id: int) -> Response:
        if not retry_parked(delivery_id):
            raise NotFound("common.not_found")
        record(actor_of(request), "event.retried", obj=f"delivery:{delivery_id}")
        return self.render(DeliverySerializer, Delivery.objects.select_related("event").get(pk=delivery_id))
