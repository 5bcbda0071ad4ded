from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.replica import may_lag
from apps.common.rest.actors import language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.directory.public import get_site, list_sites
from apps.qc.engine.reject_rates import as_percent
from apps.qc.public import get_reject_rates
from apps.workflow.public import list_reject_reasons, list_rejects_of

LONGEST_DAYS = 366
MOST_CASES = 200
COLUMNS = {"reason": "reason", "technologist": "by", "device": "device_code", "modality": "modality"}
GROUPS = [(g, g) for g in ("reason", "technologist", "device", "modality")]


class RejectQuerySerializer(serializers.Serializer):
    first = serializers.DateField(help_text="first day, in the site's time zone")
    last = serializers.DateField()
    by = serializers.ChoiceField(choices=GROUPS, default="reason")
    site = serializers.IntegerField(required=False, min_value=1)
    modality = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS} days after the first"})
        return facts


class RejectRowSerializer(serializers.Serializer):
    group = serializers.CharField()
    names = LanguageMapField()
    n_rejected = serializers.IntegerField(help_text="images of every modality")
    n_repeated = serializers.IntegerField()
    n_images = serializers.IntegerField(help_text="kept and rejected ones of the projection modalities")
    n_exams = serializers.IntegerField()
    n_hit = serializers.IntegerField(help_text="exams with any reject or repeat")
    image_rate = serializers.FloatField(allow_null=True)
    exam_rate = serializers.FloatField(allow_null=True)


class RejectRatesSerializer(serializers.Serializer):
    by = serializers.CharField()
    rows = RejectRowSerializer(many=True)
    whole = RejectRowSerializer()


class RejectCaseQuerySerializer(RejectQuerySerializer):
    group = serializers.CharField(max_length=128, allow_blank=True, help_text="of the rows of `by`")


class RejectCaseSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    accession = serializers.CharField(source="exam.accession")
    kind = serializers.CharField()
    reason = serializers.CharField()
    names = serializers.SerializerMethodField()
    n_images = serializers.IntegerField()
    device_code = serializers.CharField()
    by = serializers.CharField()
    at = serializers.DateTimeField()

    def get_names(self, row) -> dict[str, str]:
        return self.context["reasons"].get(row.reason, {})


class RejectRatesView(ApiView):
    """Rejected and repeated images by reason, technologist, room or modality."""

    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_reject_rates", parameters=[RejectQuerySerializer], responses=RejectRatesSerializer)
    def get(self, request) -> Response:
        query, rows, whole = self.read(request)
        return self.render(RejectRatesSerializer, {"by": query["by"], "rows": rows, "whole": whole})

    def read(self, request) -> tuple[dict, list[dict], dict]:
        query = self.validate_query(RejectQuerySerializer)
        span, site_id = self.find_span(request, query)
        rows, whole = get_reject_rates(**span, by=query["by"], modality=query["modality"])
        names = _list_reasons(site_id) if query["by"] == "reason" else {}
        return query, [_facts(row, names) for row in rows], _facts(whole, {})

    def find_span(self, request, query: dict) -> tuple[dict, int]:
        """Since, until and the sites asked for within reach; and the site whose clock and words hold."""
        reach = reach_of(request, self)
        asked = frozenset({query["site"]}) if query.get("site") else None
        sites = reach if asked is None else asked if reach is None else asked & reach
        site = get_site(query["site"]) if query.get("site") else list_sites()[0]
        zone = ZoneInfo(site.time_zone)
        since = datetime.combine(query["first"], time(), zone)
        until = datetime.combine(query["last"] + timedelta(days=1), time(), zone)
        return {"since": since, "until": until, "sites": sites}, site.id


class RejectCasesView(RejectRatesView):
    """What a bar counts, exam by exam: at most 200, the newest first."""

    @extend_schema(
        operation_id="qc_reject_cases",
        parameters=[RejectCaseQuerySerializer],
        responses=RejectCaseSerializer(many=True),
    )
    def get(self, request) -> Response:
        query = self.validate_query(RejectCaseQuerySerializer)
        span, site_id = self.find_span(request, query)
        column = COLUMNS[query["by"]]
        rows = list_rejects_of(**span, column=column, group=query["group"], modality=query["modality"])[:MOST_CASES]
        context = {"request": request, "reasons": _list_reasons(site_id)}
        return Response(RejectCaseSerializer(rows, many=True, context=context).data)


class RejectRatesFileView(RejectRatesView):
    """The same as CSV."""

    @extend_schema(
        operation_id="qc_reject_rates_file",
        parameters=[RejectQuerySerializer],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.BINARY, description="one line a group, then all")},
    )
    @may_lag
    def get(self, request) -> HttpResponse:
        query, rows, whole = self.read(request)
        language = language_of(request)
        columns = ["n_rejected", "n_repeated", "n_images", "n_exams", "n_hit"]
        header = [query["by"], *columns, "image_rate_percent", "exam_rate_percent"]
        cells = []
        for row in [*rows, whole | {"group": "*", "names": {}}]:
            rates = [as_percent(row["image_rate"]), as_percent(row["exam_rate"])]
            cells.append([row["names"].get(language) or row["group"], *(row[c] for c in columns), *rates])
        return answer_csv(f"rejects-{query['by']}-{query['first']}-{query['last']}", header, cells)


def _list_reasons(site_id: int) -> dict[str, dict[str, str]]:
    return {reason["code"]: reason["names"] for reason in list_reject_reasons(site_id)}


def _facts(row, names: dict) -> dict:
    shown = ("group", "n_rejected", "n_repeated", "n_images", "n_exams", "n_hit", "image_rate", "exam_rate")
    return {name: getattr(row, name) for name in shown} | {"names": names.get(row.group, {})}
