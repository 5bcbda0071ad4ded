"""The sheet of one exam, and the cards of the worklist and the lanes."""

from rest_framework import serializers

from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.safety.models import FindingDecision, Preparation, SafetyRelease, ScreeningCheck
from apps.safety.rest.contrast_serializers import InjectionSerializer
from apps.safety.rest.reaction_serializers import ReactionSerializer
from apps.safety.rest.serializers import (
    SafetyAssessmentSerializer,
    SafetyFindingSerializer,
    StopAlarmSerializer,
    StripFactSerializer,
)


class SafetyPatientSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(read_only=True)
    name_latin = serializers.CharField(read_only=True)
    sex = serializers.CharField(read_only=True)
    birth_date = serializers.DateField(read_only=True, allow_null=True)
    mrn = serializers.CharField(read_only=True)
    is_unknown = serializers.BooleanField(read_only=True)


class SafetyExamSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    accession = serializers.CharField(read_only=True)
    state = serializers.CharField(read_only=True)
    allowed_actions = serializers.ListField(child=serializers.CharField(), read_only=True)
    site_id = serializers.IntegerField(read_only=True)
    patient = SafetyPatientSerializer(read_only=True)
    exam_type_code = serializers.CharField(read_only=True)
    exam_type_names = LanguageMapField(read_only=True)
    modality = serializers.CharField(read_only=True)
    body_part = serializers.CharField(read_only=True)
    laterality = serializers.CharField(read_only=True)
    contrast = serializers.CharField(read_only=True)
    protocol = serializers.CharField(read_only=True)
    priority_code = serializers.CharField(read_only=True)
    priority_rank = serializers.IntegerField(read_only=True)
    patient_class = serializers.CharField(read_only=True)
    reason_for_exam = serializers.CharField(read_only=True)
    referrer_name = serializers.CharField(read_only=True)
    slot_start = serializers.DateTimeField(read_only=True, allow_null=True)
    slot_device_code = serializers.CharField(read_only=True)
    duration_min = serializers.IntegerField(read_only=True)
    is_held = serializers.BooleanField(read_only=True)
    facets = serializers.DictField(child=serializers.CharField(), read_only=True)
    stamps = serializers.DictField(child=serializers.DateTimeField(), read_only=True)
    version = serializers.IntegerField(read_only=True)


class ScreeningFormBriefSerializer(serializers.Serializer):
    code = serializers.CharField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    names = LanguageMapField(read_only=True)
    source = serializers.CharField(read_only=True)


class AskedItemSerializer(serializers.Serializer):
    code = serializers.CharField(read_only=True)
    name = LanguageMapField(read_only=True)
    text = LanguageMapField(read_only=True)
    stage = serializers.ChoiceField(choices=["booking", "scan"], read_only=True)
    strip = serializers.CharField(read_only=True)
    is_critical = serializers.BooleanField(read_only=True)
    value = serializers.ChoiceField(choices=["yes", "no", "unsure", "unanswered"], read_only=True)
    detail = serializers.CharField(read_only=True)
    source = serializers.CharField(read_only=True)
    by = ActorField()
    at = serializers.DateTimeField(read_only=True, allow_null=True)


class ScreeningCheckSerializer(serializers.ModelSerializer):
    class Meta:
        model = ScreeningCheck
        fields = ["id", "checked_by", "at"]


class SafetyReleaseSerializer(serializers.ModelSerializer):
    class Meta:
        model = SafetyRelease
        fields = ["id", "exam_id", "released_by", "at", "note"]


class SafetyDecisionSerializer(serializers.ModelSerializer):
    reason = ReasonField()

    class Meta:
        model = FindingDecision
        fields = ["id", "key", "reason", "why", "decided_by", "at"]


class PremedicationSerializer(serializers.Serializer):
    regimen = serializers.CharField(read_only=True)
    ordered_by = serializers.CharField(read_only=True)
    first_dose_at = serializers.DateTimeField(read_only=True, allow_null=True)
    taken_at = serializers.DateTimeField(read_only=True, allow_null=True)
    policy_version = serializers.CharField(read_only=True)


class UsedAgentSerializer(serializers.Serializer):
    code = serializers.CharField(read_only=True)
    names = LanguageMapField(read_only=True)
    volume_ml = serializers.DecimalField(max_digits=6, decimal_places=1, read_only=True, required=False)
    at = serializers.DateTimeField(read_only=True, required=False)
    is_given = serializers.BooleanField(read_only=True)


class PreparationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Preparation
        fields = [
            "id",
            "exam_id",
            "lane",
            "lane_since",
            "opened_at",
            "iv_site",
            "iv_gauge",
            "iv_at",
            "iv_by",
            "handed_over_at",
            "handed_over_by",
            "observe_until",
            "observe_policy",
            "discharged_at",
            "discharged_by",
            "version",
        ]


class SafetySheetSerializer(serializers.Serializer):
    exam = SafetyExamSerializer(read_only=True)
    weight_kg = serializers.FloatField(read_only=True, allow_null=True)
    strip = StripFactSerializer(many=True, read_only=True)
    form = ScreeningFormBriefSerializer(read_only=True, allow_null=True)
    items = AskedItemSerializer(many=True, read_only=True)
    booking = SafetyAssessmentSerializer(read_only=True)
    open_points = SafetyFindingSerializer(many=True, read_only=True)
    notes = SafetyFindingSerializer(many=True, read_only=True)
    check = ScreeningCheckSerializer(read_only=True, allow_null=True)
    needs_check = serializers.BooleanField(read_only=True)
    release = SafetyReleaseSerializer(read_only=True, allow_null=True)
    decisions = SafetyDecisionSerializer(many=True, read_only=True)
    premedication = PremedicationSerializer(read_only=True, allow_null=True)
    agent = UsedAgentSerializer(read_only=True, allow_null=True)
    injections = InjectionSerializer(many=True, read_only=True)
    reactions = ReactionSerializer(many=True, read_only=True)
    preparation = PreparationSerializer(read_only=True, allow_null=True)
    alarms = StopAlarmSerializer(many=True, read_only=True)


class ScannerCardSerializer(serializers.Serializer):
    exam = SafetyExamSerializer(read_only=True)
    verdict = serializers.CharField(read_only=True)
    is_released = serializers.BooleanField(read_only=True)
    lane = serializers.CharField(read_only=True)
    handed_over_at = serializers.DateTimeField(read_only=True, allow_null=True)
    n_open_reactions = serializers.IntegerField(read_only=True)


class NurseLaneCardSerializer(serializers.Serializer):
    exam = SafetyExamSerializer(read_only=True)
    preparation = PreparationSerializer(read_only=True)
    verdict = serializers.CharField(read_only=True)
    is_released = serializers.BooleanField(read_only=True)
    reasons = serializers.ListField(child=ReasonField(), read_only=True)
    last_injection = InjectionSerializer(read_only=True, allow_null=True)
    n_open_reactions = serializers.IntegerField(read_only=True)
