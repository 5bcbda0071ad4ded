from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.qc.public import ANSWERS
from apps.reporting.public import answer_draft_alert
from apps.reporting.rest.access import get_visible_row


class AlertAnswerSerializer(serializers.Serializer):
    """Fixed, ignored in this sentence or for oneself, or disputed with a reason."""

    key = serializers.RegexField(r"^[0-9a-f]{64}$", max_length=64)
    outcome = serializers.ChoiceField(choices=[str(value) for value in ANSWERS])
    by_autofix = serializers.BooleanField(default=False)
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


class AlertAnswerView(ApiView):
    required = {"POST": "report.write"}

    @extend_schema(operation_id="report_alert_answer", request=AlertAnswerSerializer, responses={204: None})
    def post(self, request, report_id: int) -> Response:
        get_visible_row(request, report_id, permission="report.write")
        data = self.validate(AlertAnswerSerializer)
        answer_draft_alert(report_id, data.pop("key"), actor=actor_of(request), **data)
        return Response(status=204)
