"""Strip, assessment, answers and decisions over HTTP."""

from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.safety.engine.facts import AnswerValue
from apps.safety.engine.terms import AnswerSource
from apps.safety.models import StopAlarm


class StripFactSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(
        choices=["allergy", "renal", "pregnancy", "implant", "isolation", "fall_risk"], read_only=True
    )
    state = serializers.ChoiceField(choices=["yes", "no", "unanswered"], read_only=True)
    level = serializers.ChoiceField(choices=["", "amber", "red"], read_only=True)
    reason = ReasonField(allow_null=True)
    by = serializers.CharField(read_only=True)
    at = serializers.DateTimeField(read_only=True, allow_null=True)


class SafetyAssessmentSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=["clear", "needs", "hold"], read_only=True)
    reasons = serializers.ListField(child=ReasonField(), read_only=True)
    policy_versions = serializers.ListField(child=serializers.CharField(), read_only=True)


class SafetyFindingSerializer(serializers.Serializer):
    """An open point: `key` is what a decision names."""

    key = serializers.CharField(read_only=True)
    effect = serializers.CharField(read_only=True)
    can_accept = serializers.BooleanField(read_only=True)
    reason = ReasonField()


class ScreeningAnswerInSerializer(serializers.Serializer):
    item = serializers.CharField(max_length=48)
    value = serializers.ChoiceField(choices=[(v.value, v.value) for v in AnswerValue])
    detail = serializers.CharField(max_length=200, allow_blank=True, default="")
    source = serializers.ChoiceField(choices=[(s.value, s.value) for s in AnswerSource], default="patient")


class ScreeningAnswersSerializer(serializers.Serializer):
    client_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    answered_by = serializers.CharField(max_length=128, allow_blank=True, default="")
    answers = ScreeningAnswerInSerializer(many=True, allow_empty=False, max_length=60)


class AcceptFindingsSerializer(serializers.Serializer):
    keys = serializers.ListField(child=serializers.CharField(max_length=160), allow_empty=False, max_length=40)
    why = serializers.CharField(max_length=500)


class SafetyNoteSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class PremedicationOrderSerializer(serializers.Serializer):
    regimen = serializers.CharField(max_length=48)


class StopAlarmSerializer(serializers.ModelSerializer):
    accession = serializers.CharField(source="exam.accession", read_only=True)
    patient_name = serializers.CharField(source="exam.patient.name", read_only=True)
    reasons = serializers.ListField(child=ReasonField(), read_only=True)

    class Meta:
        model = StopAlarm
        fields = [
            "id",
            "exam_id",
            "accession",
            "patient_name",
            "started_at",
            "reasons",
            "raised_at",
            "acknowledged_by",
            "acknowledged_at",
            "note",
        ]
