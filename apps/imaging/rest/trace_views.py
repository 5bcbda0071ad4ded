from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site
from apps.common.rest.views import ApiView, ListView
from apps.imaging.public import trace_worklist
from apps.imaging.rest import trace_serializers as s
from apps.imaging.selectors.callers import list_asks, list_worklist_callers
from apps.workflow.public import get_exam


class WorklistTraceView(ApiView):
    """Why a scanner does not show an exam, step by step; an entry of the audit trail."""

    required = {"GET": "worklist.trace"}

    @extend_schema(
        operation_id="worklist_trace", parameters=[s.TraceQuerySerializer], responses=s.WorklistTraceSerializer
    )
    def get(self, request) -> Response:
        query = self.validate_query(s.TraceQuerySerializer)
        check_site(request, self, get_exam(query["exam_id"]).site_id)
        return self.render(s.WorklistTraceSerializer, trace_worklist(actor=actor_of(request), **query))


class WorklistAskListView(ListView):
    """What scanners asked lately, newest first; keys that tell of a person are masked."""

    required = {"GET": "worklist.trace"}
    serializer_class = s.WorklistAskSerializer
    query_serializer = s.WorklistAskQuerySerializer
    ordering_fields = ["last_at", "n_answered"]

    def list_rows(self, query):
        rows = list_asks()
        return rows.filter(calling_ae=query["ae_title"]) if "ae_title" in query else rows

    @extend_schema(operation_id="worklist_ask_list", parameters=[s.WorklistAskQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class WorklistCallersView(ApiView):
    """Who may ask the worklist: scanners of the fleet, then other nodes; with when each asked last."""

    required = {"GET": "worklist.trace"}

    @extend_schema(operation_id="worklist_callers", responses=s.WorklistCallerSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(s.WorklistCallerSerializer, list_worklist_callers(), many=True)
