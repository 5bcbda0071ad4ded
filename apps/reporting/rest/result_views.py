"""Results as the referrer sees them: own patients' orders only."""

from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.reporting.public import (
    acknowledge_result,
    list_criticals_for_referrer,
    list_results_for_referrer,
    open_result,
    receive_critical,
)
from apps.reporting.rest.result_serializers import (
    OpenedResultSerializer,
    ResultCriticalSerializer,
    ResultQuerySerializer,
    ResultSerializer,
)
from apps.reporting.rest.views import send_pdf


class ResultListView(ListView):
    required = {"GET": "result.read"}
    serializer_class = ResultSerializer
    query_serializer = ResultQuerySerializer
    ordering_fields = ["released_at"]

    def list_rows(self, query):
        rows = list_results_for_referrer(actor_of(self.request).id, unread=query["unread"])
        words = query.get("q", "").strip()
        if words:
            rows = rows.filter(report__patient__name__icontains=words) | rows.filter(report__patient__mrn__iexact=words)
        return rows

    @extend_schema(operation_id="result_list", parameters=[ResultQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ResultOpenView(ApiView):
    required = {"POST": "result.read"}

    @extend_schema(operation_id="result_open", request=None, responses=OpenedResultSerializer)
    def post(self, request, release_id: int) -> Response:
        return self.render(OpenedResultSerializer, open_result(release_id, actor=actor_of(request)))


class ResultAcknowledgeView(ApiView):
    """Read, and acted on; critical findings are thereby received."""

    required = {"POST": "result.read"}

    @extend_schema(operation_id="result_acknowledge", request=None, responses=OpenedResultSerializer)
    def post(self, request, release_id: int) -> Response:
        return self.render(OpenedResultSerializer, acknowledge_result(release_id, actor=actor_of(request)))


class ResultCriticalListView(ListView):
    """What the referrer was told and has not confirmed, also while nothing is signed."""

    required = {"GET": "result.read"}
    serializer_class = ResultCriticalSerializer
    ordering_fields = ["due_at"]

    def list_rows(self, query):
        return list_criticals_for_referrer(actor_of(self.request).id)

    @extend_schema(operation_id="result_criticals")
    def get(self, request) -> Response:
        return super().get(request)


class ResultCriticalReceiptView(ApiView):
    required = {"POST": "result.read"}

    @extend_schema(operation_id="result_critical_received", request=None, responses=ResultCriticalSerializer)
    def post(self, request, critical_id: int) -> Response:
        return self.render(ResultCriticalSerializer, receive_critical(critical_id, actor=actor_of(request)))


class ResultPdfView(ApiView):
    required = {"GET": "result.read"}

    @extend_schema(operation_id="result_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, release_id: int):
        return send_pdf(open_result(release_id, actor=actor_of(request)).pdf_sha256)
