"""The sheet of one exam, and the cards of the worklist and the lanes."""

from rest_framework import serializers

from apps.common.rest.fields import ActorField, LanguageMapField, ReasonField
from apps.safety.engine.zones import STEPS
from apps.safety.models import FindingDecision, Preparation, SafetyRelease, ScreeningCheck
from apps.safety.rest.contrast_serializers import DosePlanSerializer, InjectionSerializer
from apps.safety.rest.reaction_serializers import ReactionSerializer
from apps.safety.rest.serializers import (
    SafetyAssessmentSerializer,
    SafetyFindingSerializer,
    StopAlarmSerializer,
    StripFactSerializer,
)
from apps.safety.rest.signature_serializers import (
    AuthorisationSerializer,
    SafetyDocumentSerializer,
    SignatureSerializer,
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


class ZoneStepSerializer(serializers.Serializer):
    """A step of the screening and the zone of the magnet before which it stands."""

    step = serializers.ChoiceField(choices=STEPS, read_only=True)
    zone = serializers.CharField(read_only=True)
    is_done = serializers.BooleanField(read_only=True)
    may_enter = serializers.BooleanField(read_only=True)
    by = ActorField(source="said.by", default="")
    at = serializers.DateTimeField(source="said.at", read_only=True, allow_null=True, default=None)
    n_open = serializers.IntegerField(read_only=True)


class SafetyReleaseSerializer(serializers.ModelSerializer):
    class Meta:
        model = SafetyRelease
        fields = ["id", "exam_id", "released_by", "at", "note"]


class SafetyDecisionSerializer(serializers.ModelSerializer):
    reason = ReasonField()

    class Meta:
        model = FindingDecision
        fields = ["id", "key", "reason", "why", "decided_by", "at", "needs_second", "seconded_by", "seconded_at"]


class PremedicationSerializer(serializers.Serializer):
    regimen = serializers.CharField(read_only=True)
    ordered_by = serializers.CharField(read_only=True)
    first_dose_at = serializers.DateTimeField(read_only=True, allow_null=True)
    taken_at = serializers.DateTimeField(read_only=True, allow_null=True)
    policy_version = serializers.CharField(read_only=True)


class RegimenOfferSerializer(serializers.Serializer):
    """A regimen that still fits before the start."""

    code = serializers.CharField(read_only=True)
    first_dose_at = serializers.DateTimeField(read_only=True)


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
            "iv_attempts",
            "iv_removed_at",
            "handed_over_at",
            "handed_over_by",
            "observe_until",
            "observe_policy",
            "discharged_at",
            "discharged_by",
            "version",
        ]


class CareClockSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=["fasting", "drinking", "uptake", "observation"], read_only=True)
    started_at = serializers.DateTimeField(read_only=True)
    due_at = serializers.DateTimeField(read_only=True)
    red_at = serializers.DateTimeField(read_only=True)
    state = serializers.ChoiceField(choices=["running", "due", "overdue"], read_only=True)


class SedationSerializer(serializers.Serializer):
    id = serializers.IntegerField(source="row.id", read_only=True)
    drug = serializers.CharField(source="row.drug", read_only=True)
    dose = serializers.CharField(source="row.dose", read_only=True)
    given_at = serializers.DateTimeField(source="row.given_at", read_only=True)
    given_by = serializers.CharField(source="row.given_by", read_only=True)
    check_every_min = serializers.IntegerField(source="row.check_every_min", read_only=True)
    next_check_at = serializers.DateTimeField(read_only=True)


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
    missing_check = ReasonField(allow_null=True)
    zones = ZoneStepSerializer(many=True, read_only=True)
    release = SafetyReleaseSerializer(read_only=True, allow_null=True)
    decisions = SafetyDecisionSerializer(many=True, read_only=True)
    premedication = PremedicationSerializer(read_only=True, allow_null=True)
    regimens = RegimenOfferSerializer(many=True, read_only=True)
    documents = SafetyDocumentSerializer(many=True, read_only=True)
    signatures = SignatureSerializer(many=True, read_only=True)
    authorisation = AuthorisationSerializer(read_only=True, allow_null=True)
    agent = UsedAgentSerializer(read_only=True, allow_null=True)
    dose = DosePlanSerializer(read_only=True, allow_null=True)
    injections = InjectionSerializer(many=True, read_only=True)
    reactions = ReactionSerializer(many=True, read_only=True)
    preparation = PreparationSerializer(read_only=True, allow_null=True)
    sedation = SedationSerializer(read_only=True, allow_null=True)
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
    clocks = CareClockSerializer(many=True, read_only=True)
    sedation = SedationSerializer(read_only=True, allow_null=True)
