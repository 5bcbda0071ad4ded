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


class QcFunnelQuerySerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[("image", "image"), ("report", "report")], default="report")
    by = serializers.ChoiceField(choices=[(b, b) for b in ("person", "device", "site", "modality")], default="person")


class QcFunnelPointSerializer(serializers.Serializer):
    """Without a rate under the minimum count."""

    key = serializers.CharField()
    name = serializers.CharField()
    names = LanguageMapField()
    hits = serializers.IntegerField()
    n = serializers.IntegerField()
    rate = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    is_out = serializers.BooleanField(help_text="outside the limits of 99.8 %")


class QcFunnelLimitSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    low = serializers.FloatField()
    near = serializers.FloatField()
    far = serializers.FloatField()
    high = serializers.FloatField()


class QcFunnelSerializer(serializers.Serializer):
    by = serializers.CharField()
    centre = serializers.FloatField(allow_null=True)
    min_cases = serializers.IntegerField()
    points = QcFunnelPointSerializer(many=True)
    limits = QcFunnelLimitSerializer(many=True)


class QcDefectCountSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    n = serializers.IntegerField()
    share = serializers.FloatField()
    cumulative = serializers.FloatField()


class QcAgreementSerializer(serializers.Serializer):
    readers = serializers.ListField(child=serializers.CharField())
    ids = serializers.ListField(child=serializers.CharField())
    n = serializers.IntegerField()
    kappa = serializers.FloatField(allow_null=True)
    weighted = serializers.FloatField(allow_null=True, help_text="linear weights")
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcPanelSerializer(serializers.Serializer):
    """Krippendorff's alpha of all readers; empty under the minimum count."""

    n = serializers.IntegerField()
    alpha = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcEstimateSerializer(serializers.Serializer):
    """Cases that did not pass: `raw` as drawn, `rate` of the frame by inclusion probabilities; empty without cases."""

    queue = serializers.CharField()
    n = serializers.IntegerField()
    hits = serializers.IntegerField()
    raw = serializers.FloatField(allow_null=True)
    rate = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcGradeShareSerializer(serializers.Serializer):
    grade = serializers.CharField()
    n = serializers.IntegerField()
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcGradesSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    n_without = serializers.IntegerField(help_text="judged without the checklist")
    grades = QcGradeShareSerializer(many=True)
    versions = serializers.ListField(
        child=serializers.CharField(), help_text="more than one: not comparable as they stand"
    )


class QcRateSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    passed = serializers.IntegerField()
    n_unblinded = serializers.IntegerField()
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class QcGradingPeriodSerializer(serializers.Serializer):
    """The sheets that hold for all that is drawn in these days; `waiting`: in force since, used from the next period."""

    first_day = serializers.DateField()
    last_day = serializers.DateField()
    sheets = serializers.ListField(child=serializers.CharField())
    waiting = serializers.ListField(child=serializers.CharField())


class QcChartsSerializer(serializers.Serializer):
    kind = serializers.CharField()
    weeks = serializers.IntegerField()
    p_chart = QcPointSerializer(many=True)
    u_chart = QcPointSerializer(many=True)
    defects = QcDefectCountSerializer(many=True)
    agreement = QcAgreementSerializer(many=True)
    panel = QcPanelSerializer()
    rate = QcRateSerializer()
    estimates = QcEstimateSerializer(many=True)
    grades = QcGradesSerializer()
    kappa_min_cases = serializers.IntegerField()
    period = QcGradingPeriodSerializer()


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
