"""One's own results and appeals; improvements with owner, day and check."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_reach, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.models import Improvement
from apps.qc.public import (
    check_improvement,
    file_appeal,
    finish_improvement,
    get_campaign,
    list_improvements,
    list_own_results,
    plan_improvement,
)
from apps.qc.rest.access import get_visible_case, list_people
from apps.qc.rest.follow_up_serializers import (
    QcAppealFileSerializer,
    QcAppealSerializer,
    QcImprovementCheckSerializer,
    QcImprovementPlanSerializer,
    QcImprovementQuerySerializer,
    QcImprovementSerializer,
    QcImprovementStepSerializer,
    QcOwnerSerializer,
    QcOwnResultSerializer,
)


class OwnResultListView(ListView):
    """What was said of one's own work, and until when one may appeal."""

    required = {"GET": "qc.learn"}
    serializer_class = QcOwnResultSerializer
    ordering_fields = ["settled_at", "id"]

    def list_rows(self, query):
        return list_own_results(actor_of(self.request).id)

    @extend_schema(operation_id="qc_own_results")
    def get(self, request) -> Response:
        return super().get(request)


class AppealFileView(ApiView):
    required = {"POST": "qc.learn"}

    @extend_schema(operation_id="qc_appeal_file", request=QcAppealFileSerializer, responses={201: QcAppealSerializer})
    def post(self, request, case_id: int) -> Response:
        if not list_own_results(actor_of(request).id).filter(pk=case_id).exists():
            raise NotFound("qc.case_missing", case=case_id)
        data = self.validate(QcAppealFileSerializer)
        appeal = file_appeal(
            case_id,
            text=data["text"],
            pictures=data["pictures"],
            expected_version=data.get("version"),
            actor=actor_of(request),
        )
        return self.render(QcAppealSerializer, appeal, status=201)


class ImprovementListView(ListView):
    """Those who oversee quality see all of their sites; everybody else what is asked of them."""

    required = {"GET": "qc.learn", "POST": "qc.manage"}
    serializer_class = QcImprovementSerializer
    query_serializer = QcImprovementQuerySerializer
    ordering_fields = ["due_on", "id", "state"]

    def list_rows(self, query):
        oversight = self.request.grants.sites("qc.read")
        facts = {"state": query.get("state", ""), "case_id": query.get("case"), "campaign_id": query.get("campaign")}
        if oversight is not None and not oversight:
            return list_improvements(owner_id=actor_of(self.request).id, **facts)
        return list_improvements(sites=oversight, **facts)

    @extend_schema(operation_id="qc_improvement_list", parameters=[QcImprovementQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_improvement_plan",
        request=QcImprovementPlanSerializer,
        responses={201: QcImprovementSerializer},
    )
    def post(self, request) -> Response:
        data = self.validate(QcImprovementPlanSerializer)
        owner = list_people("qc.learn").get(str(data["owner_id"]))
        if owner is None:
            raise Invalid({"owner_id": Reason("qc.owner_unknown", severity="error")})
        case = get_visible_case(request, self, data["case_id"]) if data.get("case_id") else None
        reach = reach_of(request, self)
        campaign = get_campaign(data["campaign_id"], sites=reach) if data.get("campaign_id") else None
        site_id = case.site_id if case else min(reach) if reach and len(reach) == 1 else None
        check_reach(request, self, [site_id])
        row = plan_improvement(
            title=data["title"], cause=data["cause"], owner=owner, due_on=data["due_on"], case=case, campaign=campaign,
            site_id=site_id, actor=actor_of(request),
        )  # fmt: skip
        return self.render(QcImprovementSerializer, row, status=201)


class OwnerListView(ApiView):
    """Who may own an improvement."""

    required = {"GET": "qc.manage"}

    @extend_schema(operation_id="qc_owner_list", responses=QcOwnerSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(QcOwnerSerializer, list(list_people("qc.learn").values()), many=True)


class ImprovementFinishView(ApiView):
    required = {"POST": "qc.learn"}

    @extend_schema(
        operation_id="qc_improvement_finish", request=QcImprovementStepSerializer, responses=QcImprovementSerializer
    )
    def post(self, request, improvement_id: int) -> Response:
        get_listed(list_improvements(owner_id=actor_of(request).id), improvement_id)
        data = self.validate(QcImprovementStepSerializer)
        row = finish_improvement(
            improvement_id, text=data["text"], expected_version=data.get("version"), actor=actor_of(request)
        )
        return self.render(QcImprovementSerializer, row)


class ImprovementCheckView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(
        operation_id="qc_improvement_check", request=QcImprovementCheckSerializer, responses=QcImprovementSerializer
    )
    def post(self, request, improvement_id: int) -> Response:
        seen = get_listed(list_improvements(sites=reach_of(request, self)), improvement_id)
        check_reach(request, self, [seen.site_id])
        data = self.validate(QcImprovementCheckSerializer)
        row = check_improvement(
            improvement_id,
            worked=data["worked"],
            text=data["text"],
            expected_version=data.get("version"),
            actor=actor_of(request),
        )
        return self.render(QcImprovementSerializer, row)


def get_listed(rows: QuerySet[Improvement], improvement_id: int) -> Improvement:
    """Raises NotFound, also for what the caller may not see."""
    row = rows.filter(pk=improvement_id).first()
    if row is None:
        raise NotFound("qc.improvement_missing", improvement=improvement_id)
    return row
