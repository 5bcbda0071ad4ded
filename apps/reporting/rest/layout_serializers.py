from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.reporting.engine.layout import FORMATS, MOST_PAGES
from apps.reporting.rest.serializers import ReadPatientSerializer

MOST_SIDE, BIG = 8, 1e6
FORMAT = [(name, name) for name in FORMATS]


class LayoutTileSerializer(serializers.Serializer):
    instance_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    frame = serializers.IntegerField(min_value=1, max_value=100_000)
    center = serializers.FloatField(min_value=-BIG, max_value=BIG, allow_null=True)
    width = serializers.FloatField(
        min_value=1, max_value=BIG, allow_null=True, help_text="null: the image's own window"
    )


class LayoutPageSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=80, allow_blank=True)
    rows = serializers.IntegerField(min_value=1, max_value=MOST_SIDE)
    cols = serializers.IntegerField(min_value=1, max_value=MOST_SIDE)
    tiles = serializers.ListField(child=LayoutTileSerializer(allow_null=True), max_length=MOST_SIDE * MOST_SIDE)

    def validate(self, attrs: dict) -> dict:
        if len(attrs["tiles"]) != attrs["rows"] * attrs["cols"]:
            raise serializers.ValidationError({"tiles": "rows x cols"})
        return attrs


class LayoutSaveSerializer(serializers.Serializer):
    format = serializers.ChoiceField(choices=FORMAT)
    pages = serializers.ListField(child=LayoutPageSerializer(), max_length=MOST_PAGES)
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1, help_text="0 where none is saved")


class LayoutWishSerializer(serializers.Serializer):
    """Left out: by the habit of the protocol."""

    format = serializers.ChoiceField(choices=FORMAT, required=False)
    rows = serializers.IntegerField(min_value=1, max_value=MOST_SIDE, required=False)
    cols = serializers.IntegerField(min_value=1, max_value=MOST_SIDE, required=False)


class LayoutHabitSerializer(serializers.Serializer):
    format = serializers.CharField()
    rows = serializers.IntegerField()
    cols = serializers.IntegerField()


class LayoutSliceSerializer(serializers.Serializer):
    instance_id = serializers.IntegerField()
    frame = serializers.IntegerField()
    is_marked = serializers.BooleanField()


class LayoutStackSerializer(serializers.Serializer):
    series_id = serializers.IntegerField()
    description = serializers.CharField()
    slices = LayoutSliceSerializer(many=True)


class LayoutSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    accession = serializers.CharField()
    patient = ReadPatientSerializer()
    exam_type_names = LanguageMapField()
    format = serializers.CharField()
    width_mm = serializers.FloatField()
    height_mm = serializers.FloatField()
    pages = LayoutPageSerializer(many=True)
    stacks = LayoutStackSerializer(many=True)
    version = serializers.IntegerField(help_text="0 where none is saved")
    saved_at = serializers.DateTimeField(allow_null=True)
    saved_by = serializers.CharField()
    emitted_at = serializers.DateTimeField(allow_null=True)
