"""Centralised quality control: campaigns over sites."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.scope import check_site, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.public import list_sites
from apps.qc.models import Campaign
from apps.qc.public import (
    close_campaign,
    get_campaign,
    get_campaign_page,
    get_scale,
    list_campaigns,
    make_campaign,
    open_campaign,
    print_campaign,
    take_in_reports,
)
from apps.qc.rest.access import list_people
from apps.qc.rest.campaign_serializers import (
    QcCampaignEndSerializer,
    QcCampaignMakeSerializer,
    QcCampaignPageSerializer,
    QcCampaignSerializer,
    QcCampaignStepSerializer,
    QcSeatSerializer,
    QcTakeInSerializer,
    QcTakenInSerializer,
)


class ReviewerListView(ApiView):
    """Who may sit on a panel."""

    required = {"GET": "qc.draw"}

    @extend_schema(operation_id="qc_reviewer_list", responses=QcSeatSerializer(many=True))
    def get(self, request) -> Response:
        return self.render(QcSeatSerializer, list(list_people("qc.review").values()), many=True)


class CampaignListView(ListView):
    required = {"GET": "qc.read", "POST": "qc.draw"}
    serializer_class = QcCampaignSerializer
    ordering_fields = ["id", "deadline", "state"]

    def list_rows(self, query):
        return list_campaigns(sites=reach_of(self.request, self))

    @extend_schema(operation_id="qc_campaign_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_campaign_make", request=QcCampaignMakeSerializer, responses={201: QcCampaignSerializer}
    )
    def post(self, request) -> Response:
        data = self.validate(QcCampaignMakeSerializer)
        for quota in data["quotas"]:
            check_site(request, self, quota["site_id"])
        known = list_people("qc.review")
        wanted = list(dict.fromkeys(str(person) for person in data["panel"]))
        if unknown := [person for person in wanted if person not in known]:
            raise Invalid({"panel": Reason("qc.reviewer_unknown", {"people": unknown}, severity="error")})
        panel = [known[person] for person in wanted]
        made = make_campaign(
            **data | {"panel": panel, "quotas": [dict(q) for q in data["quotas"]]}, actor=actor_of(request)
        )
        return self.render(QcCampaignSerializer, made, status=201)


class CampaignView(ApiView):
    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_campaign_get", responses=QcCampaignPageSerializer)
    def get(self, request, campaign_id: int) -> Response:
        campaign = get_campaign(campaign_id, sites=reach_of(request, self))
        return self.render(QcCampaignPageSerializer, make_page(request, campaign))


class CampaignOpenView(ApiView):
    required = {"POST": "qc.draw"}

    @extend_schema(
        operation_id="qc_campaign_open", request=QcCampaignStepSerializer, responses=QcCampaignPageSerializer
    )
    def post(self, request, campaign_id: int) -> Response:
        check_campaign(request, self, campaign_id)
        version = self.validate(QcCampaignStepSerializer).get("version")
        opened = open_campaign(campaign_id, expected_version=version, actor=actor_of(request))
        return self.render(QcCampaignPageSerializer, make_page(request, opened))


class CampaignCloseView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(
        operation_id="qc_campaign_close", request=QcCampaignEndSerializer, responses=QcCampaignPageSerializer
    )
    def post(self, request, campaign_id: int) -> Response:
        check_campaign(request, self, campaign_id)
        data = self.validate(QcCampaignEndSerializer)
        closed = close_campaign(
            campaign_id, conclusions=data["text"], expected_version=data.get("version"), actor=actor_of(request)
        )
        return self.render(QcCampaignPageSerializer, make_page(request, closed))


class CampaignReportsView(ApiView):
    """Reports that a site sends in: they come from outside, and only this campaign draws them."""

    required = {"POST": "qc.draw"}

    @extend_schema(operation_id="qc_campaign_take_in", request=QcTakeInSerializer, responses=QcTakenInSerializer)
    def post(self, request, campaign_id: int) -> Response:
        campaign = check_campaign(request, self, campaign_id)
        data = self.validate(QcTakeInSerializer)
        check_site(request, self, data["site_id"])
        if all(quota["site_id"] != data["site_id"] for quota in campaign.quotas):
            raise Invalid({"site_id": Reason("qc.site_takes_no_part", severity="error")})
        taken = take_in_reports(campaign_id, site_id=data["site_id"], text=data["lines"], actor=actor_of(request))
        return self.render(QcTakenInSerializer, taken)


class CampaignPdfView(ApiView):
    """The closing report."""

    required = {"GET": "qc.read"}

    @extend_schema(operation_id="qc_campaign_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, campaign_id: int) -> HttpResponse:
        campaign = get_campaign(campaign_id, sites=reach_of(request, self))
        pdf = print_campaign(campaign, lang=language_of(request), actor=actor_of(request))
        return HttpResponse(pdf, content_type="application/pdf")


def check_campaign(request, view, campaign_id: int) -> Campaign:
    """The campaign for whoever answers for every site of it; raises NotFound, or PermissionDenied."""
    campaign = get_campaign(campaign_id, sites=reach_of(request, view))
    for quota in campaign.quotas:
        check_site(request, view, quota["site_id"])
    return campaign


def make_page(request, campaign: Campaign) -> dict:
    few = get_policy("qc.guards").payload["kappa_min_cases"]
    page = get_campaign_page(campaign, viewer_id=actor_of(request).id, min_cases=few)
    names = {site.id: site.name for site in list_sites()}
    for row in [*page["sites"], *(page["results"]["sites"] if page["results"] else [])]:
        row["names"] = names.get(row["site_id"], {})
    if page["results"]:
        words = {defect["code"]: defect["names"] for defect in get_scale(campaign.kind).payload["defects"]}
        for row in page["results"]["defects"]:
            row["names"] = words.get(row["code"], {"en": row["code"]})
    return page
