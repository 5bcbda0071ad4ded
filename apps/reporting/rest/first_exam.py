from rest_framework import serializers

from apps.common.rest.fields import LanguageMapField


class FirstExamSerializer(serializers.Serializer):
    # The patient and the first exam of the report that a row is about; the list prefetches `report__links__exam__exam_type`.

    report_id = serializers.IntegerField()
    exam_id = serializers.SerializerMethodField()
    accession = serializers.SerializerMethodField()
    exam_names = serializers.SerializerMethodField()
    patient_name = serializers.CharField(source="report.patient.name")

    def get_exam_id(self, row) -> int:
        return self._first(row).id

    def get_accession(self, row) -> str:
        return self._first(row).accession

    def get_exam_names(self, row) -> LanguageMapField():
        return self._first(row).exam_type.names

    def _first(self, row):
        return row.report.links.all()[0].exam
