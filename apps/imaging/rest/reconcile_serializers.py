from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.engine.coercion import CORRECTABLE
from apps.imaging.engine.rejection import Rejection
from apps.imaging.models import ReconcileAct
from apps.imaging.rest.trace_serializers import TraceExamSerializer

MANY = 5000


class VersionedNoteSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class ReconcileFileSerializer(VersionedNoteSerializer):
    exam_id = serializers.IntegerField(min_value=1, max_value=2**62)
    with_correction = serializers.BooleanField(default=True)


class ReconcileCorrectSerializer(VersionedNoteSerializer):
    def get_fields(self):
        fields = super().get_fields()
        for keyword, room in CORRECTABLE.items():
            fields[keyword] = serializers.CharField(max_length=room, allow_blank=True, required=False)
        fields["PatientBirthDate"] = serializers.RegexField(
            r"^(\d{8})?$", max_length=8, allow_blank=True, required=False
        )
        fields["PatientSex"] = serializers.ChoiceField(choices=["M", "F", "O"], allow_blank=True, required=False)
        return fields


class ReconcilePartsSerializer(VersionedNoteSerializer):
    series_ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), max_length=500, default=list
    )
    instance_ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), max_length=MANY, default=list
    )


class ReconcileRejectSerializer(ReconcilePartsSerializer):
    kind = serializers.ChoiceField(choices=[(r.value, r.value) for r in Rejection])


class ReconcileSplitSerializer(ReconcilePartsSerializer):
    exam_id = serializers.IntegerField(min_value=1, max_value=2**62, allow_null=True, default=None)


class ReconcileMergeSerializer(VersionedNoteSerializer):
    into_id = serializers.IntegerField(min_value=1, max_value=2**62)
    into_version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class ReconcileUndoSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True)


class ReconcileActSerializer(serializers.ModelSerializer):
    detail = serializers.DictField()

    class Meta:
        model = ReconcileAct
        fields = ["id", "kind", "note", "at", "actor_name", "detail", "undone_at", "undone_by", "undo_note"]


class ProposalSerializer(serializers.Serializer):
    exam = TraceExamSerializer()
    score = serializers.IntegerField()
    reasons = serializers.ListField(child=ReasonField())
