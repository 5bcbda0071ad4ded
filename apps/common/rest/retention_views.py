from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, WordsField
from apps.common.rest.views import ApiView, ListView
from apps.common.retention import describe_kinds, lift_hold, list_holds, place_hold
from apps.common.retention.models import LegalHold


class RetentionKindSerializer(serializers.Serializer):
    kind = serializers.CharField()
    name = WordsField("retention", source="kind")
    days = serializers.IntegerField(allow_null=True)
    last_at = serializers.DateTimeField(allow_null=True)
    last_n = serializers.IntegerField(allow_null=True)


class RetentionView(ApiView):
    """What is deleted after how many days (policy `common.retention`), and when that last happened."""

    required = {"GET": "retention.read"}

    @extend_schema(operation_id="retention_kinds", responses=RetentionKindSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(RetentionKindSerializer, describe_kinds(), many=True)


class LegalHoldSerializer(serializers.ModelSerializer):
    placed_by = ActorField()
    lifted_by = ActorField()

    class Meta:
        model = LegalHold
        fields = ["id", "patient_id", "reason", "placed_by", "placed_at", "lifted_by", "lifted_at", "lift_reason"]


class NewHoldSerializer(serializers.Serializer):
    patient_id = serializers.IntegerField(min_value=1, max_value=2**62)
    reason = serializers.CharField(max_length=500)


class LiftSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class LegalHoldListView(ListView):
    required = {"GET": "retention.read", "POST": "retention.hold"}
    serializer_class = LegalHoldSerializer
    ordering_fields = ["id"]

    def list_rows(self, query):
        return list_holds()

    @extend_schema(operation_id="legal_hold_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="legal_hold_place", request=NewHoldSerializer, responses={201: LegalHoldSerializer})
    def post(self, request) -> Response:
        hold = place_hold(**self.validate(NewHoldSerializer), actor=actor_of(request))
        return self.render(LegalHoldSerializer, hold, status=201)


class LegalHoldLiftView(ApiView):
    required = {"POST": "retention.hold"}

    @extend_schema(operation_id="legal_hold_lift", request=LiftSerializer, responses=LegalHoldSerializer)
    def post(self, request, hold_id: int) -> Response:
        return self.render(
            LegalHoldSerializer, lift_hold(hold_id, **self.validate(LiftSerializer), actor=actor_of(request))
        )
