from datetime import timedelta
from statistics import median

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.engine.cases import Queue
from apps.qc.models import Case, Draw, Review
from apps.qc.public import (
    close_case,
    find_site_of,
    get_case,
    list_cases,
    list_counted_cases,
    list_report_rules,
    list_reviewable,
    raise_case,
    reopen_case,
)
from apps.qc.rest.access import get_visible_case, limit_cases
from apps.qc.rest.case_serializers import (
    QcCaseQuerySerializer,
    QcOutcomeSerializer,
    QcRaisedSerializer,
    QcRaiseSerializer,
)
from apps.qc.rest.chart_serializers import QcRuleSerializer
from apps.qc.rest.serializers import (
    QcCasePageSerializer,
    QcCaseSerializer,
    QcQueueCountsSerializer,
    QcQueueSerializer,
    find_blind_subjects,
)


class CaseListView(ListView):
    required = {"GET": "qc.read", "POST": "qc.raise"}
    serializer_class = QcCaseSerializer
    query_serializer = QcCaseQuerySerializer
    ordering_fields = ["id", "opened_at", "state", "grade"]

    def list_rows(self, query):
        hidden = find_blind_subjects(self.request)
        if "chart" not in query:
            return limit_cases(self.request, self, list_cases(**query, hidden=hidden))
        weeks = get_policy("qc.guards").payload["chart_weeks"]
        return list_counted_cases(
            **query, now=clock.now(), weeks=weeks, sites=reach_of(self.request, self), hidden=hidden
        )

    @extend_schema(operation_id="qc_case_list", parameters=[QcCaseQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(operation_id="qc_case_raise", request=QcRaiseSerializer, responses={201: QcRaisedSerializer})
    def post(self, request) -> Response:
        data = self.validate(QcRaiseSerializer)
        kind, subject_id = data["subject_kind"], data["subject_id"]
        site_id = find_site_of(kind, subject_id)
        if site_id is not None:
            check_site(request, self, site_id)
        case = raise_case(
            kind,
            f"{kind}:{subject_id}",
            origin=data["origin"],
            reason_text=data["reason_text"],
            exam_id=subject_id if kind == "exam" else None,
            site_id=site_id,
            actor=actor_of(request),
        )
        return self.render(QcRaisedSerializer, case, status=201)


class CaseView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_case_get", responses=QcCasePageSerializer)
    def get(self, request, case_id: int) -> Response:
        return self.render(QcCasePageSerializer, get_visible_case(request, self, case_id))


class CaseCloseView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(operation_id="qc_case_close", request=QcOutcomeSerializer, responses=QcCasePageSerializer)
    def post(self, request, case_id: int) -> Response:
        get_visible_case(request, self, case_id)
        data = self.validate(QcOutcomeSerializer)
        close_case(case_id, outcome=data["text"], expected_version=data.get("version"), actor=actor_of(request))
        return self.render(QcCasePageSerializer, get_case(case_id))


class CaseReopenView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(operation_id="qc_case_reopen", request=QcOutcomeSerializer, responses=QcCasePageSerializer)
    def post(self, request, case_id: int) -> Response:
        get_visible_case(request, self, case_id)
        data = self.validate(QcOutcomeSerializer)
        reopen_case(case_id, reason_text=data["text"], expected_version=data.get("version"), actor=actor_of(request))
        return self.render(QcCasePageSerializer, get_case(case_id))


class QueueCountsView(ApiView):
    required = {"GET": "qc.review"}

    @extend_schema(operation_id="qc_queue_counts", responses=QcQueueCountsSerializer)
    def get(self, request) -> Response:
        reach = reach_of(request, self)
        counts = {queue.value: len(list_reviewable(actor_of(request), queue=queue, sites=reach)) for queue in Queue}
        return self.render(QcQueueCountsSerializer, counts)


class QueueView(ApiView):
    required = {"GET": "qc.review"}

    @extend_schema(operation_id="qc_queue_get", responses=QcQueueSerializer)
    def get(self, request, queue: str) -> Response:
        me = actor_of(request)
        since = clock.now() - timedelta(days=1)
        mine = Review.objects.filter(reviewer_id=me.id, case__queue=queue, submitted_at__gte=since)
        done = list(mine.order_by("submitted_at").values_list("case_id", "grade", "spent_s"))
        rows = [{"id": case_id, "is_done": True, "grade": grade} for case_id, grade, _ in done]
        open_ones = list_reviewable(me, queue=queue, sites=reach_of(request, self))
        rows += [{"id": case_id, "is_done": False, "grade": ""} for case_id in open_ones]
        spent = [seconds for _, _, seconds in done if seconds]
        draws = (
            Draw.objects.defer("frame")
            .filter(pk__in=Case.objects.filter(pk__in=[r["id"] for r in rows]).values("draw"))
            .order_by("-id")
        )
        facts = {"queue": queue, "cases": rows, "draws": draws, "median_s": round(median(spent)) if spent else None}
        return self.render(QcQueueSerializer, facts)


class RuleListView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_rule_list", responses=QcRuleSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(QcRuleSerializer, list_report_rules(), many=True)
