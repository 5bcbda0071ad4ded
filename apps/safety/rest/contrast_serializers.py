"""Agents, lots and injections over HTTP."""

from decimal import Decimal

from rest_framework import serializers

from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.safety.engine.terms import InjectionSite, Route
from apps.safety.models import ContrastAgent, ContrastLot, Injection

SITE_CHOICES = [(s.value, s.value) for s in InjectionSite]


class ContrastAgentSerializer(serializers.ModelSerializer):
    names = LanguageMapField()

    class Meta:
        model = ContrastAgent
        fields = [
            "id",
            "code",
            "names",
            "agent_class",
            "concentration",
            "concentration_unit",
            "groups",
            "source",
            "is_verified",
            "is_default",
            "is_active",
        ]


class ContrastLotSerializer(serializers.ModelSerializer):
    agent = ContrastAgentSerializer(read_only=True)
    recorded_by = ActorField()

    class Meta:
        model = ContrastLot
        fields = [
            "id",
            "agent",
            "lot",
            "expires_on",
            "container_ml",
            "barcode",
            "is_blocked",
            "recorded_by",
            "recorded_at",
            "version",
        ]


class NewContrastLotSerializer(serializers.Serializer):
    agent_code = serializers.CharField(max_length=48)
    lot = serializers.RegexField(r"^\S[\S ]{0,38}$", max_length=40)
    expires_on = serializers.DateField(required=False, allow_null=True, default=None)
    container_ml = serializers.DecimalField(
        max_digits=6, decimal_places=1, min_value=1, required=False, allow_null=True, default=None
    )
    barcode = serializers.CharField(max_length=80, allow_blank=True, default="")


class BlockLotSerializer(serializers.Serializer):
    is_blocked = serializers.BooleanField()
    version = serializers.IntegerField(min_value=1)


class BottleSerializer(serializers.Serializer):
    """What a scanned bottle is, and what speaks against it for this patient."""

    lot = ContrastLotSerializer(read_only=True)
    warnings = serializers.ListField(child=ReasonField(), read_only=True)


class InjectionSerializer(serializers.ModelSerializer):
    agent = ContrastAgentSerializer(read_only=True)
    lot = serializers.CharField(source="lot.lot", default="", read_only=True)
    warnings = serializers.ListField(child=ReasonField(), read_only=True)

    given_by = ActorField()

    class Meta:
        model = Injection
        fields = [
            "id",
            "exam_id",
            "agent",
            "lot",
            "volume_ml",
            "rate_ml_per_s",
            "saline_ml",
            "route",
            "site",
            "gauge",
            "at",
            "given_by",
            "warnings",
            "client_id",
            "recorded_at",
        ]


class NewInjectionSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    agent_code = serializers.CharField(max_length=48)
    lot = serializers.CharField(max_length=40, allow_blank=True, default="")
    expires_on = serializers.DateField(required=False, allow_null=True, default=None)
    volume_ml = serializers.DecimalField(max_digits=6, decimal_places=1, min_value=Decimal("0.1"), max_value=2000)
    rate_ml_per_s = serializers.DecimalField(
        max_digits=4, decimal_places=1, min_value=0, max_value=20, required=False, allow_null=True, default=None
    )
    saline_ml = serializers.DecimalField(
        max_digits=6, decimal_places=1, min_value=0, max_value=500, required=False, allow_null=True, default=None
    )
    route = serializers.ChoiceField(choices=[(r.value, r.value) for r in Route], default="iv")
    site = serializers.ChoiceField(choices=SITE_CHOICES, allow_blank=True, default="")
    gauge = serializers.IntegerField(min_value=10, max_value=30, required=False, allow_null=True, default=None)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)
