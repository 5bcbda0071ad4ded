"""Learning meetings: who may learn sees cases without names."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_reach, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.qc.models import Meeting
from apps.qc.public import (
    choose_meeting_case,
    get_meeting,
    get_scale,
    hold_meeting,
    list_meeting_cases,
    list_meetings,
    make_meeting,
    render_picture,
    sort_pictures,
)
from apps.qc.rest.access import get_visible_case, list_people
from apps.qc.rest.follow_up_serializers import (
    QcMeetingChoiceSerializer,
    QcMeetingHoldSerializer,
    QcMeetingMakeSerializer,
    QcMeetingPageSerializer,
    QcMeetingSerializer,
)
from apps.qc.rest.picture_serializers import QcLookQuerySerializer, make_look


class MeetingListView(ListView):
    required = {"GET": "qc.learn", "POST": "qc.manage"}
    serializer_class = QcMeetingSerializer
    ordering_fields = ["held_on", "id"]

    def list_rows(self, query):
        return list_meetings(sites=reach_of(self.request, self)).prefetch_related("cases")

    @extend_schema(operation_id="qc_meeting_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="qc_meeting_make", request=QcMeetingMakeSerializer, responses={201: QcMeetingSerializer}
    )
    def post(self, request) -> Response:
        data, reach = self.validate(QcMeetingMakeSerializer), reach_of(request, self)
        site_id = min(reach) if reach and len(reach) == 1 else None
        check_reach(request, self, [site_id])
        return self.render(
            QcMeetingSerializer, make_meeting(**data, site_id=site_id, actor=actor_of(request)), status=201
        )


class MeetingView(ApiView):
    required = {"GET": "qc.learn"}

    @extend_schema(operation_id="qc_meeting_get", responses=QcMeetingPageSerializer)
    def get(self, request, meeting_id: int) -> Response:
        return self.render(QcMeetingPageSerializer, make_page(get_meeting(meeting_id, sites=reach_of(request, self))))


class MeetingCaseView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(operation_id="qc_meeting_case", request=QcMeetingChoiceSerializer, responses=QcMeetingPageSerializer)
    def post(self, request, meeting_id: int, case_id: int) -> Response:
        check_meeting(request, self, meeting_id)
        case = get_visible_case(request, self, case_id)
        is_in = self.validate(QcMeetingChoiceSerializer)["is_in"]
        meeting = choose_meeting_case(meeting_id, case, is_in=is_in, actor=actor_of(request))
        return self.render(QcMeetingPageSerializer, make_page(meeting))


class MeetingHoldView(ApiView):
    required = {"POST": "qc.manage"}

    @extend_schema(operation_id="qc_meeting_hold", request=QcMeetingHoldSerializer, responses=QcMeetingPageSerializer)
    def post(self, request, meeting_id: int) -> Response:
        check_meeting(request, self, meeting_id)
        data, people = self.validate(QcMeetingHoldSerializer), list_people("qc.learn")
        there = [people[str(one)] for one in dict.fromkeys(data["attendance"]) if str(one) in people]
        meeting = hold_meeting(
            meeting_id,
            points=data["points"],
            attendance=there,
            expected_version=data.get("version"),
            actor=actor_of(request),
        )
        return self.render(QcMeetingPageSerializer, make_page(meeting))


class MeetingPictureView(ApiView):
    required = {"GET": "qc.learn"}

    @extend_schema(
        operation_id="qc_meeting_picture",
        parameters=[QcLookQuerySerializer],
        responses={(200, "image/png"): OpenApiTypes.BINARY},
    )
    def get(self, request, meeting_id: int, case_id: int, number: int) -> HttpResponse:
        meeting = get_meeting(meeting_id, sites=reach_of(request, self))
        case = list_meeting_cases(meeting).filter(pk=case_id).first()
        if case is None:
            raise NotFound("qc.case_missing", case=case_id)
        look = make_look(self.validate_query(QcLookQuerySerializer))
        return HttpResponse(render_picture(case.subject, number, look), content_type="image/png")


def check_meeting(request, view, meeting_id: int) -> None:
    """A meeting of the whole department is seen everywhere and changed by whoever answers for all of it; raises NotFound, PermissionDenied."""
    check_reach(request, view, [get_meeting(meeting_id, sites=reach_of(request, view)).site_id])


def make_page(meeting: Meeting) -> dict:
    cases = list(list_meeting_cases(meeting))
    for case in cases:
        pictures = sort_pictures(case.subject)
        case.n_pictures, case.left_out = len(pictures.shown), pictures.list_left_out()
    names = {d["code"]: d["names"] for kind in ("report", "image") for d in get_scale(kind).payload["defects"]}
    return {"meeting": meeting, "cases": cases, "defect_names": names}
