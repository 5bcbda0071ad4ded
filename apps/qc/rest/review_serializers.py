"""What a reviewer sends in."""

from rest_framework import serializers

from apps.qc.engine.lessons import LONGEST_RIGHT, MOST_MARKS
from apps.qc.engine.report import SECTIONS
from apps.qc.engine.rule_data import CATEGORIES
from apps.qc.engine.scoring import RADPEER


class QcMarkSerializer(serializers.Serializer):
    """A fault in the text: its stretch in Unicode code points, and what should stand there (empty: not said)."""

    section = serializers.ChoiceField(choices=list(SECTIONS))
    start = serializers.IntegerField(min_value=0, max_value=10**6)
    end = serializers.IntegerField(min_value=1, max_value=10**6)
    category = serializers.ChoiceField(choices=list(CATEGORIES))
    right = serializers.CharField(allow_blank=True, default="", max_length=LONGEST_RIGHT, trim_whitespace=False)


class QcReviewSubmitSerializer(serializers.Serializer):
    scores = serializers.DictField(child=serializers.IntegerField())
    defects = serializers.ListField(child=serializers.CharField(max_length=40), default=list, max_length=40)
    radpeer = serializers.ChoiceField(choices=[("", ""), *[(s, s) for s in RADPEER]], default="", allow_blank=True)
    faults = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, allow_null=True, max_length=60,
        help_text="items of the checklist that were not met; absent: the checklist was left out",
    )  # fmt: skip
    marks = QcMarkSerializer(many=True, required=False, max_length=MOST_MARKS)
    comment = serializers.CharField(allow_blank=True, default="", max_length=4000)
    spent_s = serializers.IntegerField(min_value=0, max_value=86_400, default=0)
    request_correction = serializers.BooleanField(default=False)


class QcFirstLookSendSerializer(serializers.Serializer):
    """An impression of the images, before the report; without words they are marked as read."""

    text = serializers.CharField(allow_blank=True, default="", max_length=4000)
    spent_s = serializers.IntegerField(min_value=0, max_value=86_400, default=0)


class QcSubmittedSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    grade = serializers.CharField()
    submitted_at = serializers.DateTimeField()
