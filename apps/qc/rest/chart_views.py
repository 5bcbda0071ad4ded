"""Figures of the quality desk."""

from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.directory.public import list_sites
from apps.qc.public import (
    get_agreement,
    get_defects,
    get_estimates,
    get_funnel,
    get_grades,
    get_p_chart,
    get_panel_agreement,
    get_rate,
    get_scale,
    get_u_chart,
    tell_period,
)
from apps.qc.rest.chart_serializers import (
    QcChartQuerySerializer,
    QcChartsSerializer,
    QcFunnelQuerySerializer,
    QcFunnelSerializer,
)


class ChartsView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_charts", parameters=[QcChartQuerySerializer], responses=QcChartsSerializer)
    def get(self, request) -> Response:
        kind = self.validate_query(QcChartQuerySerializer)["kind"]
        guards = get_policy("qc.guards").payload
        now, weeks, sites = clock.now(), guards["chart_weeks"], reach_of(request, self)
        span = {"since": now - timedelta(weeks=weeks), "sites": sites}
        names = {defect["code"]: defect["names"] for defect in get_scale(kind).payload["defects"]}
        few = guards["kappa_min_cases"]
        charts = {
            "kind": kind,
            "weeks": weeks,
            "p_chart": get_p_chart(kind, now=now, weeks=weeks, sites=sites),
            "u_chart": get_u_chart(kind, now=now, weeks=weeks, sites=sites),
            "defects": [
                row | {"names": names.get(row["code"], {"en": row["code"]})} for row in get_defects(kind, **span)
            ],
            "agreement": get_agreement(kind, min_cases=few, **span),
            "panel": get_panel_agreement(kind, min_cases=few, **span),
            "rate": get_rate(kind, **span),
            "estimates": get_estimates(kind, **span),
            "grades": get_grades(kind, **span),
            "kappa_min_cases": few,
            "period": tell_period(kind, site_id=min(sites) if sites and len(sites) == 1 else None),
        }
        return self.render(QcChartsSerializer, charts)


class FunnelView(ApiView):
    """Who or what differs from the rest by more than chance; in the order of the names, never a ranking."""

    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_funnel", parameters=[QcFunnelQuerySerializer], responses=QcFunnelSerializer)
    def get(self, request) -> Response:
        query = self.validate_query(QcFunnelQuerySerializer)
        guards = get_policy("qc.guards").payload
        since = clock.now() - timedelta(weeks=guards["chart_weeks"])
        few = guards.get("rank_min_cases") or guards["kappa_min_cases"]
        funnel, names = get_funnel(
            query["kind"], by=query["by"], since=since, min_cases=few, sites=reach_of(request, self)
        )
        sites = {str(site.id): site.name for site in list_sites()} if query["by"] == "site" else {}
        points = [
            {**point.__dict__, "name": names.get(point.key, point.key), "names": sites.get(point.key, {})}
            for point in funnel.points
        ]
        limits = [dict(zip(("n", "low", "near", "far", "high"), limit)) for limit in funnel.limits]
        shown = {"by": query["by"], "centre": funnel.centre, "min_cases": few, "points": points, "limits": limits}
        return self.render(QcFunnelSerializer, shown)
