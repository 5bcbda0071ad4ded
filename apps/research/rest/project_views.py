from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.scope import check_reach, reach_of
from apps.common.rest.views import ApiView, ListView
from apps.research import public
from apps.research.rest import serializers as s
from apps.research.rest.access import find_project


class ResearchProjectListView(ListView):
    required = {"GET": "research.read", "POST": "research.write"}
    serializer_class = s.ResearchProjectSerializer
    ordering_fields = ["id", "title", "approved_until"]

    def list_rows(self, query):
        rows, reach = public.list_projects(), reach_of(self.request, self)
        return rows if reach is None else rows.filter(site_ids__contained_by=sorted(reach))

    @extend_schema(operation_id="research_project_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="research_project_make",
        request=s.ResearchProjectMakeSerializer,
        responses={201: s.ResearchProjectSerializer},
    )
    def post(self, request) -> Response:
        body = self.validate(s.ResearchProjectMakeSerializer)
        check_reach(request, self, body["site_ids"])
        row = public.make_project(**body, actor=actor_of(request))
        return self.render(s.ResearchProjectSerializer, row, status=201)


class ResearchProjectView(ApiView):
    required = {"GET": "research.read", "PATCH": "research.write"}

    @extend_schema(operation_id="research_project_get", responses=s.ResearchProjectSerializer)
    def get(self, request, project_id: int) -> Response:
        return self.render(s.ResearchProjectSerializer, find_project(self, project_id))

    @extend_schema(
        operation_id="research_project_change",
        request=s.ResearchProjectChangeSerializer,
        responses=s.ResearchProjectSerializer,
    )
    def patch(self, request, project_id: int) -> Response:
        find_project(self, project_id)
        body = self.validate(s.ResearchProjectChangeSerializer)
        row = public.change_project(project_id, **body, actor=actor_of(request))
        return self.render(s.ResearchProjectSerializer, row)


class ResearchCloseView(ApiView):
    required = {"POST": "research.write"}

    @extend_schema(
        operation_id="research_project_close",
        request=s.ResearchReasonSerializer,
        responses=s.ResearchProjectSerializer,
    )
    def post(self, request, project_id: int) -> Response:
        find_project(self, project_id)
        body = self.validate(s.ResearchReasonSerializer)
        return self.render(
            s.ResearchProjectSerializer, public.close_project(project_id, **body, actor=actor_of(request))
        )


class ResearchCriteriaView(ApiView):
    """What a step of a cohort of this project can ask."""

    required = {"GET": "research.read"}

    @extend_schema(operation_id="research_criteria", responses=s.ResearchCriterionSerializer(many=True))
    def get(self, request, project_id: int) -> Response:
        choices = public.list_choices(find_project(self, project_id))
        return self.render(s.ResearchCriterionSerializer, choices, many=True)


class ResearchIdentifyView(ApiView):
    """The patient behind a pseudonym: with a reason, written into the trail whether it is found or not."""

    required = {"POST": "research.identify"}

    @extend_schema(
        operation_id="research_identify",
        request=s.ResearchIdentifySerializer,
        responses=s.ResearchIdentifiedSerializer,
    )
    def post(self, request, project_id: int) -> Response:
        find_project(self, project_id)
        body = self.validate(s.ResearchIdentifySerializer)
        return self.render(
            s.ResearchIdentifiedSerializer, public.reidentify(project_id, **body, actor=actor_of(request))
        )


class ResearchObjectionListView(ListView):
    required = {"GET": "research.read", "POST": "research.write"}
    serializer_class = s.ResearchObjectionSerializer
    ordering_fields = ["id", "recorded_at"]

    def list_rows(self, query):
        return public.list_objections()

    @extend_schema(operation_id="research_objection_list")
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="research_objection_record",
        request=s.ResearchObjectionMakeSerializer,
        responses={201: s.ResearchObjectionSerializer},
    )
    def post(self, request) -> Response:
        body = self.validate(s.ResearchObjectionMakeSerializer)
        row = public.record_objection(**body, actor=actor_of(request))
        return self.render(s.ResearchObjectionSerializer, row, status=201)


class ResearchObjectionWithdrawView(ApiView):
    required = {"POST": "research.write"}

    @extend_schema(
        operation_id="research_objection_withdraw",
        request=s.ResearchReasonSerializer,
        responses=s.ResearchObjectionSerializer,
    )
    def post(self, request, objection_id: int) -> Response:
        body = self.validate(s.ResearchReasonSerializer)
        row = public.withdraw_objection(objection_id, **body, actor=actor_of(request))
        return self.render(s.ResearchObjectionSerializer, row)
