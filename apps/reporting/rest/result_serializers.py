from rest_framework import serializers

from apps.common.rest.facts import FactsSerializer
from apps.common.rest.fields import LanguageMapField
from apps.reporting.models import CriticalResult, Release
from apps.reporting.rest.first_exam import FirstExamSerializer
from apps.reporting.rest.serializers import ReadPatientSerializer


class ResultExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    exam_type_names = LanguageMapField()
    modality = serializers.CharField()


def list_result_exams(release: Release) -> list[dict]:
    return [
        {
            "id": link.exam_id,
            "accession": link.exam.accession,
            "exam_type_names": link.exam.exam_type.names,
            "modality": link.exam.modality,
        }
        for link in release.report.links.all()
    ]


class ResultSerializer(FactsSerializer):
    id = serializers.IntegerField()
    patient = ReadPatientSerializer(source="report.patient")
    exams = serializers.SerializerMethodField()
    kind = serializers.CharField(source="version.kind")
    version = serializers.IntegerField(source="version.number")
    is_critical = serializers.BooleanField(source="report.is_critical")
    released_at = serializers.DateTimeField()
    opened_at = serializers.SerializerMethodField()
    acknowledged_at = serializers.SerializerMethodField()

    def get_exams(self, release) -> ResultExamSerializer(many=True):
        return list_result_exams(release)

    def get_opened_at(self, release) -> str | None:
        """When the caller opened it first."""
        me = self.context["request"].actor.id
        return next((o.opened_at.isoformat() for o in release.openings.all() if o.reader_id == me), None)

    def get_acknowledged_at(self, release) -> str | None:
        """When the caller said that they act on it."""
        me = self.context["request"].actor.id
        mine = (row.acknowledged_at for row in release.handovers.all() if row.recipient_id == me)
        return next((at.isoformat() for at in mine if at), None)


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
    unread = serializers.BooleanField(required=False, allow_null=True, default=None, help_text="left out: both")


class ResultCriticalSerializer(FirstExamSerializer, serializers.ModelSerializer):
    """A critical finding as its referrer sees it."""

    class Meta:
        model = CriticalResult
        fields = [
            "id", "category", "finding", "found_at", "told_by_name", "told_at", "due_at", "report_id", "exam_id", "accession", "exam_names",
            "patient_name", "received_at",
        ]  # fmt: skip
