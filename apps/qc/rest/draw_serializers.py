"""A sample: what to draw, what that would come to, and what was drawn."""

from rest_framework import serializers

from apps.qc.selectors.frames import STRATA

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
    made_at = serializers.DateTimeField()
    made_by_name = serializers.CharField()

    def get_n_drawn(self, draw) -> int:
        return len(draw.drawn)


class QcDesignSerializer(serializers.Serializer):
    """What to draw: exactly one of size, share and half_width."""

    kind = serializers.ChoiceField(choices=KINDS)
    method = serializers.ChoiceField(choices=[("random", "random"), ("active", "active")], default="random")
    period_from = serializers.DateTimeField()
    period_to = serializers.DateTimeField()
    strata = serializers.ListField(child=serializers.ChoiceField(choices=[(s, s) for s in STRATA]), default=list)
    size = serializers.IntegerField(min_value=1, max_value=100_000, required=False)
    share = serializers.FloatField(min_value=0.0001, max_value=1, required=False)
    half_width = serializers.FloatField(min_value=0.001, max_value=0.5, required=False)
    expected = serializers.FloatField(min_value=0.001, max_value=0.999, default=0.05)
    floor = serializers.IntegerField(min_value=0, max_value=1000, default=0)
    modality = serializers.CharField(required=False, allow_blank=True, max_length=8)
    site_id = serializers.IntegerField(required=False, min_value=1)
    seed = serializers.IntegerField(required=False, min_value=0, max_value=2**53)

    def validate(self, data):
        named = [name for name in ("size", "share", "half_width") if data.get(name) is not None]
        if len(named) != 1:
            raise serializers.ValidationError({"size": "exactly one of size, share, half_width"})
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
