from rest_framework import serializers

from apps.qc.models import Lesson
from apps.qc.rest.rule_serializers import CODE


class QcLessonSerializer(serializers.Serializer):
    """What a confirmed error or false alarm is to teach, without whose report it is."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=Lesson.Kind.values)
    state = serializers.ChoiceField(choices=Lesson.State.values)
    lang = serializers.CharField()
    category = serializers.CharField()
    section = serializers.CharField()
    text = serializers.SerializerMethodField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    wrong = serializers.CharField()
    right = serializers.CharField()
    rule = serializers.CharField()
    source = serializers.ChoiceField(choices=Lesson.Source.values)
    case_id = serializers.IntegerField(allow_null=True)
    confirmed_by_name = serializers.CharField()
    confirmed_at = serializers.DateTimeField()
    decided_by_name = serializers.CharField()
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField()

    def get_text(self, lesson) -> str:
        return lesson.facts[lesson.section]


class QcLessonQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=Lesson.State.values, required=False)
    kind = serializers.ChoiceField(choices=Lesson.Kind.values, required=False)


class QcLessonHeardSerializer(serializers.Serializer):
    """Which rules alert the stretch as the department checks now."""

    rules = serializers.ListField(child=serializers.CharField())


class QcLessonReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class QcLessonPromoteSerializer(QcLessonReasonSerializer):
    """`example`: of the rule named; `rule`: a new draft rule of that code; `pair`: for the spell model."""

    to = serializers.ChoiceField(choices=["example", "rule", "pair"])
    rule = serializers.RegexField(CODE, max_length=40, required=False, allow_blank=True, default="")
