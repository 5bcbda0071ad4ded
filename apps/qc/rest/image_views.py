from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site, limit_to_sites, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.public import answer_finding, get_image_finding, list_image_findings, list_image_rules
from apps.qc.rest.image_serializers import (
    QcImageAnswerSerializer,
    QcImageFindingQuerySerializer,
    QcImageFindingSerializer,
    QcImageRuleSerializer,
)


class ImageFindingListView(ListView):
    required = {"GET": "qc.findings"}
    serializer_class = QcImageFindingSerializer
    query_serializer = QcImageFindingQuerySerializer
    ordering_fields = ["id", "found_at", "severity", "rule"]

    def list_rows(self, query):
        return limit_to_sites(self.request, self, list_image_findings(**query))

    @extend_schema(operation_id="qc_image_finding_list", parameters=[QcImageFindingQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ImageAnswerView(ApiView):
    required = {"POST": "qc.answer"}

    @extend_schema(
        operation_id="qc_image_finding_answer", request=QcImageAnswerSerializer, responses=QcImageFindingSerializer
    )
    def post(self, request, finding_id: int) -> Response:
        check_site(request, self, get_image_finding(finding_id).site_id)
        row = answer_finding(finding_id, actor=actor_of(request), **self.validate(QcImageAnswerSerializer))
        return self.render(QcImageFindingSerializer, row)


class ImageRuleListView(ApiView):
    required = {"GET": "qc.findings"}

    @extend_schema(operation_id="qc_image_rule_list", responses=QcImageRuleSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(QcImageRuleSerializer, list_image_rules(reach_of(request, self)), many=True)
