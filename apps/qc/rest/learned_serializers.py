from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

MOST_TEXT = 4_000_000


class QcLearnedScoreSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    n_cases = serializers.IntegerField()
    auc = serializers.FloatField(help_text="at sites that were left out")
    table_sha256 = serializers.CharField()
    policy_version = serializers.CharField()
    made_by_name = serializers.CharField()
    made_at = serializers.DateTimeField()


class QcLearnedSiteSerializer(serializers.Serializer):
    site = serializers.CharField()
    n = serializers.IntegerField()
    unacceptable = serializers.IntegerField()
    auc = serializers.FloatField(allow_null=True, help_text="empty where a site has one kind of case only")
    mean_chance = serializers.FloatField()


class QcLearnedBinSerializer(serializers.Serializer):
    low = serializers.FloatField()
    high = serializers.FloatField()
    n = serializers.IntegerField()
    predicted = serializers.FloatField()
    observed = serializers.FloatField()
    interval = serializers.ListField(child=serializers.FloatField())


class QcLearnedFiguresSerializer(serializers.Serializer):
    """Each site judged by a model of the others: AUC with its interval, calibration, never accuracy alone."""

    n = serializers.IntegerField()
    unacceptable = serializers.IntegerField()
    auc = serializers.FloatField()
    auc_interval = serializers.ListField(child=serializers.FloatField())
    brier = serializers.FloatField()
    brier_of_base_rate = serializers.FloatField()
    intercept = serializers.FloatField(allow_null=True)
    slope = serializers.FloatField(allow_null=True)
    sites = QcLearnedSiteSerializer(many=True)
    bins = QcLearnedBinSerializer(many=True)


class QcLearnedWeightSerializer(serializers.Serializer):
    """A metric's weight per standard deviation, and what training saw of it."""

    metric = serializers.CharField()
    weight = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()


class QcLearnedDetailSerializer(QcLearnedScoreSerializer):
    figures = QcLearnedFiguresSerializer()
    weights = serializers.SerializerMethodField()

    @extend_schema_field(QcLearnedWeightSerializer(many=True))
    def get_weights(self, row):
        model = row.model
        rows = zip(model["metrics"], model["weights"], model["low"], model["high"])
        told = [dict(zip(("metric", "weight", "low", "high"), one)) for one in rows]
        return sorted(told, key=lambda one: -abs(one["weight"]))


class QcMetricTableSerializer(serializers.Serializer):
    table = serializers.CharField(
        max_length=MOST_TEXT, trim_whitespace=False, help_text="comma or tab separated, one line a case, with a header"
    )


class QcLearnSerializer(QcMetricTableSerializer):
    name = serializers.CharField(max_length=120)


class QcCaseScoreSerializer(serializers.Serializer):
    """`chance` of being unacceptable; `unseen` metrics lie outside what training saw, `missing` have no value."""

    case = serializers.CharField()
    chance = serializers.FloatField()
    unseen = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
