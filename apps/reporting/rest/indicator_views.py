"""Indicators of reporting for the quality desk, and the cases behind each."""

from datetime import datetime, time, timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.reporting.public import find_zone, list_indicator_cases, list_indicators
from apps.reporting.selectors.indicators import CODES

LONGEST_DAYS = 93


class IndicatorQuerySerializer(serializers.Serializer):
    first = serializers.DateField()
    last = serializers.DateField()

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS} days after the first"})
        return facts


class IndicatorCaseQuerySerializer(IndicatorQuerySerializer):
    code = serializers.ChoiceField(choices=[(code, code) for code in CODES])


class IndicatorSerializer(serializers.Serializer):
    code = serializers.CharField()
    hits = serializers.IntegerField()
    n = serializers.IntegerField()
    n_unknown = serializers.IntegerField(help_text="left out of n: nothing can be said of them")
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class IndicatorCaseSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    accession = serializers.CharField()
    at = serializers.DateTimeField()


class IndicatorListView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(
        operation_id="reporting_indicators",
        parameters=[IndicatorQuerySerializer],
        responses=IndicatorSerializer(many=True),
    )
    def get(self, request) -> Response:
        query = self.validate_query(IndicatorQuerySerializer)
        return self.render(IndicatorSerializer, list_indicators(**self.find_span(request, query)), many=True)

    def find_span(self, request, query: dict) -> dict:
        zone = find_zone(None)
        return {
            "start": datetime.combine(query["first"], time(), zone),
            "end": datetime.combine(query["last"] + timedelta(days=1), time(), zone),
            "sites": reach_of(request, self),
        }


class IndicatorCasesView(IndicatorListView):
    @extend_schema(
        operation_id="reporting_indicator_cases",
        parameters=[IndicatorCaseQuerySerializer],
        responses=IndicatorCaseSerializer(many=True),
    )
    def get(self, request) -> Response:
        """At most 200, the newest first: those that are late, positive or amended."""
        query = self.validate_query(IndicatorCaseQuerySerializer)
        rows = list_indicator_cases(query["code"], **self.find_span(request, query))
        return self.render(IndicatorCaseSerializer, rows, many=True)
