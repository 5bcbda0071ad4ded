from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView
from apps.reporting.engine.pathology import Verdict
from apps.reporting.models import PathologyResult
from apps.reporting.public import find_pathology, note_pathology
from apps.reporting.rest.access import get_visible_row


class PathologySerializer(serializers.ModelSerializer):
    class Meta:
        model = PathologyResult
        fields = ["diagnosis", "verdict", "taken_on", "noted_by_name", "noted_at", "version"]


class PathologyOfReportSerializer(serializers.Serializer):
    result = PathologySerializer(allow_null=True)


class NotePathologySerializer(serializers.Serializer):
    diagnosis = serializers.CharField(max_length=500)
    verdict = serializers.ChoiceField(choices=[(v.value, v.value) for v in Verdict])
    taken_on = serializers.DateField(help_text="day of the specimen or the operation")
    version = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="of the result that was seen; 0: there was none"
    )


class PathologyView(ApiView):
    required = {"GET": "report.read", "PUT": "report.write"}

    @extend_schema(operation_id="pathology_read", responses=PathologyOfReportSerializer)
    def get(self, request, report_id: int) -> Response:
        report = get_visible_row(request, report_id)
        return self.render(PathologyOfReportSerializer, {"result": find_pathology(report.id)})

    @extend_schema(
        operation_id="pathology_note", request=NotePathologySerializer, responses=PathologyOfReportSerializer
    )
    def put(self, request, report_id: int) -> Response:
        """What pathology or surgery found, held against the verified report; one that contradicts speaks for quality control."""
        report = get_visible_row(request, report_id, "report.write")
        row = note_pathology(report.id, actor=actor_of(request), **self.validate(NotePathologySerializer))
        return self.render(PathologyOfReportSerializer, {"result": row})
