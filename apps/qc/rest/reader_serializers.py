from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField
from apps.qc.engine.reading.measured import MEASURES
from apps.qc.models import ReaderStudy

STATES = ReaderStudy.State.values


class QcReaderCriterionSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    anchors = serializers.DictField(child=LanguageMapField())


class QcReaderStudySerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    version = serializers.IntegerField()
    scale_version = serializers.CharField()
    seed = serializers.IntegerField()
    window_centre = serializers.FloatField()
    window_width = serializers.FloatField()
    made_by_name = serializers.CharField()
    made_at = serializers.DateTimeField()
    locked_at = serializers.DateTimeField(allow_null=True)
    locked_by_name = serializers.CharField()
    n_items = serializers.IntegerField()
    n_readers = serializers.IntegerField()


class QcReaderProgressSerializer(serializers.Serializer):
    name = serializers.CharField()
    done = serializers.IntegerField()
    total = serializers.IntegerField()


class QcReaderCaseSerializer(serializers.Serializer):
    label = serializers.CharField()
    study_id = serializers.IntegerField()
    bmi = serializers.FloatField(allow_null=True)
    conditions = serializers.ListField(child=serializers.CharField())


class QcReaderStudyDetailSerializer(QcReaderStudySerializer):
    criteria = QcReaderCriterionSerializer(many=True)
    progress = QcReaderProgressSerializer(many=True)
    cases = QcReaderCaseSerializer(many=True)


class QcReaderQuerySerializer(serializers.Serializer):
    state = serializers.ChoiceField(choices=STATES, required=False)


class QcReaderCaseMakeSerializer(serializers.Serializer):
    study_id = serializers.IntegerField(min_value=1, max_value=2**53)
    label = serializers.CharField(max_length=40)
    bmi = serializers.FloatField(min_value=5, max_value=150, required=False, allow_null=True)


class QcReaderMakeSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    site_id = serializers.IntegerField(min_value=1, max_value=2**53)
    cases = QcReaderCaseMakeSerializer(many=True, allow_empty=False, max_length=200)
    reader_ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=20)
    window_centre = serializers.FloatField(min_value=-5000, max_value=5000, default=40)
    window_width = serializers.FloatField(min_value=1, max_value=10_000, default=400)


class QcReaderLockSerializer(serializers.Serializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class QcReaderPersonSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()


class QcMyReadingSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    done = serializers.IntegerField()
    total = serializers.IntegerField()


class QcReadingSheetSerializer(serializers.Serializer):
    """One item as its reader sees it: pictures by number, never whose or how they were reconstructed."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    criteria = QcReaderCriterionSerializer(many=True)
    place = serializers.IntegerField()
    done = serializers.ListField(child=serializers.BooleanField())
    n_pictures = serializers.IntegerField()
    scores = serializers.DictField(child=serializers.IntegerField())


class QcReadingQuerySerializer(serializers.Serializer):
    place = serializers.IntegerField(required=False, min_value=1, max_value=100_000)


class QcScoresSerializer(serializers.Serializer):
    scores = serializers.DictField(child=serializers.IntegerField(min_value=1, max_value=5))
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class QcOutcomeTestSerializer(serializers.Serializer):
    test = serializers.CharField()
    statistic = serializers.FloatField(allow_null=True)
    p = serializers.FloatField()
    df = serializers.ListField(child=serializers.FloatField())


class QcConditionSerializer(serializers.Serializer):
    condition = serializers.CharField()
    n = serializers.IntegerField()
    q1 = serializers.FloatField(allow_null=True)
    median = serializers.FloatField(allow_null=True)
    q3 = serializers.FloatField(allow_null=True)
    mean = serializers.FloatField(allow_null=True)
    counts = serializers.ListField(child=serializers.IntegerField())
    bmi = QcOutcomeTestSerializer(allow_null=True)


class QcKappaSerializer(serializers.Serializer):
    readers = serializers.ListField(child=serializers.CharField())
    n = serializers.IntegerField()
    linear = serializers.FloatField(allow_null=True)
    quadratic = serializers.FloatField(allow_null=True)


class QcNormalitySerializer(serializers.Serializer):
    condition = serializers.CharField()
    result = QcOutcomeTestSerializer(allow_null=True)


class QcPairSerializer(serializers.Serializer):
    first = serializers.CharField()
    second = serializers.CharField()
    test = serializers.CharField()
    statistic = serializers.FloatField(allow_null=True)
    p = serializers.FloatField()
    p_holm = serializers.FloatField()


class QcComparedSerializer(serializers.Serializer):
    """Conditions compared over the cases that have every one, with why this test was chosen."""

    n_cases = serializers.IntegerField()
    normality = QcNormalitySerializer(many=True)
    variance = QcOutcomeTestSerializer(allow_null=True)
    overall = QcOutcomeTestSerializer(allow_null=True)
    why = serializers.ChoiceField(
        choices=["normal_equal", "not_normal", "unequal_variance", "two_conditions", "too_few", "no_spread"]
    )
    pairs = QcPairSerializer(many=True)


class QcCriterionResultSerializer(QcComparedSerializer):
    code = serializers.CharField()
    names = LanguageMapField()
    conditions = QcConditionSerializer(many=True)
    agreement = QcKappaSerializer(many=True)


class QcReaderResultsSerializer(serializers.Serializer):
    alpha = serializers.FloatField()
    n_scores = serializers.IntegerField()
    n_changed = serializers.IntegerField()
    criteria = QcCriterionResultSerializer(many=True)


class QcMeasuredConditionSerializer(serializers.Serializer):
    condition = serializers.CharField()
    n = serializers.IntegerField()
    q1 = serializers.FloatField(allow_null=True)
    median = serializers.FloatField(allow_null=True)
    q3 = serializers.FloatField(allow_null=True)
    mean = serializers.FloatField(allow_null=True)
    sd = serializers.FloatField(allow_null=True)
    values = serializers.ListField(child=serializers.FloatField())
    cases = serializers.ListField(child=serializers.CharField(), help_text="label of the case of each value")
    gain = serializers.FloatField(allow_null=True, help_text="median relative CNR gain over the reference series")
    bmi = QcOutcomeTestSerializer(allow_null=True)


class QcMeasureResultSerializer(QcComparedSerializer):
    code = serializers.ChoiceField(choices=MEASURES)
    conditions = QcMeasuredConditionSerializer(many=True)


class QcReaderMeasuresSerializer(serializers.Serializer):
    alpha = serializers.FloatField()
    n_measured = serializers.IntegerField()
    unmeasured = serializers.ListField(child=serializers.CharField(), help_text="cases without any measured region")
    measures = QcMeasureResultSerializer(many=True)


class QcScoredQuerySerializer(serializers.Serializer):
    criterion = serializers.CharField(max_length=40)
    condition = serializers.CharField(max_length=200)
    score = serializers.IntegerField(min_value=1, max_value=5)


class QcScoredCaseSerializer(serializers.Serializer):
    label = serializers.CharField()
    study_id = serializers.IntegerField()
    reader = serializers.CharField()
