"""Constancy of the scanners: what was measured on phantoms, and the charts of it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.qc.engine.phantom.control import Centre, compute_ewma, get_limits
from apps.qc.engine.phantom.judging import PARAMETERS, get_tolerance
from apps.qc.models import PhantomAnalysis, PhantomBaseline, PhantomMeasurement

MOST_POINTS = 2000
CHART_KEY = ("device_code", "kind", "kvp", "kernel")
"""What is constant is one scanner, phantom and voltage, seen through one kernel: a sharper one is noisier and no fault."""


def list_measurements(**wanted: Any) -> QuerySet[PhantomMeasurement]:
    """Newest first; empty filters count as none."""
    rows = PhantomMeasurement.objects.filter(**{name: value for name, value in wanted.items() if value})
    return rows.order_by("-measured_at", "-id")


def list_analyses(*, device_code: str = "") -> QuerySet[PhantomAnalysis]:
    rows = PhantomAnalysis.objects.order_by("-id")
    return rows.filter(device_code=device_code) if device_code else rows


def list_charts(sites: Collection[int] | None = None) -> list[dict]:
    """Every scanner, phantom, voltage and kernel with its last values and what they breached."""
    rows = PhantomMeasurement.objects.all()
    if sites is not None:
        rows = rows.filter(site_id__in=sites)
    groups = rows.order_by().values(*CHART_KEY).annotate(n=Count("id"), newest=Max("measured_at"))
    newest = {
        _key_of(r): r for r in rows.filter(measured_at__in=[g["newest"] for g in groups]).order_by("measured_at", "id")
    }
    known = {_key_of(b): b for b in PhantomBaseline.objects.order_by("id")}
    charts = []
    for group in sorted(groups, key=lambda g: [g[name] for name in CHART_KEY]):
        key = tuple(group[name] for name in CHART_KEY)
        charts.append({"n": group["n"], "last": newest[key], "baseline": known.get(key)} | dict(zip(CHART_KEY, key)))
    return charts


def _key_of(row: PhantomMeasurement | PhantomBaseline) -> tuple:
    return tuple(getattr(row, name) for name in CHART_KEY)


def filter_chart(row: PhantomMeasurement | PhantomBaseline) -> dict[str, Any]:
    """The lookup of all rows of the same chart."""
    return dict(zip(CHART_KEY, _key_of(row)))


def get_chart(device_code: str, *, kind: str, kvp: float, kernel: str, days: int) -> dict:
    """The measurements of so many days, and for each parameter its centre, limits, tolerances and EWMA."""
    key = {"device_code": device_code, "kind": kind, "kvp": kvp, "kernel": kernel}
    baseline = find_baseline(**key)
    since = clock.now() - timedelta(days=days)
    rows = PhantomMeasurement.objects.filter(**key, measured_at__gte=since)
    points = list(rows.order_by("-measured_at", "-id")[:MOST_POINTS])[::-1]
    rule = get_policy("qc.phantoms", site_id=points[-1].site_id if points else None).payload
    centres = read_centres(baseline)
    judged = _list_judged(baseline)
    return {
        **key,
        "points": points,
        "baseline": baseline,
        "parameters": [_make_lines(name, centres.get(name), judged, points, rule) for name in PARAMETERS],
    }


def _list_judged(baseline: PhantomBaseline | None) -> list[dict]:
    """All values since the baseline: an EWMA remembers what came before the days that are shown."""
    if baseline is None:
        return []
    rows = PhantomMeasurement.objects.filter(**filter_chart(baseline), measured_at__gt=baseline.last_at)
    return list(rows.order_by("measured_at", "id").values("id", *PARAMETERS))


def _make_lines(
    name: str, centre: Centre | None, judged: list[dict], points: list[PhantomMeasurement], rule: dict
) -> dict:
    control, ewma = rule["control"], {}
    if centre:
        values = [row[name] for row in judged]
        told = compute_ewma(values, centre, weight=control["ewma_weight"], sigmas=control["ewma_sigmas"])
        ewma = {row["id"]: point for row, point in zip(judged, told)}
    bounds = get_tolerance(centre, rule["tolerances"][name])
    low, high = get_limits(centre, control["shewhart_sigmas"]) if centre else (None, None)
    return {
        "parameter": name,
        "centre": centre and centre.mean,
        "sd": centre and centre.sd,
        "lower": low,
        "upper": high,
        "tolerance": list(bounds.get("warn", ())) or None,
        "hard_tolerance": list(bounds.get("error", ())) or None,
        "ewma": [_write_ewma(ewma.get(p.id)) for p in points],
    }


def _write_ewma(point) -> dict | None:
    return point and {"value": point.value, "lower": point.lower, "upper": point.upper, "is_out": point.is_out}


def find_baseline(*, device_code: str, kind: str, kvp: float, kernel: str) -> PhantomBaseline | None:
    rows = PhantomBaseline.objects.filter(device_code=device_code, kind=kind, kvp=kvp, kernel=kernel)
    return rows.order_by("-id").first()


def read_centres(baseline: PhantomBaseline | None) -> dict[str, Centre]:
    return {name: Centre(**said) for name, said in baseline.centres.items()} if baseline else {}


def list_between(row: PhantomMeasurement, *, after: datetime, before: datetime) -> list[dict[str, float]]:
    """Values of the same chart, oldest first."""
    rows = PhantomMeasurement.objects.filter(**filter_chart(row), measured_at__gt=after, measured_at__lt=before)
    return list(rows.order_by("measured_at", "id").values(*PARAMETERS))
