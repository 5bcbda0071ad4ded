from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.qc.models import ImageFinding

VERDICTS = ImageFinding.Verdict.values


class QcImageFindingSerializer(serializers.Serializer):
    """What a rule said about a study, and what a person answered; not which case it raised, since that case is judged blind."""

    id = serializers.IntegerField()
    study_id = serializers.IntegerField()
    exam_id = serializers.IntegerField()
    rule = serializers.CharField()
    rule_version = serializers.IntegerField()
    policy_version = serializers.CharField()
    category = serializers.CharField()
    severity = serializers.ChoiceField(choices=["info", "warn", "error"])
    series_uid = serializers.CharField()
    sop_uid = serializers.CharField()
    reason = ReasonField()
    route = serializers.ChoiceField(choices=ImageFinding.Route.values)
    state = serializers.ChoiceField(choices=ImageFinding.State.values)
    found_at = serializers.DateTimeField()
    verdict = serializers.ChoiceField(choices=["", *VERDICTS])
    note = serializers.CharField()
    answered_by_name = serializers.CharField()
    answered_at = serializers.DateTimeField(allow_null=True)


class QcImageFindingQuerySerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(required=False, min_value=1, max_value=2**53)
    study_id = serializers.IntegerField(required=False, min_value=1, max_value=2**53)
    route = serializers.ChoiceField(choices=ImageFinding.Route.values, required=False)
    state = serializers.ChoiceField(choices=ImageFinding.State.values, required=False)
    severity = serializers.ChoiceField(choices=["info", "warn", "error"], required=False)


class QcImageAnswerSerializer(serializers.Serializer):
    verdict = serializers.ChoiceField(choices=VERDICTS)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class QcImageRuleSerializer(serializers.Serializer):
    """A rule with what it said above a hint, how much of that was answered, and how much was a false alarm."""

    code = serializers.CharField()
    version = serializers.IntegerField()
    category = serializers.CharField()
    title = LanguageMapField()
    reads_pixels = serializers.BooleanField()
    n_found = serializers.IntegerField()
    n_answered = serializers.IntegerField()
    n_false = serializers.IntegerField()
