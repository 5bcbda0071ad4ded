"""How pictures of a case are asked for: under a window, or wider and brighter than the picture's own spread."""

from rest_framework import serializers

from apps.qc.public import Look

BIG = 1e6


class QcWindowSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.DictField(child=serializers.CharField())
    center = serializers.FloatField()
    width = serializers.FloatField()


class QcLeftOutSerializer(serializers.Serializer):
    """Pictures that a blind reader is not shown: `why` burned_in, capture or dose."""

    why = serializers.CharField()
    n = serializers.IntegerField()


class QcLookQuerySerializer(serializers.Serializer):
    center = serializers.FloatField(min_value=-BIG, max_value=BIG, required=False)
    width = serializers.FloatField(min_value=1, max_value=BIG, required=False)
    gain = serializers.FloatField(min_value=0.05, max_value=20, default=1, help_text="times the picture's own width")
    shift = serializers.FloatField(min_value=-5, max_value=5, default=0, help_text="brighter by this share of it")


def make_look(query: dict) -> Look:
    window = (query["center"], query["width"]) if "center" in query and "width" in query else None
    return Look(window, query["gain"], query["shift"])
