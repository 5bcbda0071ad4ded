import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

from apps.common.kernel import trace
from apps.common.observe import COUNTERS, DURATIONS
from apps.common.observe.gauges import DepartmentCollector
from apps.common.rest.headers import NO_STORE

HEADER = "X-Request-ID"
LOOPBACK = {"127.0.0.1", "::1"}


class ObservingMiddleware:
    """Gives every request an id (the proxy's, when it sends one), tells it back, and counts the answer by route."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request.id = trace.read_request_id(request.headers.get(HEADER, ""))
        parent = request.headers.get("traceparent", "")
        with trace.working_on(request.method, parent=parent, kind="server", request_id=request.id) as note:
            response = self.get_response(request)
            route, status = _name_route(request), response.status_code
            facts = {"http.request.method": request.method, "http.route": route, "http.response.status_code": status}
            note(f"{request.method} {route}", facts, failed=status >= 500)
        response.setdefault(HEADER, request.id)
        COUNTERS["requests"].labels(request.method, route, response.status_code).inc()
        DURATIONS["requests"].labels(request.method, route).observe(time.perf_counter() - began)
        return response


def _name_route(request: HttpRequest) -> str:
    """The pattern, never the path: paths hold numbers of patients, and each would be a series of its own."""
    match = request.resolver_match
    if match is None:
        return "none"
    return match.route if request.path.startswith((*NO_STORE, "/healthz", "/readyz", "/metrics")) else "screens"


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus text. For this machine only, or with RADFLOW_METRICS_TOKEN as bearer; a proxy's caller is never this machine."""
    if not _may_look(request):
        return HttpResponse(status=403)
    folder = settings.RADFLOW_METRICS
    registry = CollectorRegistry() if folder else REGISTRY
    if folder:
        MultiProcessCollector(registry, path=folder)
    collected = generate_latest(registry) + generate_latest(_Only(DepartmentCollector()))
    return HttpResponse(collected, content_type=CONTENT_TYPE_LATEST)


def site_authority(request: HttpRequest) -> HttpResponse:
    """The certificate of the site's own authority (`manage.py make_certs`), which the install sheet's QR code leads to: public by nature."""
    try:
        certificate = (settings.RADFLOW_WEB_TLS / "site-ca.crt").read_bytes()
    except OSError:
        return HttpResponse(status=404)
    return HttpResponse(certificate, content_type="application/x-x509-ca-cert")


def _may_look(request: HttpRequest) -> bool:
    token = settings.RADFLOW_METRICS_TOKEN
    if token and constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        return True
    return request.META.get("REMOTE_ADDR") in LOOPBACK and "X-Forwarded-For" not in request.headers


class _Only:
    """A registry of one collector."""

    def __init__(self, collector) -> None:
        self.collector = collector

    def collect(self):
        return self.collector.collect()
