from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.models import WorklistAsk

# Keys that may tell of a person: in lists only their first letter is shown.
PERSONAL = frozenset(
    {"AccessionNumber", "AdmissionID", "PatientBirthDate", "PatientID", "PatientName", "RequestedProcedureID", "ReferringPhysicianName", "RequestingPhysician", "ScheduledProcedureStepID", "StudyInstanceUID"}
)  # fmt: skip


class WorklistKeySerializer(serializers.Serializer):
    keyword = serializers.CharField()
    value = serializers.CharField()


def list_keys(told: dict, *, masked: bool) -> list[dict[str, str]]:
    keys = {**told["top"], **told["step"]}
    return [{"keyword": k, "value": f"{v[:1]}•••" if masked and k in PERSONAL else v} for k, v in sorted(keys.items())]


class WorklistAskSerializer(serializers.ModelSerializer):
    """What a title asked; who was asked for is not told here."""

    keys = serializers.SerializerMethodField()
    charsets = serializers.SerializerMethodField()

    class Meta:
        model = WorklistAsk
        fields = ["id", "calling_ae", "called_ae", "address", "keys", "charsets", "n_asked", "n_answered", "last_at"]

    @extend_schema_field(WorklistKeySerializer(many=True))
    def get_keys(self, ask) -> list[dict[str, str]]:
        return list_keys(ask.query, masked=True)

    def get_charsets(self, ask) -> list[str]:
        return ask.query["charsets"]


class WorklistAskQuerySerializer(serializers.Serializer):
    ae_title = serializers.CharField(required=False, max_length=16)


class WorklistCallerSerializer(serializers.Serializer):
    ae_title = serializers.CharField()
    name = serializers.CharField()
    device_code = serializers.CharField()
    modality = serializers.CharField()
    last_asked_at = serializers.DateTimeField(allow_null=True)


class TraceQuerySerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(min_value=1, max_value=2**62)
    ae_title = serializers.CharField(max_length=16)
    ask_id = serializers.IntegerField(min_value=1, max_value=2**62, required=False)


class TraceExamSerializer(serializers.Serializer):
    id = serializers.IntegerField()
    accession = serializers.CharField()
    state = serializers.CharField()
    patient_name = serializers.CharField(source="patient.name")
    patient_mrn = serializers.CharField(source="patient.mrn")
    exam_type_names = serializers.DictField(child=serializers.CharField())
    modality = serializers.CharField()
    slot_start = serializers.DateTimeField(allow_null=True)
    slot_device_code = serializers.CharField()


class TraceStepSerializer(serializers.Serializer):
    code = serializers.CharField()
    verdict = serializers.ChoiceField(choices=["pass", "fail", "info"])
    reason = ReasonField()
    advice = ReasonField(allow_null=True)
    link = serializers.CharField(help_text="where the advice is followed; empty when that is on the scanner")


class WorklistTraceSerializer(serializers.Serializer):
    exam = TraceExamSerializer()
    ae_title = serializers.CharField()
    device_code = serializers.CharField()
    keys = serializers.SerializerMethodField()
    charsets = serializers.SerializerMethodField()
    asked_at = serializers.DateTimeField(allow_null=True)
    is_assumed = serializers.BooleanField(help_text="the title has not asked: a usual question was tried")
    is_shown = serializers.BooleanField()
    steps = TraceStepSerializer(many=True)

    @extend_schema_field(WorklistKeySerializer(many=True))
    def get_keys(self, trace) -> list[dict[str, str]]:
        return list_keys(trace.asked, masked=False)

    def get_charsets(self, trace) -> list[str]:
        return trace.asked["charsets"]
