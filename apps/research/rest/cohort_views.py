from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.research import public
from apps.research.rest import serializers as s
from apps.research.rest.access import find_cohort, find_draw, find_exclusion, find_project


class ResearchCohortListView(ListView):
    required = {"GET": "research.read", "POST": "research.write"}
    serializer_class = s.ResearchCohortSerializer
    ordering_fields = ["id", "name"]

    def list_rows(self, query):
        return public.list_cohorts(find_project(self, self.kwargs["project_id"]).id)

    @extend_schema(operation_id="research_cohort_list")
    def get(self, request, project_id: int) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="research_cohort_make",
        request=s.ResearchCohortMakeSerializer,
        responses={201: s.ResearchCohortSerializer},
    )
    def post(self, request, project_id: int) -> Response:
        find_project(self, project_id)
        body = self.validate(s.ResearchCohortMakeSerializer)
        row = public.make_cohort(project_id, **body, actor=actor_of(request))
        return self.render(s.ResearchCohortSerializer, row, status=201)


class ResearchPreviewView(ApiView):
    """The flow that a definition would have now; nothing is kept."""

    required = {"POST": "research.read"}

    @extend_schema(
        operation_id="research_preview", request=s.ResearchPreviewSerializer, responses=s.ResearchFlowSerializer
    )
    def post(self, request, project_id: int) -> Response:
        find_project(self, project_id)
        body = self.validate(s.ResearchPreviewSerializer)
        if body["cohort_id"]:
            find_cohort(self, body["cohort_id"])
        return self.render(s.ResearchFlowSerializer, public.preview_flow(project_id, **body).to_json())


class ResearchVersionView(ApiView):
    """The next version of a cohort; those before stay with their draws."""

    required = {"POST": "research.write"}

    @extend_schema(
        operation_id="research_version_save",
        request=s.ResearchVersionMakeSerializer,
        responses={201: s.ResearchVersionSerializer},
    )
    def post(self, request, cohort_id: int) -> Response:
        find_cohort(self, cohort_id)
        body = self.validate(s.ResearchVersionMakeSerializer)
        row = public.save_version(cohort_id, **body, actor=actor_of(request))
        return self.render(s.ResearchVersionSerializer, row, status=201)


class ResearchDrawMakeView(ApiView):
    required = {"POST": "research.write"}

    @extend_schema(operation_id="research_draw", request=None, responses={201: s.ResearchDrawSerializer})
    def post(self, request, cohort_id: int) -> Response:
        find_cohort(self, cohort_id)
        draw = public.draw_cohort(cohort_id, actor=actor_of(request))
        return self.render(s.ResearchDrawSerializer, draw, status=201)


class ResearchDrawView(ApiView):
    required = {"GET": "research.read"}

    @extend_schema(operation_id="research_draw_get", responses=s.ResearchDrawSerializer)
    def get(self, request, cohort_draw_id: int) -> Response:
        return self.render(s.ResearchDrawSerializer, find_draw(self, cohort_draw_id))


class ResearchMemberListView(ListView):
    """Who was assessed: those left over, or those who fell at one step."""

    required = {"GET": "research.read"}
    serializer_class = s.ResearchDrawnExamSerializer
    query_serializer = s.ResearchMemberQuerySerializer
    ordering_fields = ["id", "exam__received_at"]

    def list_rows(self, query):
        return public.list_drawn_exams(find_draw(self, self.kwargs["cohort_draw_id"]).id, **query)

    @extend_schema(operation_id="research_member_list", parameters=[s.ResearchMemberQuerySerializer])
    def get(self, request, cohort_draw_id: int) -> Response:
        return super().get(request)


class ResearchExclusionListView(ListView):
    required = {"GET": "research.read", "POST": "research.write"}
    serializer_class = s.ResearchExclusionSerializer
    ordering_fields = ["id", "made_at"]

    def list_rows(self, query):
        return public.list_hand_exclusions(find_cohort(self, self.kwargs["cohort_id"]).id)

    @extend_schema(operation_id="research_exclusion_list")
    def get(self, request, cohort_id: int) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="research_exclude",
        request=s.ResearchExclusionMakeSerializer,
        responses={201: s.ResearchExclusionSerializer},
    )
    def post(self, request, cohort_id: int) -> Response:
        find_cohort(self, cohort_id)
        body = self.validate(s.ResearchExclusionMakeSerializer)
        row = public.exclude_by_hand(cohort_id, **body, actor=actor_of(request))
        return self.render(s.ResearchExclusionSerializer, row, status=201)


class ResearchExclusionLiftView(ApiView):
    required = {"POST": "research.write"}

    @extend_schema(
        operation_id="research_exclusion_lift",
        request=s.ResearchReasonSerializer,
        responses=s.ResearchExclusionSerializer,
    )
    def post(self, request, hand_exclusion_id: int) -> Response:
        find_exclusion(self, hand_exclusion_id)
        body = self.validate(s.ResearchReasonSerializer)
        row = public.lift_exclusion(hand_exclusion_id, **body, actor=actor_of(request))
        return self.render(s.ResearchExclusionSerializer, row)
