"""Surveillance of contrast: rates, the chart of a lot, proposals of quarantine."""

from datetime import UTC, datetime, time, timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField, LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.safety.engine.reactions import KINDS
from apps.safety.models import LotSignal
from apps.safety.public import decide_signal
from apps.safety.rest.contrast_serializers import ContrastLotSerializer
from apps.safety.rest.lot_views import find_lot
from apps.safety.rest.scope import reach_of
from apps.safety.selectors.rules import get_rules
from apps.safety.selectors.surveillance import DIMENSIONS, chart_lot, survey

YEAR = timedelta(days=365)
LIMITS = ("n", "low_998", "low_95", "high_95", "high_998")
READERS = ("reaction.read", "contrast.manage")


class ContrastSurveyQuerySerializer(serializers.Serializer):
    by = serializers.ChoiceField(choices=sorted(DIMENSIONS), default="agent")
    first = serializers.DateField(required=False)
    last = serializers.DateField(required=False)
    kind = serializers.ChoiceField(choices=[*KINDS], required=False, help_text="without: those that the policy counts")


class ContrastRateSerializer(serializers.Serializer):
    key = serializers.IntegerField()
    names = LanguageMapField()
    lot = serializers.CharField(allow_blank=True)
    hits = serializers.IntegerField()
    n = serializers.IntegerField()
    low = serializers.FloatField()
    high = serializers.FloatField()
    is_out = serializers.BooleanField()


class ContrastLimitSerializer(serializers.Serializer):
    """Exact binomial limits at n injections: 99.8 % and 95 %."""

    n = serializers.IntegerField()
    low_998 = serializers.FloatField()
    low_95 = serializers.FloatField()
    high_95 = serializers.FloatField()
    high_998 = serializers.FloatField()


class ContrastSurveySerializer(serializers.Serializer):
    first = serializers.DateField()
    last = serializers.DateField()
    n = serializers.IntegerField()
    hits = serializers.IntegerField()
    centre = serializers.FloatField(allow_null=True)
    rows = ContrastRateSerializer(many=True)
    limits = ContrastLimitSerializer(many=True)


class SurveillanceView(ApiView):
    """Reactions per injection by agent, lot, exam type or site, with Wilson intervals and funnel limits."""

    required = {"GET": READERS}

    @extend_schema(
        operation_id="contrast_survey_get",
        parameters=[ContrastSurveyQuerySerializer],
        responses=ContrastSurveySerializer,
    )
    def get(self, request) -> Response:
        query = self.validate_query(ContrastSurveyQuerySerializer)
        last = query.get("last") or clock.now().date()
        first = query.get("first") or last - YEAR
        if first > last:
            raise Invalid({"first": Reason("safety.period_backwards", severity="error")})
        kinds = [query["kind"]] if "kind" in query else get_rules("surveillance").payload["kinds"]
        found = survey(
            query["by"],
            first=datetime.combine(first, time(), UTC),
            before=datetime.combine(last, time(), UTC) + timedelta(days=1),
            kinds=kinds,
            sites=reach_of(request, self),
        )
        return self.render(
            ContrastSurveySerializer,
            {
                "first": first,
                "last": last,
                "n": found.n,
                "hits": found.hits,
                "centre": found.funnel.centre,
                "rows": found.rows,
                "limits": [dict(zip(LIMITS, limit, strict=True)) for limit in found.funnel.limits],
            },
        )


class LotChartSerializer(serializers.Serializer):
    """The statistic after each injection; empty while the usual rate of the agent is not known."""

    path = serializers.ListField(child=serializers.FloatField())
    limit = serializers.FloatField(allow_null=True)
    signal_at = serializers.IntegerField(allow_null=True)


class LotChartView(ApiView):
    required = {"GET": "contrast.manage"}

    @extend_schema(operation_id="contrast_lot_chart_get", responses=LotChartSerializer)
    def get(self, request, lot_id: int) -> Response:
        chart = chart_lot(find_lot(self, lot_id))
        return self.render(LotChartSerializer, chart or {"path": [], "limit": None, "signal_at": None})


class LotSignalSerializer(serializers.ModelSerializer):
    lot = ContrastLotSerializer(read_only=True)
    decided_by = ActorField()

    class Meta:
        model = LotSignal
        fields = [
            "id",
            "lot",
            "raised_at",
            "n_injections",
            "n_reactions",
            "statistic",
            "limit",
            "policy_version",
            "decision",
            "decided_by",
            "decided_at",
            "note",
        ]


class LotDecisionSerializer(serializers.Serializer):
    decision = serializers.ChoiceField(choices=["quarantined", "dismissed"])
    note = serializers.CharField(max_length=300)


class LotSignalListView(ListView):
    """Lots that were proposed for quarantine, the newest first."""

    required = {"GET": READERS}
    serializer_class = LotSignalSerializer
    ordering_fields = ["raised_at"]

    def list_rows(self, query):
        return LotSignal.objects.select_related("lot__agent")

    @extend_schema(operation_id="contrast_signal_list")
    def get(self, request) -> Response:
        return super().get(request)


class LotSignalDecideView(ApiView):
    required = {"POST": "contrast.manage"}

    @extend_schema(operation_id="contrast_signal_decide", request=LotDecisionSerializer, responses=LotSignalSerializer)
    def post(self, request, signal_id: int) -> Response:
        row = decide_signal(signal_id, actor=actor_of(request), **self.validate(LotDecisionSerializer))
        return self.render(LotSignalSerializer, row)
