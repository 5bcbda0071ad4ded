from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.engine.transport import Transport
from apps.imaging.models import DicomContact, DicomPeer, DicomRefusal, MppsStep


class MppsExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()


class MppsSeriesSerializer(serializers.Serializer):
    uid = serializers.CharField()
    description = serializers.CharField()
    protocol = serializers.CharField()
    n_instances = serializers.SerializerMethodField()

    def get_n_instances(self, series: dict) -> int:
        return len(series["instances"])


class MppsSerializer(serializers.ModelSerializer):
    exams = MppsExamSerializer(many=True)
    series = MppsSeriesSerializer(many=True)
    reason = ReasonField(allow_null=True)

    class Meta:
        model = MppsStep
        fields = [
            "id",
            "uid",
            "status",
            "exams",
            "modality",
            "station_ae",
            "device_code",
            "patient_id_text",
            "patient_name",
            "started_at",
            "ended_at",
            "discontinue_reason",
            "series",
            "reason",
            "calling_ae",
            "address",
            "created_at",
            "updated_at",
        ]


class MppsQuerySerializer(serializers.Serializer):
    status = serializers.ChoiceField(choices=["IN PROGRESS", "COMPLETED", "DISCONTINUED"], required=False)
    device_code = serializers.CharField(required=False, max_length=32)


class DicomContactSerializer(serializers.ModelSerializer):
    class Meta:
        model = DicomContact
        fields = ["id", "day", "calling_ae", "address", "n_associations", "services", "first_at", "last_at"]


class DicomRefusalSerializer(serializers.ModelSerializer):
    class Meta:
        model = DicomRefusal
        fields = ["id", "day", "kind", "calling_ae", "called_ae", "address", "detail", "count", "first_at", "last_at"]


class DicomPeerSerializer(serializers.ModelSerializer):
    site_id = serializers.IntegerField(allow_null=True, read_only=True)

    class Meta:
        model = DicomPeer
        fields = [
            "id",
            "ae_title",
            "name",
            "kind",
            "host",
            "port",
            "is_enabled",
            "is_forwarded_to",
            "may_retrieve",
            "forward_modalities",
            "site_id",
            "transport",
            "certificate_sha256",
            "certificate_subject",
            "certificate_until",
            "certificate_match",
            "note",
            "version",
        ]


class DicomPeerBodySerializer(serializers.Serializer):
    ae_title = serializers.RegexField(
        r"^[\x21-\x5b\x5d-\x7e]([\x20-\x5b\x5d-\x7e]{0,14}[\x21-\x5b\x5d-\x7e])?$", max_length=16
    )
    name = serializers.CharField(max_length=100)
    kind = serializers.ChoiceField(choices=DicomPeer.Kind.choices)
    host = serializers.CharField(max_length=253, allow_blank=True, default="")
    port = serializers.IntegerField(min_value=1, max_value=65535, allow_null=True, default=None)
    is_enabled = serializers.BooleanField(default=True)
    is_forwarded_to = serializers.BooleanField(default=False)
    may_retrieve = serializers.BooleanField(default=False)
    forward_modalities = serializers.ListField(
        child=serializers.RegexField(r"^[A-Z0-9]{1,16}$"), max_length=40, default=list
    )
    site_id = serializers.IntegerField(min_value=1, max_value=2**63 - 1, allow_null=True, default=None)
    transport = serializers.ChoiceField(choices=[str(t) for t in Transport], default=str(Transport.PLAIN))
    certificate_pem = serializers.CharField(
        max_length=16_384,
        allow_blank=True,
        required=False,
        trim_whitespace=False,
        help_text="left out: as it is; empty: none",
    )
    certificate_match = serializers.ChoiceField(choices=DicomPeer.CertificateMatch.choices, default="exact")
    note = serializers.CharField(max_length=200, allow_blank=True, default="")


class DicomPeerChangeSerializer(DicomPeerBodySerializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class DicomNodeSerializer(serializers.Serializer):
    """The department's own node as others must configure it, and how full its store is."""

    ae_title = serializers.CharField()
    port = serializers.IntegerField()
    tls_port = serializers.IntegerField(allow_null=True, help_text="null: no certificate of our own, or switched off")
    least_transport = serializers.ChoiceField(choices=[str(t) for t in Transport])
    certificate_subject = serializers.CharField()
    certificate_until = serializers.DateTimeField(allow_null=True)
    authority_until = serializers.DateTimeField(allow_null=True)
    certificate_warn_days = serializers.IntegerField()
    n_studies = serializers.IntegerField()
    n_unmatched = serializers.IntegerField()
    n_quarantined = serializers.IntegerField()
    n_open_steps = serializers.IntegerField()
    n_refused_today = serializers.IntegerField()
    stored_bytes = serializers.IntegerField()
    free_bytes = serializers.IntegerField()
    min_free_bytes = serializers.IntegerField()
    policy_version = serializers.CharField()
