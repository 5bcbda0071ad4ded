"""Agents, lots and injections over HTTP."""

from decimal import Decimal

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import LANGUAGES
from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.safety.engine.terms import AgentClass, InjectionKind, InjectionSite, Route
from apps.safety.models import ContrastAgent, ContrastLot, Injection, StockMove
from apps.safety.selectors.stock import LOT_STATES, tell_lot_state

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
            "gtins",
            "maker",
            "licence",
            "version",
        ]


class AgentGroupsSerializer(serializers.Serializer):
    """The group of a gadolinium agent by market; empty where it has none."""

    ACR = serializers.ChoiceField(choices=["I", "II", "III"], allow_blank=True, required=False)
    EMA = serializers.ChoiceField(choices=["low", "medium", "high"], allow_blank=True, required=False)

    def validate(self, attrs):
        return {market: group for market, group in attrs.items() if group}


class AgentFactsSerializer(serializers.Serializer):
    """What the pharmacy may change of an agent."""

    names = LanguageMapField(required=False)
    groups = AgentGroupsSerializer(required=False)
    source = serializers.CharField(max_length=300, allow_blank=True, required=False)
    concentration = serializers.DecimalField(
        max_digits=8, decimal_places=3, min_value=Decimal("0.001"), required=False, allow_null=True
    )
    concentration_unit = serializers.ChoiceField(choices=["mgI/mL", "mmol/mL"], allow_blank=True, required=False)
    is_verified = serializers.BooleanField(required=False)
    is_default = serializers.BooleanField(required=False)
    is_active = serializers.BooleanField(required=False)
    gtins = serializers.ListField(child=serializers.RegexField(r"^\d{14}$"), max_length=20, required=False)
    maker = serializers.CharField(max_length=120, allow_blank=True, required=False)
    licence = serializers.CharField(max_length=60, allow_blank=True, required=False)

    def validate_names(self, names):
        if set(names) != set(LANGUAGES) or not all(0 < len(name.strip()) <= 80 for name in names.values()):
            raise Invalid({"names": Reason("safety.agent_names", severity="error")})
        return names


class AgentChangeSerializer(AgentFactsSerializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class NewAgentSerializer(AgentFactsSerializer):
    code = serializers.RegexField(r"^[a-z][a-z0-9_]{1,46}$", max_length=48)
    agent_class = serializers.ChoiceField(choices=[(c.value, c.value) for c in AgentClass])
    names = LanguageMapField()


class ContrastLotSerializer(serializers.ModelSerializer):
    agent = ContrastAgentSerializer(read_only=True)
    recorded_by = ActorField()
    on_hand = serializers.IntegerField(default=None, allow_null=True, read_only=True)
    state = serializers.SerializerMethodField()

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
            "block_reason",
            "on_hand",
            "state",
            "recorded_by",
            "recorded_at",
            "version",
        ]

    @extend_schema_field(serializers.ChoiceField(choices=LOT_STATES))
    def get_state(self, lot: ContrastLot) -> str:
        return tell_lot_state(lot)


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
    reason_text = serializers.CharField(max_length=300, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class StockMoveSerializer(serializers.ModelSerializer):
    site_code = serializers.CharField(source="site.code", read_only=True)
    by = ActorField()

    class Meta:
        model = StockMove
        fields = ["id", "site_id", "site_code", "kind", "containers", "counted", "injection_id", "note", "at", "by"]


class NewStockMoveSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    site_id = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(choices=["receipt", "waste", "count"])
    containers = serializers.IntegerField(min_value=0, max_value=100_000)
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class DosePlanSerializer(serializers.Serializer):
    """Null figures: something is missing, `warnings` says what."""

    rule = serializers.CharField(read_only=True)
    method = serializers.CharField(read_only=True)
    volume_ml = serializers.FloatField(read_only=True, allow_null=True)
    rate_ml_per_s = serializers.FloatField(read_only=True, allow_null=True)
    duration_s = serializers.FloatField(read_only=True, allow_null=True)
    flush_ml = serializers.FloatField(read_only=True, allow_null=True)
    pressure_limit_psi = serializers.FloatField(read_only=True, allow_null=True)
    bsa_m2 = serializers.FloatField(read_only=True, allow_null=True)
    amount = serializers.FloatField(read_only=True, allow_null=True)
    amount_unit = serializers.CharField(read_only=True)
    steps = serializers.ListField(child=ReasonField(), read_only=True)
    warnings = serializers.ListField(child=ReasonField(), read_only=True)
    confirm = serializers.ListField(child=ReasonField(), read_only=True)
    policy_version = serializers.CharField(read_only=True)


class ExamDoseSerializer(serializers.Serializer):
    plan = DosePlanSerializer(read_only=True, allow_null=True)


class BottleSerializer(serializers.Serializer):
    """What a scanned bottle is, and what speaks against it for this patient."""

    lot = ContrastLotSerializer(read_only=True)
    warnings = serializers.ListField(child=ReasonField(), read_only=True)
    is_refused = serializers.BooleanField(read_only=True, help_text="expired or recalled: not to be used")
    dose = DosePlanSerializer(read_only=True, allow_null=True)


class InjectionPhaseSerializer(serializers.Serializer):
    """One part of an injection: contrast, saline, or a mix with the share of contrast."""

    fluid = serializers.ChoiceField(choices=["contrast", "saline", "mixed"])
    volume_ml = serializers.FloatField(min_value=0.1, max_value=500)
    rate_ml_per_s = serializers.FloatField(min_value=0, max_value=20, required=False, allow_null=True, default=None)
    contrast_percent = serializers.IntegerField(
        min_value=1, max_value=99, required=False, allow_null=True, default=None
    )

    def validate(self, attrs):
        if (attrs["fluid"] == "mixed") != (attrs["contrast_percent"] is not None):
            raise Invalid({"contrast_percent": Reason("safety.phase_share", severity="error")})
        return attrs


class InjectionSerializer(serializers.ModelSerializer):
    agent = ContrastAgentSerializer(read_only=True)
    lot = serializers.CharField(source="lot.lot", default="", read_only=True)
    warnings = serializers.ListField(child=ReasonField(), read_only=True)

    phases = InjectionPhaseSerializer(many=True, read_only=True)
    given_by = ActorField()

    class Meta:
        model = Injection
        fields = [
            "id",
            "exam_id",
            "agent",
            "lot",
            "kind",
            "volume_ml",
            "rate_ml_per_s",
            "saline_ml",
            "route",
            "site",
            "gauge",
            "at",
            "given_by",
            "phases",
            "plan",
            "temperature_c",
            "peak_pressure_psi",
            "source",
            "note",
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
    kind = serializers.ChoiceField(choices=[(k.value, k.value) for k in InjectionKind], default="main")
    phases = InjectionPhaseSerializer(many=True, default=list, max_length=12)
    temperature_c = serializers.DecimalField(
        max_digits=3, decimal_places=1, min_value=0, max_value=45, required=False, allow_null=True, default=None
    )
    peak_pressure_psi = serializers.IntegerField(
        min_value=0, max_value=1500, required=False, allow_null=True, default=None
    )
    source = serializers.ChoiceField(choices=["person", "injector"], default="person")
    note = serializers.CharField(max_length=300, allow_blank=True, default="")
