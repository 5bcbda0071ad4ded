from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_site, limit_to_sites, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.public import (
    ask_audit,
    count_second_readings,
    get_second_reading,
    is_breaker_open,
    judge_second_reading,
    list_audit_hits,
    list_audits,
    list_held_subjects,
    list_second_readings,
)
from apps.qc.rest.access import choose_site
from apps.qc.rest.rule_serializers import (
    QcAuditHitQuerySerializer,
    QcReportAuditAskSerializer,
    QcReportAuditHitSerializer,
    QcReportAuditSerializer,
    QcSecondReaderSerializer,
    QcSecondReadingQuerySerializer,
    QcSecondReadingSerializer,
    QcSecondVerdictSerializer,
)


def leave_out_held(request, rows: QuerySet) -> QuerySet:
    """Without the rows that quote a report whose images the caller is to read first."""
    if request.grants.sites("qc.review") == frozenset():
        return rows
    return rows.exclude(subject__in=list_held_subjects(request.actor.id))


class ReportAuditListView(ListView):
    required = {"GET": "qc.read", "POST": "qc.rules"}
    serializer_class = QcReportAuditSerializer
    ordering_fields = ["id", "asked_at", "n_alerted"]

    def list_rows(self, query):
        return list_audits(sites=reach_of(self.request, self))

    @extend_schema(operation_id="qc_report_audit_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_report_audit_ask", request=QcReportAuditAskSerializer, responses={201: QcReportAuditSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(QcReportAuditAskSerializer)
        data = data | {"site_id": choose_site(request, self, data["site_id"])}
        return self.render(QcReportAuditSerializer, ask_audit(actor=actor_of(request), **data), status=201)


class ReportAuditHitListView(ListView):
    required = {"GET": "qc.read"}
    serializer_class = QcReportAuditHitSerializer
    query_serializer = QcAuditHitQuerySerializer
    ordering_fields = ["id", "rule", "severity"]

    def list_rows(self, query):
        rows = list_audit_hits(self.kwargs["audit_id"], sites=reach_of(self.request, self), **query)
        return leave_out_held(self.request, rows)

    @extend_schema(operation_id="qc_report_audit_hits", parameters=[QcAuditHitQuerySerializer])
    def get(self, request, audit_id: int) -> Response:
        return super().get(request)


class SecondReadingListView(ListView):
    required = {"GET": "qc.read"}
    serializer_class = QcSecondReadingSerializer
    query_serializer = QcSecondReadingQuerySerializer
    ordering_fields = ["id", "at"]

    def list_rows(self, query):
        rows = limit_to_sites(self.request, self, list_second_readings(**query), field="subject__site")
        return leave_out_held(self.request, rows)

    @extend_schema(operation_id="qc_second_reading_list", parameters=[QcSecondReadingQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class SecondVerdictView(ApiView):
    required = {"POST": "qc.rules"}

    @extend_schema(
        operation_id="qc_second_reading_judge", request=QcSecondVerdictSerializer, responses=QcSecondReadingSerializer
    )
    def post(self, request, reading_id: int) -> Response:
        check_site(request, self, get_second_reading(reading_id).subject.site_id)
        row = judge_second_reading(reading_id, actor=actor_of(request), **self.validate(QcSecondVerdictSerializer))
        return self.render(QcSecondReadingSerializer, row)


class SecondReaderView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_second_reader", responses=QcSecondReaderSerializer)
    def get(self, request) -> Response:
        policy = get_policy("qc.second_reader").payload
        facts = {"enabled": bool(policy["enabled"] and policy["url"]), "model": policy["model"]}
        counts = count_second_readings(sites=reach_of(request, self))
        return self.render(QcSecondReaderSerializer, facts | counts | {"breaker_open": is_breaker_open()})
