from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.replica import may_lag
from apps.common.rest.actors import language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import check_site
from apps.common.rest.views import ApiView
from apps.directory.public import get_site
from apps.workflow.engine.adherence import ClassAdherence, judge_adherence
from apps.workflow.selectors.adherence import list_triaged
from apps.workflow.selectors.lists import day_bounds

LONGEST_DAYS = 366
COLUMNS = (
    "priority", "received", "off", "judged", "kept", "late_open", "open", "no_target", "raised", "lowered",
    "mean_days", "median_days", "p90_days",
)  # fmt: skip


class AdherenceQuery(serializers.Serializer):
    site = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    first = serializers.DateField(required=False, help_text="day on which orders came, in the site's time zone")
    last = serializers.DateField(required=False)
    modality = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")

    def validate(self, facts):
        today = clock.now().astimezone(ZoneInfo(get_site(facts["site"]).time_zone)).date()
        facts["last"] = facts.get("last") or today
        facts["first"] = facts.get("first") or facts["last"] - timedelta(days=27)
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise Invalid({"last": Reason("workflow.adherence_period", {"days": LONGEST_DAYS}, "error")})
        return facts


class ClassAdherenceSerializer(serializers.Serializer):
    priority_code = serializers.CharField()
    received = serializers.IntegerField()
    off = serializers.IntegerField(help_text="called off or not come: not judged")
    judged = serializers.IntegerField(help_text="scanned, or due by now")
    kept = serializers.IntegerField()
    late_open = serializers.IntegerField(help_text="due by now and still not scanned")
    open = serializers.IntegerField(help_text="not due yet")
    no_target = serializers.IntegerField()
    raised = serializers.IntegerField(help_text="triaged again, more urgent")
    lowered = serializers.IntegerField()
    mean_days = serializers.FloatField(allow_null=True, help_text="from the order to the scan")
    median_days = serializers.FloatField(allow_null=True)
    p90_days = serializers.FloatField(allow_null=True)


class AdherenceView(ApiView):
    """Whether scans began by the due time of their priority class; four weeks of orders unless said."""

    required = {"GET": "exam.triage"}

    @extend_schema(
        operation_id="triage_adherence", parameters=[AdherenceQuery], responses=ClassAdherenceSerializer(many=True)
    )
    def get(self, request) -> Response:
        return self.render(ClassAdherenceSerializer, self.judge(request), many=True)

    def judge(self, request) -> list[ClassAdherence]:
        query = self.validate_query(AdherenceQuery)
        check_site(request, self, query["site"])
        start, _ = day_bounds(query["first"], query["site"])
        _, end = day_bounds(query["last"], query["site"])
        rows = list_triaged(start=start, end=end, sites=[query["site"]], modality=query["modality"])
        return judge_adherence(rows, now=clock.now())


class AdherenceFileView(AdherenceView):
    required = {"GET": "exam.triage"}

    @extend_schema(
        operation_id="triage_adherence_csv", parameters=[AdherenceQuery],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.BINARY)},
    )  # fmt: skip
    @may_lag
    def get(self, request) -> HttpResponse:
        language = language_of(request)
        head = [render_code(f"workflow.adherence.{name}", language) for name in COLUMNS]
        names = ("priority_code", *COLUMNS[1:])
        rows = ([getattr(row, name) for name in names] for row in self.judge(request))
        return answer_csv("triage", head, rows, quotes_all=True)
