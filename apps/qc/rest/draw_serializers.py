"""A sample: what to draw, what that would come to, and what was drawn."""

from rest_framework import serializers

from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.selectors.frames import STRATA

ORDERS = [(order.value, order.value) for order in ReadingOrder]
KINDS = [("image", "image"), ("report", "report")]


class QcDrawSerializer(serializers.Serializer):
    """A draw as it was made; the drawn list stays with the server while its cases are masked."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    method = serializers.CharField()
    design = serializers.DictField()
    filters = serializers.DictField()
    period_from = serializers.DateTimeField()
    period_to = serializers.DateTimeField()
    seed = serializers.IntegerField()
    frame_hash = serializers.CharField()
    frame_size = serializers.IntegerField()
    n_drawn = serializers.SerializerMethodField()
    sheets = serializers.SerializerMethodField()
    made_at = serializers.DateTimeField()
    made_by_name = serializers.CharField()
    readers = serializers.IntegerField()
    reading_order = serializers.CharField()
    replaces_id = serializers.IntegerField(allow_null=True)
    reason_text = serializers.CharField()

    def get_sheets(self, draw) -> list[str]:
        """Scale and checklist of the period that it was made in."""
        return [sheet["label"] for sheet in draw.scales.values() if sheet]

    def get_n_drawn(self, draw) -> int:
        return len(draw.drawn)


class QcDesignSerializer(serializers.Serializer):
    """What to draw: exactly one of size, share, half_width and clean_below."""

    kind = serializers.ChoiceField(choices=KINDS)
    method = serializers.ChoiceField(choices=[("random", "random"), ("active", "active")], default="random")
    period_from = serializers.DateTimeField()
    period_to = serializers.DateTimeField()
    strata = serializers.ListField(child=serializers.ChoiceField(choices=[(s, s) for s in STRATA]), default=list)
    size = serializers.IntegerField(min_value=1, max_value=100_000, required=False)
    share = serializers.FloatField(min_value=0.0001, max_value=1, required=False)
    half_width = serializers.FloatField(min_value=0.001, max_value=0.5, required=False)
    clean_below = serializers.FloatField(
        min_value=0.001, max_value=0.5, required=False, help_text="zero-acceptance plan"
    )
    confidence = serializers.FloatField(min_value=0.5, max_value=0.999, default=0.95)
    readers = serializers.IntegerField(min_value=1, max_value=5, default=1, help_text="independent reviews a case")
    reading_order = serializers.ChoiceField(choices=ORDERS, default="at_once")
    expected = serializers.FloatField(min_value=0.001, max_value=0.999, default=0.05)
    floor = serializers.IntegerField(min_value=0, max_value=1000, default=0)
    modality = serializers.CharField(required=False, allow_blank=True, max_length=8)
    site_id = serializers.IntegerField(required=False, min_value=1)
    seed = serializers.IntegerField(required=False, min_value=0, max_value=2**53)

    def validate(self, data):
        named = [name for name in ("size", "share", "half_width", "clean_below") if data.get(name) is not None]
        if len(named) != 1:
            raise serializers.ValidationError({"size": "exactly one of size, share, half_width, clean_below"})
        return data


class QcStratumSerializer(serializers.Serializer):
    values = serializers.ListField(child=serializers.CharField())
    n = serializers.IntegerField()
    to_draw = serializers.IntegerField()


class QcPreviewSerializer(serializers.Serializer):
    frame_size = serializers.IntegerField()
    already_drawn = serializers.IntegerField()
    to_draw = serializers.IntegerField()
    strata = QcStratumSerializer(many=True)


class QcSampleSizeQuerySerializer(serializers.Serializer):
    population = serializers.IntegerField(min_value=1, max_value=100_000_000)
    expected = serializers.FloatField(min_value=0.001, max_value=0.999, default=0.05)
    half_width = serializers.FloatField(min_value=0.001, max_value=0.5, default=0.02)
    clean_below = serializers.FloatField(min_value=0.001, max_value=0.5, default=0.05)
    confidence = serializers.FloatField(min_value=0.5, max_value=0.999, default=0.95)


class QcSampleSizeSerializer(serializers.Serializer):
    for_width = serializers.IntegerField(help_text="cases for the expected rate within the half width")
    for_clean = serializers.IntegerField(help_text="cases that must all be clean to show a rate under clean_below")


class QcDrawStratumSerializer(serializers.Serializer):
    values = serializers.ListField(child=serializers.CharField())
    n_frame = serializers.IntegerField()
    n_drawn = serializers.IntegerField()
    n_judged = serializers.IntegerField()
    hits = serializers.IntegerField(help_text="judged cases that did not pass")


class QcDrawEstimateSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    hits = serializers.IntegerField()
    raw = serializers.FloatField()
    rate = serializers.FloatField()
    interval = serializers.ListField(child=serializers.FloatField())


class QcAcceptanceSerializer(serializers.Serializer):
    """A zero-acceptance plan: `verdict` is waiting, accepted or rejected."""

    clean_below = serializers.FloatField()
    verdict = serializers.CharField()
    bound = serializers.FloatField(allow_null=True, help_text="highest rate that the clean cases leave possible")


class QcDrawPageSerializer(serializers.Serializer):
    draw = QcDrawSerializer()
    strata = QcDrawStratumSerializer(many=True)
    n_judged = serializers.IntegerField()
    estimate = QcDrawEstimateSerializer(allow_null=True)
    acceptance = QcAcceptanceSerializer(allow_null=True)
    replaced_by_id = serializers.IntegerField(allow_null=True)
    may_redraw = serializers.BooleanField()


class QcReplaySerializer(serializers.Serializer):
    hash_holds = serializers.BooleanField()
    list_holds = serializers.BooleanField()


class QcRedrawSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=2000)
