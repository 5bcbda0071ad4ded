"""Reactions, observations and action cards over HTTP."""

from rest_framework import serializers

from apps.common.kernel.words import render_code
from apps.common.rest.actors import language_of
from apps.common.rest.fields import LanguageMapField
from apps.safety.engine.reactions import GRADES, KINDS, OUTCOMES, SERIOUSNESS
from apps.safety.models import ActionCard, FollowUp, Observation, Reaction, ReactionAct
from apps.safety.rest.contrast_serializers import SITE_CHOICES, InjectionSerializer

GRADE_CHOICES = [(g, g) for g in GRADES]
KIND_CHOICES = [(k, k) for k in KINDS]


class ReactionActSerializer(serializers.ModelSerializer):
    class Meta:
        model = ReactionAct
        fields = ["id", "kind", "text", "detail", "card_line", "at", "by", "client_id"]


class DrugSerializer(serializers.Serializer):
    """A drug as it was given; nothing here is computed."""

    name = serializers.CharField(max_length=80)
    dose = serializers.CharField(max_length=40, allow_blank=True, default="")
    route = serializers.CharField(max_length=40, allow_blank=True, default="")


class NewReactionActSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    kind = serializers.ChoiceField(choices=["card", "drug", "call", "other"])
    text = serializers.CharField(max_length=300)
    detail = DrugSerializer(required=False, allow_null=True, default=None)
    card_line = serializers.IntegerField(min_value=1, max_value=60, required=False, allow_null=True, default=None)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class NewSentActSerializer(NewReactionActSerializer):
    """For a tablet that was offline: the reaction by the id that the tablet gave it."""

    reaction_client_id = serializers.UUIDField()


class PatientObservationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Observation
        fields = [
            "id",
            "exam_id",
            "reaction_id",
            "at",
            "systolic_mmhg",
            "diastolic_mmhg",
            "pulse_per_min",
            "spo2_percent",
            "consciousness",
            "note",
            "by",
            "client_id",
        ]


class NewPatientObservationSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    reaction_id = serializers.IntegerField(min_value=1, max_value=2**62, required=False, allow_null=True, default=None)
    reaction_client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    systolic_mmhg = serializers.IntegerField(min_value=20, max_value=320, required=False, allow_null=True, default=None)
    diastolic_mmhg = serializers.IntegerField(min_value=5, max_value=250, required=False, allow_null=True, default=None)
    pulse_per_min = serializers.IntegerField(min_value=0, max_value=350, required=False, allow_null=True, default=None)
    spo2_percent = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True, default=None)
    consciousness = serializers.ChoiceField(choices=["A", "V", "P", "U"], allow_blank=True, default="")
    note = serializers.CharField(max_length=300, allow_blank=True, default="")


class SymptomField(serializers.ListField):
    """Codes with their words in the caller's language."""

    child = serializers.DictField(child=serializers.CharField())

    def to_representation(self, value):
        language = language_of(self.context["request"])
        return [{"code": code, "text": render_code(f"safety.symptom_{code}", language)} for code in value]


class ReactionSerializer(serializers.ModelSerializer):
    patient_name = serializers.CharField(source="patient.name", read_only=True)
    patient_sex = serializers.CharField(source="patient.sex", read_only=True)
    patient_birth_date = serializers.DateField(source="patient.birth_date", read_only=True, allow_null=True)
    accession = serializers.CharField(source="exam.accession", read_only=True)
    exam_names = LanguageMapField(source="exam.exam_type.names", read_only=True)
    injection = InjectionSerializer(read_only=True)
    symptoms = SymptomField(read_only=True)
    suggested_because = SymptomField(read_only=True)

    class Meta:
        model = Reaction
        fields = [
            "id",
            "exam_id",
            "accession",
            "exam_names",
            "patient_id",
            "patient_name",
            "patient_sex",
            "patient_birth_date",
            "site_id",
            "agent_class",
            "injection",
            "state",
            "started_at",
            "symptoms",
            "suggested_kind",
            "suggested_grade",
            "suggested_because",
            "policy_version",
            "needs_surgeon",
            "chosen_kind",
            "chosen_grade",
            "body_site",
            "volume_band",
            "confirmed_kind",
            "confirmed_grade",
            "confirmed_by",
            "confirmed_at",
            "confirm_by",
            "confirm_note",
            "outcome",
            "outcome_code",
            "seriousness",
            "closed_at",
            "recorded_by",
            "recorded_at",
            "client_id",
            "version",
        ]


class FollowUpSerializer(serializers.ModelSerializer):
    class Meta:
        model = FollowUp
        fields = ["id", "kind", "due_at", "policy_version", "done_at", "done_by", "result", "is_withdrawn", "version"]


class FollowUpRowSerializer(FollowUpSerializer):
    """With whose it is, for the list of everybody's."""

    patient_name = serializers.CharField(source="reaction.patient.name", read_only=True)
    accession = serializers.CharField(source="reaction.exam.accession", read_only=True)
    reaction_kind = serializers.CharField(source="reaction.chosen_kind", read_only=True)
    grade = serializers.CharField(source="reaction.chosen_grade", read_only=True)

    class Meta(FollowUpSerializer.Meta):
        fields = [*FollowUpSerializer.Meta.fields, "reaction_id", "patient_name", "accession", "reaction_kind", "grade"]


class CloseFollowUpSerializer(serializers.Serializer):
    result = serializers.CharField(max_length=300)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class ReactionDetailSerializer(ReactionSerializer):
    follow_ups = FollowUpSerializer(many=True, read_only=True)
    acts = ReactionActSerializer(many=True, read_only=True)
    observations = PatientObservationSerializer(many=True, read_only=True)

    class Meta(ReactionSerializer.Meta):
        fields = [*ReactionSerializer.Meta.fields, "acts", "observations", "follow_ups"]


class NewReactionSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    started_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    symptoms = serializers.ListField(child=serializers.CharField(max_length=48), allow_empty=False, max_length=40)
    kind = serializers.ChoiceField(choices=KIND_CHOICES, allow_blank=True, default="")
    grade = serializers.ChoiceField(choices=GRADE_CHOICES, allow_blank=True, default="")
    body_site = serializers.ChoiceField(choices=SITE_CHOICES, allow_blank=True, default="")
    volume_band = serializers.ChoiceField(choices=["lt10", "10to50", "gt50", "unknown"], allow_blank=True, default="")


class ConfirmReactionSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=KIND_CHOICES)
    grade = serializers.ChoiceField(choices=GRADE_CHOICES)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class ReactionOutcomeSerializer(serializers.Serializer):
    outcome = serializers.CharField(max_length=500)
    outcome_code = serializers.ChoiceField(choices=[(o, o) for o in OUTCOMES], default="unknown")
    seriousness = serializers.ListField(
        child=serializers.ChoiceField(choices=[(s, s) for s in SERIOUSNESS]), max_length=5, default=list
    )


class ActionCardSerializer(serializers.ModelSerializer):
    title = LanguageMapField()
    lines = serializers.ListField(child=LanguageMapField())

    class Meta:
        model = ActionCard
        fields = [
            "id",
            "kind",
            "grade",
            "version",
            "title",
            "lines",
            "state",
            "written_by",
            "written_at",
            "approved_by",
            "approved_at",
        ]


class NewActionCardSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=KIND_CHOICES)
    grade = serializers.ChoiceField(choices=GRADE_CHOICES)
    title = LanguageMapField()
    lines = serializers.ListField(child=LanguageMapField(), allow_empty=False, max_length=20)
