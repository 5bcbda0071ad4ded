"""The print desk, and the machine where patients print their own report."""

from datetime import timedelta

from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.public import list_standing_releases, print_at_desk, print_by_slip
from apps.reporting.rest.access import get_visible_report
from apps.reporting.rest.output_serializers import (
    PrintQuerySerializer,
    PrintRowSerializer,
    PrintSerializer,
    SelfPrintSerializer,
)
from apps.reporting.rest.views import send_pdf

PRINT = "result.print"
PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}
NEWS = timedelta(days=3)  # without a search, what patients come for these days


class PrintDeskView(ListView):
    required = {"GET": PRINT}
    serializer_class = PrintRowSerializer
    query_serializer = PrintQuerySerializer
    ordering_fields = ["released_at"]

    def list_rows(self, query):
        words = query.get("q", "").strip()
        since = None if words else clock.now() - NEWS
        return list_standing_releases(sites=self.request.grants.sites(PRINT), since=since, q=_read_slip(words))

    @extend_schema(operation_id="print_desk", parameters=[PrintQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class PrintView(ApiView):
    """The PDF of a copy that is counted with this request."""

    required = {"POST": PRINT}

    @extend_schema(operation_id="print_report", request=PrintSerializer, responses=PDF)
    def post(self, request, report_id: int):
        report = get_visible_report(request, report_id, PRINT)
        data = self.validate(PrintSerializer)
        release = print_at_desk(report.id, **data, actor=actor_of(request))
        return send_pdf(release.pdf_sha256)


class SelfPrintView(ApiView):
    required = {"POST": "kiosk.print"}

    @extend_schema(operation_id="print_own_report", request=SelfPrintSerializer, responses=PDF)
    def post(self, request):
        data = self.validate(SelfPrintSerializer)
        if not request.grants.allows("kiosk.print", site_id=data["site_id"]):
            raise PermissionDenied
        release = print_by_slip(data["code"], site_id=data["site_id"], actor=actor_of(request))
        return send_pdf(release.pdf_sha256)


def _read_slip(words: str) -> str:
    """A scanned slip carries the accession number second."""
    parts = words.split("|")
    return parts[1] if len(parts) == 3 else words
