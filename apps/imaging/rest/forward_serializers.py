from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.models import ForwardItem, StorageCommitment


class DicomDestinationSerializer(serializers.Serializer):
    """A node that gets every object. `failures` counts the times in a row that it was not reached, for `reason`."""

    id = serializers.IntegerField()
    ae_title = serializers.CharField()
    name = serializers.CharField()
    host = serializers.CharField()
    port = serializers.IntegerField()
    is_enabled = serializers.BooleanField()
    n_waiting = serializers.IntegerField()
    oldest_at = serializers.DateTimeField(allow_null=True)
    n_parked = serializers.IntegerField()
    failures = serializers.IntegerField(source="lane.failures", default=0)
    next_try_at = serializers.DateTimeField(source="lane.next_try_at", allow_null=True, default=None)
    last_sent_at = serializers.DateTimeField(source="lane.last_sent_at", allow_null=True, default=None)
    reason = ReasonField(source="lane.reason", allow_null=True, default=None)


class ForwardItemSerializer(serializers.ModelSerializer):
    study_uid = serializers.CharField(source="study.study_uid")
    accession = serializers.CharField(source="study.accession")
    patient_name = serializers.CharField(source="study.patient_name")
    sop_uid = serializers.CharField(source="instance.sop_uid")
    reason = ReasonField(allow_null=True)

    class Meta:
        model = ForwardItem
        fields = [
            "id",
            "study_id",
            "study_uid",
            "accession",
            "patient_name",
            "sop_uid",
            "status",
            "attempts",
            "next_try_at",
            "reason",
            "created_at",
        ]


class ForwardQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=[ForwardItem.Status.WAITING, ForwardItem.Status.PARKED])


class QueuedSerializer(serializers.Serializer):
    n = serializers.IntegerField(help_text="objects put in line")


class StudySendSerializer(serializers.Serializer):
    peer_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class StudyForwardingSerializer(serializers.Serializer):
    """Objects of one study at one destination."""

    peer_id = serializers.IntegerField()
    ae_title = serializers.CharField()
    name = serializers.CharField()
    waiting = serializers.IntegerField()
    sent = serializers.IntegerField()
    parked = serializers.IntegerField()


class CommitmentSerializer(serializers.ModelSerializer):
    n_objects = serializers.IntegerField(read_only=True)
    reason = ReasonField(allow_null=True)

    class Meta:
        model = StorageCommitment
        fields = [
            "id",
            "transaction_uid",
            "calling_ae",
            "address",
            "n_objects",
            "n_failed",
            "status",
            "attempts",
            "next_try_at",
            "reason",
            "asked_at",
            "reported_at",
        ]
