"""Results as the referrer sees them: own patients' orders only."""

from drf_spectacular.utils import OpenApiTypes, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import LanguageMapField
from apps.common.rest.views import ApiView, ListView
from apps.reporting.public import get_result_for_referrer, list_results_for_referrer, open_result
from apps.reporting.rest.serializers import ReadPatientSerializer
from apps.reporting.rest.views import send_pdf


class ResultExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    exam_type_names = LanguageMapField()
    modality = serializers.CharField()


class ResultSerializer(FactsSerializer):
    id = serializers.IntegerField()
    patient = ReadPatientSerializer(source="report.patient")
    exams = serializers.SerializerMethodField()
    kind = serializers.CharField(source="version.kind")
    version = serializers.IntegerField(source="version.number")
    is_critical = serializers.BooleanField(source="report.is_critical")
    released_at = serializers.DateTimeField()
    opened_at = serializers.SerializerMethodField()

    def get_exams(self, release) -> ResultExamSerializer(many=True):
        return [
            {
                "id": link.exam_id,
                "accession": link.exam.accession,
                "exam_type_names": link.exam.exam_type.names,
                "modality": link.exam.modality,
            }
            for link in release.report.links.all()
        ]

    def get_opened_at(self, release) -> str | None:
        """When the caller opened it first."""
        me = self.context["request"].actor.id
        return next((o.opened_at.isoformat() for o in release.openings.all() if o.reader_id == me), None)


class OpenedResultSerializer(ResultSerializer):
    technique = serializers.CharField(source="version.technique")
    findings = serializers.CharField(source="version.findings")
    impression = serializers.CharField(source="version.impression")
    reason = serializers.CharField(source="version.reason")
    author_name = serializers.CharField(source="version.author_name")
    signer_name = serializers.CharField(source="version.signer_name")
    signed_at = serializers.DateTimeField(source="version.signed_at")


class ResultQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)


class ResultListView(ListView):
    required = {"GET": "result.read"}
    serializer_class = ResultSerializer
    query_serializer = ResultQuerySerializer
    ordering_fields = ["released_at"]

    def list_rows(self, query):
        rows = list_results_for_referrer(actor_of(self.request).id)
        words = query.get("q", "").strip()
        if words:
            rows = rows.filter(report__patient__name__icontains=words) | rows.filter(report__patient__mrn__iexact=words)
        return rows

    @extend_schema(operation_id="result_list", parameters=[ResultQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class ResultOpenView(ApiView):
    required = {"POST": "result.read"}

    @extend_schema(operation_id="result_open", request=None, responses=OpenedResultSerializer)
    def post(self, request, release_id: int) -> Response:
        return self.render(OpenedResultSerializer, open_result(release_id, actor=actor_of(request)))


class ResultPdfView(ApiView):
    required = {"GET": "result.read"}

    @extend_schema(operation_id="result_pdf", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, release_id: int):
        release = get_result_for_referrer(release_id, actor_of(request).id)
        open_result(release_id, actor=actor_of(request))
        return send_pdf(release.pdf_sha256)
