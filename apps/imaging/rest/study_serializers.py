from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.engine.study_match import MatchState
from apps.imaging.models import Instance, Series, Study, StudyLink


class StudyLinkSerializer(serializers.ModelSerializer):
    accession = serializers.CharField(source="exam.accession")
    exam_state = serializers.CharField(source="exam.state")

    class Meta:
        model = StudyLink
        fields = ["exam_id", "accession", "exam_state", "how", "by", "at"]


STUDY_FIELDS = [
    "id",
    "study_uid",
    "state",
    "match",
    "match_reason",
    "patient",
    "patient_id_text",
    "patient_name",
    "patient_birth_date",
    "patient_sex",
    "accession",
    "modality",
    "description",
    "study_date",
    "study_time",
    "device_code",
    "calling_ae",
    "site",
    "n_series",
    "n_instances",
    "size_bytes",
    "first_at",
    "last_at",
    "completed_at",
    "completed_by",
    "version",
    "exams",
]


class StudySerializer(serializers.ModelSerializer):
    match_reason = ReasonField(allow_null=True)
    exams = StudyLinkSerializer(source="links", many=True)

    class Meta:
        model = Study
        fields = STUDY_FIELDS


class ImageSeriesSerializer(serializers.ModelSerializer):
    n_instances = serializers.IntegerField()

    class Meta:
        model = Series
        fields = [
            "id",
            "series_uid",
            "modality",
            "number",
            "description",
            "protocol_name",
            "body_part",
            "laterality",
            "station_name",
            "manufacturer",
            "model_name",
            "n_instances",
        ]


class StudyDetailSerializer(StudySerializer):
    series = ImageSeriesSerializer(many=True)
    dose_refusals = serializers.ListField(
        child=ReasonField(), help_text="objects that should tell of dose, and why they could not be read"
    )

    class Meta(StudySerializer.Meta):
        fields = [*STUDY_FIELDS, "series", "dose_refusals"]


class ImageInstanceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Instance
        fields = [
            "id",
            "sop_uid",
            "sop_class",
            "transfer_syntax",
            "number",
            "n_frames",
            "rows",
            "columns",
            "position_mm",
            "facts",
            "received_at",
        ]


class StudyQuerySerializer(serializers.Serializer):
    match = serializers.ChoiceField(choices=[m.value for m in MatchState], required=False)
    state = serializers.ChoiceField(choices=Study.State.choices, required=False)
    modality = serializers.CharField(required=False, max_length=16)
    exam_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    patient_id = serializers.IntegerField(required=False, min_value=1, max_value=2**62)
    day = serializers.DateField(required=False)
    is_rejected = serializers.BooleanField(required=False, help_text="those taken out of use, instead of those in use")
    q = serializers.CharField(required=False, max_length=64, help_text="accession, patient ID or name in the images")
