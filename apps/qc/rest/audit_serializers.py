"""The sheet that a reviewer is given."""

from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.qc.rest.picture_serializers import QcLeftOutSerializer, QcWindowSerializer
from apps.qc.rest.serializers import QcContentSerializer, QcDisclosureSerializer, QcFirstLookSerializer


class QcCriterionSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()


class QcDefectSerializer(QcCriterionSerializer):
    key = serializers.CharField()


class QcScaleSerializer(serializers.Serializer):
    version = serializers.CharField()
    criteria = QcCriterionSerializer(many=True)
    defects = QcDefectSerializer(many=True)
    radpeer = serializers.ListField(child=serializers.CharField())
    amber_at = serializers.IntegerField()


class QcChecklistItemSerializer(QcCriterionSerializer):
    points = serializers.FloatField()
    veto = serializers.BooleanField(default=False)

    def to_representation(self, item) -> dict:
        return super().to_representation({"veto": False, **item})


class QcChecklistSerializer(serializers.Serializer):
    """100 points: a fault costs its points, a veto item the grade; 甲 from `first`, 乙 from `second`."""

    version = serializers.CharField()
    first = serializers.FloatField()
    second = serializers.FloatField()
    items = QcChecklistItemSerializer(many=True)


class QcAppealWordsSerializer(serializers.Serializer):
    """What the author says against the score, without who; `pictures` are numbers of key images."""

    text = serializers.CharField()
    pictures = serializers.ListField(child=serializers.IntegerField())


class QcPriorSerializer(serializers.Serializer):
    """An earlier exam of the same patient: masked, and under a key that holds for this case only."""

    key = serializers.CharField()
    days_before = serializers.IntegerField(help_text="whole days before this exam's work was closed")
    content = QcContentSerializer()
    n_pictures = serializers.IntegerField()


class QcAuditSerializer(serializers.Serializer):
    """All that a reviewer is given: content, pictures by number, the scale. Nothing else leaves the server."""

    case_id = serializers.IntegerField()
    kind = serializers.CharField()
    queue = serializers.CharField()
    is_arbitration = serializers.BooleanField()
    reason_text = serializers.CharField()
    appeal = QcAppealWordsSerializer(allow_null=True)
    disclosure = QcDisclosureSerializer(allow_null=True)
    is_text_held = serializers.BooleanField(help_text="the report comes after an impression of the images")
    first_look = QcFirstLookSerializer(allow_null=True)
    priors = QcPriorSerializer(many=True)
    content = QcContentSerializer()
    n_pictures = serializers.IntegerField()
    left_out = QcLeftOutSerializer(many=True)
    n_undeclared = serializers.IntegerField()
    windows = QcWindowSerializer(many=True)
    scale = QcScaleSerializer()
    checklist = QcChecklistSerializer(allow_null=True)
