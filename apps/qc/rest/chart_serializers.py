from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField


class QcPointSerializer(serializers.Serializer):
    """A week of the p-chart; rate and limits are empty without reviews."""

    starts_on = serializers.DateField()
    week = serializers.IntegerField()
    hits = serializers.IntegerField()
    n = serializers.IntegerField()
    rate = serializers.FloatField(allow_null=True)
    centre = serializers.FloatField(allow_null=True)
    lower = serializers.FloatField(allow_null=True)
    upper = serializers.FloatField(allow_null=True)
    out = serializers.BooleanField()


class QcDefectCountSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    n = serializers.IntegerField()
    share = serializers.FloatField()
    cumulative = serializers.FloatField()


class QcAgreementSerializer(serializers.Serializer):
    readers = serializers.ListField(child=serializers.CharField())
    n = serializers.IntegerField()
    kappa = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcRateSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    passed = serializers.IntegerField()
    n_unblinded = serializers.IntegerField()
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcChartsSerializer(serializers.Serializer):
    kind = serializers.CharField()
    weeks = serializers.IntegerField()
    p_chart = QcPointSerializer(many=True)
    defects = QcDefectCountSerializer(many=True)
    agreement = QcAgreementSerializer(many=True)
    rate = QcRateSerializer()
    kappa_min_cases = serializers.IntegerField()


class QcChartQuerySerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[("image", "image"), ("report", "report")], default="report")


class QcRuleSerializer(serializers.Serializer):
    code = serializers.CharField()
    version = serializers.IntegerField()
    category = serializers.CharField()
    severity = serializers.CharField()
    blocking = serializers.BooleanField()
    title = LanguageMapField()
    stages = serializers.ListField(child=serializers.CharField())
    is_on = serializers.BooleanField()
