from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView
from apps.imaging.public import ask_export, open_export, read_ticket
from apps.imaging.rest.access import check_visible


class StudyExportAskSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class StudyExportTicketSerializer(serializers.Serializer):
    url = serializers.CharField(help_text="fetched within ten minutes by the same person")


class StudyExportView(ApiView):
    """A study for the patient to take along: why is written down, then the archive can be fetched."""

    required = {"POST": "image.export"}

    @extend_schema(
        operation_id="study_export", request=StudyExportAskSerializer, responses={201: StudyExportTicketSerializer}
    )
    def post(self, request, study_id: int) -> Response:
        body = self.validate(StudyExportAskSerializer)
        check_visible(request, study_id, "image.export")
        ticket = ask_export(study_id, actor=actor_of(request), language=language_of(request), **body)
        return Response({"url": f"/api/imaging/exports/{ticket}"}, status=201)


class ExportFileView(ApiView):
    """ZIP of DICOM files with DICOMDIR and a README, written while it is fetched."""

    required = {"GET": "image.export"}

    @extend_schema(
        operation_id="study_export_file",
        responses={(200, "application/zip"): OpenApiResponse(OpenApiTypes.BINARY, description="the archive")},
    )
    def get(self, request, ticket: str) -> StreamingHttpResponse:
        study_id, language = read_ticket(ticket, actor=actor_of(request))
        check_visible(request, study_id, "image.export")
        name, pieces = open_export(study_id, language)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)
