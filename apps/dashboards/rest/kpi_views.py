"""Key figures over HTTP: the period, each scanner, each day, and how every figure is defined."""

from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.fields import LanguageMapField
from apps.common.rest.scope import check_site
from apps.common.rest.views import ApiView
from apps.dashboards.public import read_kpis

MOST_DAYS = 400


class ShareSerializer(serializers.Serializer):
    part = serializers.FloatField()
    whole = serializers.FloatField()
    value = serializers.FloatField(allow_null=True)


class MinutesSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    median = serializers.FloatField(allow_null=True)
    p90 = serializers.FloatField(allow_null=True)


class KpiSummarySerializer(serializers.Serializer):
    exams = serializers.IntegerField()
    booked = ShareSerializer()
    used = ShareSerializer()
    down = ShareSerializer()
    no_show = ShareSerializer()
    qa = ShareSerializer()
    wait = MinutesSerializer()
    turnaround = MinutesSerializer()


class KpiScannerSerializer(serializers.Serializer):
    code = serializers.CharField()
    modality = serializers.CharField()
    open_min = serializers.FloatField()
    booked = ShareSerializer()
    used = ShareSerializer()
    down = ShareSerializer()


class KpiDaySerializer(serializers.Serializer):
    day = serializers.DateField()
    figures = KpiSummarySerializer()


class KpiDefinitionSerializer(serializers.Serializer):
    code = serializers.CharField()
    names = LanguageMapField()
    words = LanguageMapField()


class KpiPeriodSerializer(serializers.Serializer):
    policy_version = serializers.CharField()
    source = serializers.CharField()
    definitions = KpiDefinitionSerializer(many=True)
    summary = KpiSummarySerializer()
    scanners = KpiScannerSerializer(many=True)
    days = KpiDaySerializer(many=True)


class KpiQuerySerializer(serializers.Serializer):
    site_id = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    first = serializers.DateField()
    last = serializers.DateField()

    def validate(self, data: dict) -> dict:
        if not timedelta() <= data["last"] - data["first"] < timedelta(days=MOST_DAYS):
            raise serializers.ValidationError({"last": f"from first on, at most {MOST_DAYS} days"})
        return data


class KpiView(ApiView):
    required = {"GET": "dashboard.department"}

    @extend_schema(operation_id="kpi_read", parameters=[KpiQuerySerializer], responses=KpiPeriodSerializer)
    def get(self, request) -> Response:
        query = self.validate_query(KpiQuerySerializer)
        check_site(request, self, query["site_id"])
        found = read_kpis(query["site_id"], first=query["first"], last=query["last"])
        facts = {
            "policy_version": found.policy.label,
            "source": found.policy.source,
            "definitions": found.policy.payload["definitions"],
            "summary": found.summary,
            "scanners": found.scanners,
            "days": [{"day": day, "figures": figures} for day, figures in found.days],
        }
        return self.render(KpiPeriodSerializer, facts)
