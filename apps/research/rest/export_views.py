from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.research import public
from apps.research.rest import serializers as s
from apps.research.rest.access import find_draw, find_export, find_project


class ResearchExportListView(ListView):
    required = {"GET": "research.read"}
    serializer_class = s.ResearchExportSerializer
    ordering_fields = ["id", "asked_at"]

    def list_rows(self, query):
        return public.list_exports(find_project(self, self.kwargs["project_id"]).id)

    @extend_schema(operation_id="research_export_list")
    def get(self, request, project_id: int) -> Response:
        return super().get(request)


class ResearchExportAskView(ApiView):
    required = {"POST": "research.write"}

    @extend_schema(
        operation_id="research_export_ask",
        request=s.ResearchExportAskSerializer,
        responses={201: s.ResearchExportSerializer},
    )
    def post(self, request, cohort_draw_id: int) -> Response:
        find_draw(self, cohort_draw_id)
        body = self.validate(s.ResearchExportAskSerializer)
        row = public.ask_export(cohort_draw_id, **body, actor=actor_of(request))
        return self.render(s.ResearchExportSerializer, row, status=201)


class ResearchReleaseView(ApiView):
    """A second person says that it may leave; a worker writes it then."""

    required = {"POST": "research.release"}

    @extend_schema(
        operation_id="research_export_release",
        request=s.ResearchNoteSerializer,
        responses=s.ResearchExportSerializer,
    )
    def post(self, request, research_export_id: int) -> Response:
        find_export(self, research_export_id)
        body = self.validate(s.ResearchNoteSerializer)
        row = public.release_export(research_export_id, **body, actor=actor_of(request))
        return self.render(s.ResearchExportSerializer, row)


class ResearchRefuseView(ApiView):
    required = {"POST": "research.release"}

    @extend_schema(
        operation_id="research_export_refuse",
        request=s.ResearchNoteSerializer,
        responses=s.ResearchExportSerializer,
    )
    def post(self, request, research_export_id: int) -> Response:
        find_export(self, research_export_id)
        body = self.validate(s.ResearchNoteSerializer)
        row = public.refuse_export(research_export_id, **body, actor=actor_of(request))
        return self.render(s.ResearchExportSerializer, row)


class ResearchExportFileView(ApiView):
    """The archive, for who asked and who released; each time is in the trail."""

    required = {"GET": ("research.write", "research.release")}

    @extend_schema(
        operation_id="research_export_file",
        responses={(200, "application/zip"): OpenApiResponse(OpenApiTypes.BINARY, description="the archive")},
    )
    def get(self, request, research_export_id: int) -> FileResponse:
        find_export(self, research_export_id)
        path = public.open_export(research_export_id, actor=actor_of(request))
        answer = FileResponse(path.open("rb"), as_attachment=True, filename=f"research-{path.name}")
        answer["Cache-Control"] = "no-store"
        return answer
