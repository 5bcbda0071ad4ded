from dataclasses import astuple

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.csv_answer import answer_csv
from apps.common.rest.scope import check_site, limit_to_sites, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.devices.public import find_devices
from apps.qc.engine.phantom.analysis import list_facts
from apps.qc.engine.phantom.judging import PARAMETERS
from apps.qc.public import get_chart, list_analyses, list_charts, list_measurements, set_baseline
from apps.qc.rest import phantom_serializers as s

MOST_ANALYSES = 500


class PhantomRowsView(ApiView):
    """Every scanner, phantom and tube voltage with its last values."""

    required = {"GET": "qc.phantoms"}

    @extend_schema(operation_id="qc_phantom_rows", responses=s.QcPhantomRowSerializer(many=True))
    def get(self, request) -> Response:
        kinds = {k["code"]: k["names"] for k in get_policy("qc.phantoms").payload["kinds"]}
        rows = list_charts(reach_of(request, self))
        told = [row | {"names": kinds.get(row["kind"]) or {"en": row["kind"]}} for row in rows]
        return self.render(s.QcPhantomRowSerializer, told, many=True)


def read_chart(view: ApiView, request) -> dict:
    """The chart that the query names; raises NotFound for a scanner that is not there, PermissionDenied at another site."""
    query = view.validate_query(s.QcPhantomChartQuerySerializer)
    check_device(view, request, query["device_code"])
    return get_chart(query.pop("device_code"), **query)


def check_device(view: ApiView, request, code: str) -> None:
    device = find_devices([code]).get(code)
    if device is None:
        raise NotFound("devices.device_unknown", device=code)
    check_site(request, view, device.room.site_id)


class PhantomChartView(ApiView):
    required = {"GET": "qc.phantoms"}

    @extend_schema(
        operation_id="qc_phantom_chart",
        parameters=[s.QcPhantomChartQuerySerializer],
        responses=s.QcPhantomChartSerializer,
    )
    def get(self, request) -> Response:
        return self.render(s.QcPhantomChartSerializer, read_chart(self, request))


class PhantomCsvView(ApiView):
    """The chart's points as a table."""

    required = {"GET": "qc.phantoms"}

    @extend_schema(
        operation_id="qc_phantom_chart_csv",
        parameters=[s.QcPhantomChartQuerySerializer],
        responses={(200, "text/csv"): OpenApiTypes.BINARY},
    )
    def get(self, request) -> HttpResponse:
        chart = read_chart(self, request)
        lines = {line["parameter"]: line for line in chart["parameters"]}
        header = ["measured_at", "study_id", *(f"{n}_{what}" for n in PARAMETERS for what in ("hu", "ewma")), "breaches", "software"]  # fmt: skip
        rows = []
        for index, point in enumerate(chart["points"]):
            values: list = []
            for name in PARAMETERS:
                ewma = lines[name]["ewma"][index]
                values += [getattr(point, name), ewma and round(ewma["value"], 3)]
            told = " ".join(f"{b['parameter']}.{b['rule']}" for b in point.breaches)
            rows.append([point.measured_at.isoformat(), point.study_id, *values, told, point.software])
        return answer_csv(f"phantom-{chart['device_code']}-{chart['kvp']:g}kV", header, rows)


class PhantomMeasurementListView(ListView):
    required = {"GET": "qc.phantoms"}
    serializer_class = s.QcPhantomMeasurementSerializer
    query_serializer = s.QcPhantomQuerySerializer
    ordering_fields = ["measured_at", "device_code", "kvp", "water", "uniformity", "noise"]

    def list_rows(self, query):
        return limit_to_sites(self.request, self, list_measurements(**query))

    @extend_schema(operation_id="qc_phantom_measurement_list", parameters=[s.QcPhantomQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class PhantomAnalysisListView(ListView):
    required = {"GET": "qc.phantoms"}
    serializer_class = s.QcPhantomAnalysisSerializer
    query_serializer = s.QcAnalysisQuerySerializer
    ordering_fields = ["id", "at", "device_code"]

    def list_rows(self, query):
        return limit_to_sites(self.request, self, list_analyses(**query))

    @extend_schema(operation_id="qc_phantom_analysis_list", parameters=[s.QcAnalysisQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class PhantomAnalysisCsvView(ApiView):
    """Every figure of every analysis, newest analysis first, one line a figure."""

    required = {"GET": "qc.phantoms"}

    @extend_schema(
        operation_id="qc_phantom_analyses_csv",
        parameters=[s.QcAnalysisQuerySerializer],
        responses={(200, "text/csv"): OpenApiTypes.BINARY},
    )
    def get(self, request) -> HttpResponse:
        query = self.validate_query(s.QcAnalysisQuerySerializer)
        rows = limit_to_sites(request, self, list_analyses(**query))[:MOST_ANALYSES]
        header = ["at", "device", "kind", "study_id", "state", "software", "code", "name", "value", "unit", "nominal", "passed"]  # fmt: skip
        lines = [
            [row.at.isoformat(), row.device_code, row.kind, row.study_id, row.state, row.software, *fact]
            for row in rows
            for fact in [astuple(one) for one in list_facts(row.result)] or [()]
        ]
        whole = [line + [""] * (len(header) - len(line)) for line in lines]
        return answer_csv("phantom-analyses", header, whole, quotes_all=True)


class BaselineView(ApiView):
    """The signed-in physicist takes a period as normal."""

    required = {"POST": "qc.baseline"}

    @extend_schema(operation_id="qc_baseline_set", request=s.QcBaselineSetSerializer, responses=s.QcBaselineSerializer)
    def post(self, request) -> Response:
        body = self.validate(s.QcBaselineSetSerializer)
        check_device(self, request, body["device_code"])
        row = set_baseline(body.pop("device_code"), actor=actor_of(request), **body)
        return self.render(s.QcBaselineSerializer, row, status=201)
