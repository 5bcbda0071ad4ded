"""Turnaround by stage and group, the cases behind every bar, and both as a file."""

from datetime import datetime, time, timedelta

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.words import render_code
from apps.common.replica import may_lag
from apps.common.rest.actors import language_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.reporting.engine.turnaround import GROUPS, STAGES, Measured, summarise, summarise_all
from apps.reporting.public import find_zone, list_measured

LONGEST_DAYS = 93
SHOWN = 200


class TurnaroundQuerySerializer(serializers.Serializer):
    first = serializers.DateField(help_text="first day of verification, in the site's time zone")
    last = serializers.DateField()
    stage = serializers.ChoiceField(choices=[(code, code) for code, _, _ in STAGES], default="reporting")
    by = serializers.ChoiceField(choices=[(group, group) for group in GROUPS], default="modality")
    clock = serializers.ChoiceField(choices=[("wall", "wall"), ("working", "working")], default="wall")
    site = serializers.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    modality = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")

    def validate(self, facts):
        if not 0 <= (facts["last"] - facts["first"]).days < LONGEST_DAYS:
            raise serializers.ValidationError({"last": f"0 to {LONGEST_DAYS} days after the first"})
        return facts


class TurnaroundCaseQuerySerializer(TurnaroundQuerySerializer):
    group = serializers.CharField(max_length=20, allow_blank=True, default="")


class TurnaroundRowSerializer(serializers.Serializer):
    group = serializers.CharField()
    n = serializers.IntegerField()
    median_min = serializers.FloatField()
    p90_min = serializers.FloatField()
    n_due = serializers.IntegerField(help_text="exams with a due time for the report")
    n_late = serializers.IntegerField()


class TurnaroundSerializer(serializers.Serializer):
    rows = TurnaroundRowSerializer(many=True)
    whole = TurnaroundRowSerializer(allow_null=True)
    n_left_out = serializers.IntegerField(
        help_text="older exams of the period that are not counted: there are too many"
    )


class TurnaroundCaseSerializer(serializers.Serializer):
    exam_id = serializers.IntegerField()
    accession = serializers.CharField()
    group = serializers.CharField()
    minutes = serializers.FloatField()
    is_late = serializers.BooleanField(allow_null=True)


class TurnaroundView(ApiView):
    required = {"GET": "report.read"}

    @extend_schema(operation_id="turnaround", parameters=[TurnaroundQuerySerializer], responses=TurnaroundSerializer)
    def get(self, request) -> Response:
        rows, n_left_out = self.measure(request, self.validate_query(TurnaroundQuerySerializer))
        answer = {"rows": summarise(rows), "whole": summarise_all(rows), "n_left_out": n_left_out}
        return self.render(TurnaroundSerializer, answer)

    def measure(self, request, query: dict) -> tuple[list[Measured], int]:
        reach, site = reach_of(request, self), query.get("site")
        asked = None if site is None else frozenset({site})
        zone = find_zone(site if asked and (reach is None or site in reach) else None)
        return list_measured(
            start=datetime.combine(query["first"], time(), zone),
            end=datetime.combine(query["last"] + timedelta(days=1), time(), zone),
            stage=query["stage"],
            by=query["by"],
            sites=reach if asked is None else asked if reach is None else asked & reach,
            modality=query["modality"],
            is_working=query["clock"] == "working",
        )


class TurnaroundCasesView(TurnaroundView):
    @extend_schema(
        operation_id="turnaround_cases",
        parameters=[TurnaroundCaseQuerySerializer],
        responses=TurnaroundCaseSerializer(many=True),
    )
    def get(self, request) -> Response:
        """The exams behind a bar, the longest first, at most 200."""
        query = self.validate_query(TurnaroundCaseQuerySerializer)
        rows = [row for row in self.measure(request, query)[0] if query["group"] in ("", row.group)]
        rows.sort(key=lambda row: (-row.minutes, row.exam_id))
        return self.render(TurnaroundCaseSerializer, rows[:SHOWN], many=True)


class TurnaroundCsvView(TurnaroundView):
    @extend_schema(
        operation_id="turnaround_csv",
        parameters=[TurnaroundQuerySerializer],
        responses={(200, "text/csv"): OpenApiResponse(OpenApiTypes.STR)},
    )
    @may_lag
    def get(self, request):
        query = self.validate_query(TurnaroundQuerySerializer)
        lang = language_of(request)
        header = [
            render_code(f"reporting.tat_{name}", lang, {}) for name in ("group", "n", "median", "p90", "due", "late")
        ]
        measured, n_left_out = self.measure(request, query)
        rows = [[r.group, r.n, r.median_min, r.p90_min, r.n_due, r.n_late] for r in summarise(measured)]
        if n_left_out:
            rows.append([render_code("reporting.tat_left_out", lang, {"n": n_left_out})])
        return answer_csv("turnaround", header, rows)
