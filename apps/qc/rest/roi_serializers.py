from rest_framework import serializers

from apps.qc.engine.roi import ROLES, SHAPES


class QcWindowSerializer(serializers.Serializer):
    centre = serializers.FloatField(min_value=-5000, max_value=5000, default=40)
    width = serializers.FloatField(min_value=1, max_value=10_000, default=400)


class QcRegionSerializer(serializers.Serializer):
    """Centre and full sides in mm along the rows (u) and columns (v) of the slice."""

    name = serializers.CharField(max_length=40)
    role = serializers.ChoiceField(choices=ROLES)
    shape = serializers.ChoiceField(choices=SHAPES)
    u_mm = serializers.FloatField(min_value=-10_000, max_value=10_000)
    v_mm = serializers.FloatField(min_value=-10_000, max_value=10_000)
    width_mm = serializers.FloatField(min_value=0.1, max_value=2_000)
    height_mm = serializers.FloatField(min_value=0.1, max_value=2_000)


class QcRoiMakeSerializer(serializers.Serializer):
    instance_id = serializers.IntegerField(min_value=1, max_value=2**53)
    regions = QcRegionSerializer(many=True, allow_empty=False, max_length=20)
    reference_uid = serializers.CharField(max_length=64, allow_blank=True, default="")
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class QcRegionResultSerializer(serializers.Serializer):
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=ROLES)
    n = serializers.IntegerField()
    mean = serializers.FloatField(allow_null=True)
    sd = serializers.FloatField(allow_null=True)
    snr = serializers.FloatField(allow_null=True)
    warning = serializers.ChoiceField(choices=["", "few_pixels", "empty"])


class QcRoiSeriesResultSerializer(serializers.Serializer):
    series_uid = serializers.CharField()
    description = serializers.CharField()
    kernel = serializers.CharField()
    sop_uid = serializers.CharField()
    regions = QcRegionResultSerializer(many=True)
    cnr = serializers.FloatField(allow_null=True)
    gain = serializers.FloatField(allow_null=True)


class QcRoiSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    study_id = serializers.IntegerField()
    position_mm = serializers.FloatField(allow_null=True)
    regions = QcRegionSerializer(many=True)
    reference_uid = serializers.CharField()
    results = QcRoiSeriesResultSerializer(many=True)
    note = serializers.CharField()
    software = serializers.CharField()
    policy_version = serializers.CharField()
    made_by_name = serializers.CharField()
    made_at = serializers.DateTimeField()


class QcRoiSliceSerializer(serializers.Serializer):
    instance_id = serializers.IntegerField()
    position_mm = serializers.FloatField(allow_null=True)
    rows = serializers.IntegerField()
    columns = serializers.IntegerField()
    u_mm = serializers.FloatField()
    v_mm = serializers.FloatField()
    column_mm = serializers.FloatField()
    row_mm = serializers.FloatField()


class QcRoiSeriesSerializer(serializers.Serializer):
    series_uid = serializers.CharField()
    description = serializers.CharField()
    slices = QcRoiSliceSerializer(many=True)
