"""What is asked of cases: raised, ended, filtered."""

from rest_framework import serializers

from apps.qc.engine.cases import CaseState, Origin, Queue
from apps.qc.public import CountedBy
from apps.qc.rest.draw_serializers import KINDS

RAISED_BY_PEOPLE = (Origin.COMPLAINT, Origin.PATHOLOGY, Origin.SELF, Origin.REQUESTED)


class QcRaiseSerializer(serializers.Serializer):
    subject_kind = serializers.ChoiceField(choices=[(k, k) for k in ("exam", "study", "report")])
    subject_id = serializers.IntegerField(min_value=1)
    origin = serializers.ChoiceField(choices=[(o.value, o.value) for o in RAISED_BY_PEOPLE], default="complaint")
    reason_text = serializers.CharField(max_length=2000)


class QcRaisedSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    opened_at = serializers.DateTimeField()


class QcOutcomeSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=2000)
    version = serializers.IntegerField(min_value=1, required=False)


class QcCaseQuerySerializer(serializers.Serializer):
    queue = serializers.ChoiceField(choices=[(q.value, q.value) for q in Queue], required=False)
    state = serializers.ChoiceField(choices=[(s.value, s.value) for s in CaseState], required=False)
    kind = serializers.ChoiceField(choices=KINDS, required=False)
    grade = serializers.ChoiceField(choices=[(g, g) for g in ("pass", "defect", "fail")], required=False)
    defect = serializers.CharField(required=False, max_length=40)
    week = serializers.DateField(required=False, help_text="Monday of the week of a review")
    chart = serializers.ChoiceField(
        choices=[(c.value, c.value) for c in CountedBy],
        required=False,
        help_text="only what this chart counts, in its period; needs `kind`",
    )
    draw = serializers.IntegerField(required=False, min_value=1, max_value=2**31)
    campaign = serializers.IntegerField(required=False, min_value=1, max_value=2**31)
    modality = serializers.CharField(required=False, max_length=8)
    letter = serializers.ChoiceField(choices=[(g, g) for g in "ABC"], required=False, help_text="judged cases only")
    readers = serializers.RegexField(
        r"^[0-9a-fA-F-]{1,64}(,[0-9a-fA-F-]{1,64})*$",
        max_length=200,
        required=False,
        help_text="ids of readers who all judged it; judged cases only",
    )
    person = serializers.CharField(required=False, max_length=64, help_text="responsible; judged cases only")
    device = serializers.CharField(required=False, max_length=32, help_text="judged cases only")
    place = serializers.IntegerField(required=False, min_value=1, max_value=2**31, help_text="site; judged cases only")

    def validate(self, attrs):
        if "chart" in attrs and "kind" not in attrs:
            raise serializers.ValidationError({"kind": self.fields["kind"].error_messages["required"]}, code="required")
        return attrs
