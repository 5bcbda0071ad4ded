from rest_framework import serializers

from apps.imaging.models import QuarantinedObject


class QuarantinedObjectSerializer(serializers.ModelSerializer):
    """Bytes set apart; `study_id` and `instance_id` are those of the image in use under the same UID."""

    study_id = serializers.IntegerField(allow_null=True)
    instance_id = serializers.IntegerField(allow_null=True)

    class Meta:
        model = QuarantinedObject
        fields = [
            "id",
            "sop_uid",
            "study_uid",
            "study_id",
            "instance_id",
            "patient_id_text",
            "patient_name",
            "size",
            "sha256",
            "kept_sha256",
            "calling_ae",
            "address",
            "at",
            "closed_at",
            "closed_by",
            "outcome",
            "note",
            "purged_at",
        ]


class QuarantinedQuerySerializer(serializers.Serializer):
    open = serializers.BooleanField(required=False)


class ApartNoteSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True)
