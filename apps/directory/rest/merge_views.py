from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.rest.actors import actor_of
from apps.common.rest.fields import ActorField
from apps.common.rest.views import ApiView, ListView
from apps.directory.models import Patient, PatientMerge
from apps.directory.public import merge_patients, undo_merge
from apps.directory.selectors.merges import list_candidates, list_merges
from apps.directory.selectors.patients import get_patient_row


class EvidenceSerializer(serializers.Serializer):
    agree = serializers.ListField(child=serializers.CharField(), read_only=True)
    differ = serializers.ListField(child=serializers.CharField(), read_only=True)


class MergedRecordSerializer(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = ["id", "name", "name_latin", "sex", "birth_date", "mrn", "is_unknown", "phone"]
        read_only_fields = fields


class MergeSerializer(serializers.ModelSerializer):
    survivor = MergedRecordSerializer(read_only=True)
    merged = MergedRecordSerializer(read_only=True)
    evidence = EvidenceSerializer(read_only=True)
    made_by = ActorField()
    undone_by = ActorField()

    class Meta:
        model = PatientMerge
        fields = [
            "id",
            "survivor",
            "merged",
            "source",
            "evidence",
            "reason",
            "made_at",
            "made_by",
            "undone_at",
            "undone_by",
            "undone_reason",
        ]


class CandidateSerializer(serializers.Serializer):
    patient = MergedRecordSerializer()
    evidence = EvidenceSerializer()


class NewMergeSerializer(serializers.Serializer):
    merged_id = serializers.IntegerField(min_value=1, max_value=2**62)
    reason = serializers.CharField(max_length=500)


class UndoSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class MergeListView(ListView):
    """Every merge of the department, for whoever reviews them."""

    required = {"GET": "patient.merge"}
    serializer_class = MergeSerializer
    ordering_fields = ["made_at"]

    def list_rows(self, query):
        return list_merges()

    @extend_schema(operation_id="merge_list")
    def get(self, request) -> Response:
        return super().get(request)


class PatientMergeListView(ListView):
    required = {"GET": "patient.read", "POST": "patient.merge"}
    serializer_class = MergeSerializer
    ordering_fields = ["made_at"]

    def list_rows(self, query):
        return list_merges(get_patient_row(self.kwargs["patient_id"]).id)

    @extend_schema(operation_id="patient_merge_list")
    def get(self, request, patient_id) -> Response:
        return super().get(request)

    @extend_schema(operation_id="patient_merge", request=NewMergeSerializer, responses={201: MergeSerializer})
    def post(self, request, patient_id) -> Response:
        body = self.validate(NewMergeSerializer)
        made = merge_patients(patient_id, body["merged_id"], reason=body["reason"], actor=actor_of(request))
        return self.render(MergeSerializer, list_merges().get(pk=made), status=201)


class CandidateListView(ApiView):
    required = {"GET": "patient.merge"}

    @extend_schema(operation_id="patient_candidate_list", responses=CandidateSerializer(many=True))
    def get(self, request, patient_id) -> Response:
        rows = list_candidates(patient_id)
        record(actor_of(request), "patient.read", obj=f"patient:{patient_id}", patient_id=patient_id)
        return Response(CandidateSerializer(rows, many=True).data)


class MergeUndoView(ApiView):
    required = {"POST": "patient.merge"}

    @extend_schema(operation_id="patient_unmerge", request=UndoSerializer, responses=MergeSerializer)
    def post(self, request, merge_id) -> Response:
        undo_merge(merge_id, reason=self.validate(UndoSerializer)["reason"], actor=actor_of(request))
        return self.render(MergeSerializer, list_merges().get(pk=merge_id))
