from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView

from apps.common.rest.health import healthz, readyz
from apps.common.rest.observing import metrics, site_authority
from apps.common.rest.spa import serve_app

APPS = [
    "directory",
    "devices",
    "workflow",
    "safety",
    "scheduling",
    "imaging",
    "qc",
    "reporting",
    "dashboards",
    "interop",
    "research",
]

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
    path("site-ca.crt", site_authority),
    path("api/schema", SpectacularAPIView.as_view(), name="schema"),
    path("api/", include("apps.common.urls")),
    *[path("api/", include(f"apps.{app}.urls")) for app in APPS],
    path("dicom-web/", include("apps.imaging.rest.dicomweb.urls")),
    path("fhir/", include("apps.interop.rest.fhir.urls")),
    re_path(r"^(?!api/|fhir/|dicom-web/|ws/|static/|assets/).*$", serve_app),
]

handler400 = "apps.common.rest.errors.handle_bad_request"
handler404 = "apps.common.rest.errors.handle_not_found"
handler500 = "apps.common.rest.errors.handle_server_error"
