from dataclasses import asdict

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField, ReasonField
from apps.qc.engine.phantom.analysis import CODES, list_facts
from apps.qc.engine.phantom.judging import PARAMETERS
from apps.qc.models import PhantomAnalysis, PhantomMeasurement


class QcBreachSerializer(serializers.Serializer):
    parameter = serializers.ChoiceField(choices=PARAMETERS)
    rule = serializers.ChoiceField(choices=["tolerance", "shewhart", "ewma"])
    severity = serializers.ChoiceField(choices=["warn", "error"])
    value = serializers.FloatField()
    limit = serializers.FloatField()


class QcPhantomMeasurementSerializer(serializers.Serializer):
    """CT numbers in HU; `study_id` is empty for what an earlier register handed over."""

    id = serializers.IntegerField()
    source = serializers.ChoiceField(choices=PhantomMeasurement.Source.values)
    study_id = serializers.IntegerField(allow_null=True)
    kind = serializers.CharField()
    device_code = serializers.CharField()
    kvp = serializers.FloatField()
    kernel = serializers.CharField()
    measured_at = serializers.DateTimeField()
    water = serializers.FloatField()
    uniformity = serializers.FloatField()
    noise = serializers.FloatField()
    edges = serializers.ListField(child=serializers.FloatField())
    n_slices = serializers.IntegerField()
    n_px = serializers.IntegerField()
    software = serializers.CharField()
    policy_version = serializers.CharField()
    breaches = QcBreachSerializer(many=True)


class QcPhantomQuerySerializer(serializers.Serializer):
    device_code = serializers.CharField(required=False, max_length=32)
    study_id = serializers.IntegerField(required=False, min_value=1, max_value=2**53)


class QcAnalysisQuerySerializer(serializers.Serializer):
    device_code = serializers.CharField(required=False, max_length=32)


class QcCentreSerializer(serializers.Serializer):
    mean = serializers.FloatField()
    sd = serializers.FloatField()
    n = serializers.IntegerField()


class QcBaselineSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    centres = serializers.DictField(child=QcCentreSerializer())
    first_at = serializers.DateTimeField()
    last_at = serializers.DateTimeField()
    reason = serializers.CharField()
    set_by_name = serializers.CharField()
    set_at = serializers.DateTimeField()
    policy_version = serializers.CharField()


class QcPhantomRowSerializer(serializers.Serializer):
    """A scanner with a phantom at one tube voltage: how it stands."""

    device_code = serializers.CharField()
    kind = serializers.CharField()
    names = LanguageMapField()
    kvp = serializers.FloatField()
    kernel = serializers.CharField()
    n = serializers.IntegerField()
    last = QcPhantomMeasurementSerializer()
    baseline = QcBaselineSerializer(allow_null=True)


class QcChartKeySerializer(serializers.Serializer):
    device_code = serializers.CharField(max_length=32)
    kind = serializers.CharField(max_length=16)
    kvp = serializers.FloatField(min_value=1, max_value=1000)
    kernel = serializers.CharField(max_length=64, allow_blank=True, default="", help_text="empty: the images name none")


class QcPhantomChartQuerySerializer(QcChartKeySerializer):
    days = serializers.IntegerField(min_value=1, max_value=1100, default=90)


class QcEwmaSerializer(serializers.Serializer):
    value = serializers.FloatField()
    lower = serializers.FloatField()
    upper = serializers.FloatField()
    is_out = serializers.BooleanField()


class QcParameterSerializer(serializers.Serializer):
    """Lines of one chart in HU; `ewma` has an entry for each point, empty before the end of the baseline."""

    parameter = serializers.ChoiceField(choices=PARAMETERS)
    centre = serializers.FloatField(allow_null=True)
    sd = serializers.FloatField(allow_null=True)
    lower = serializers.FloatField(allow_null=True)
    upper = serializers.FloatField(allow_null=True)
    tolerance = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    hard_tolerance = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    ewma = serializers.ListField(child=QcEwmaSerializer(allow_null=True))


class QcPhantomChartSerializer(QcChartKeySerializer):
    points = QcPhantomMeasurementSerializer(many=True)
    baseline = QcBaselineSerializer(allow_null=True)
    parameters = QcParameterSerializer(many=True)


class QcBaselineSetSerializer(QcChartKeySerializer):
    first_at = serializers.DateTimeField()
    last_at = serializers.DateTimeField()
    reason = serializers.CharField(max_length=500)


class QcAnalysisFactSerializer(serializers.Serializer):
    """One figure of the analysis; `name` is a material, a place or a line pair, `passed` the program's own verdict."""

    code = serializers.ChoiceField(choices=CODES)
    name = serializers.CharField(allow_blank=True)
    value = serializers.FloatField()
    unit = serializers.CharField(allow_blank=True)
    nominal = serializers.FloatField(allow_null=True)
    passed = serializers.BooleanField(allow_null=True)


class QcPhantomAnalysisSerializer(serializers.Serializer):
    """What pylinac said of a CatPhan or ACR phantom, or why it said nothing."""

    id = serializers.IntegerField()
    study_id = serializers.IntegerField()
    kind = serializers.CharField()
    device_code = serializers.CharField()
    state = serializers.ChoiceField(choices=PhantomAnalysis.State.values)
    software = serializers.CharField()
    facts = serializers.SerializerMethodField()
    warnings = serializers.SerializerMethodField(help_text="what the program itself doubts, in its own words")
    result = serializers.JSONField()
    reason = ReasonField(allow_null=True)
    at = serializers.DateTimeField()

    @extend_schema_field(QcAnalysisFactSerializer(many=True))
    def get_facts(self, row):
        return [asdict(fact) for fact in list_facts(row.result)]

    def get_warnings(self, row) -> list[str]:
        return row.result.get("warnings", [])
