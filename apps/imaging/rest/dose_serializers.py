from typing import Any

from rest_framework import serializers

from apps.common.rest.fields import ReasonField
from apps.imaging.engine.dose.assess import find_level, judge_group
from apps.imaging.models import DoseEvent, DoseRecord

UNITS = {"CT": "mGy·cm", "MG": "mGy"}
POSITIONS = ("too_few", "no_level", "within", "above")
BIG = 2**62
_NUMBERS = [
    "total_dlp",
    "max_ctdivol",
    "total_dap_gym2",
    "total_rp_gy",
    "agd_left_mgy",
    "agd_right_mgy",
    "activity_mbq",
    "effective_dose_msv",
]
RECORD_FIELDS = [
    "id",
    "study",
    "exam",
    "accession",
    "patient",
    "site",
    "source",
    "modality",
    "exam_code",
    "device_code",
    "protocol",
    "started_at",
    "age_years",
    "weight_kg",
    "is_standard",
    "n_events",
    *_NUMBERS,
    "effective_dose_basis",
    "findings",
    "is_flagged",
    "reviewed_at",
    "reviewed_by",
    "review_note",
    "read_at",
    "version",
]


class DoseBasisSerializer(serializers.Serializer):
    told_by = serializers.CharField(required=False)
    k = serializers.FloatField(required=False, help_text="mSv/(mGy.cm)")
    region = serializers.CharField(required=False)
    age_group = serializers.CharField(required=False)
    policy_version = serializers.CharField(required=False)


class DoseRecordSerializer(serializers.ModelSerializer):
    accession = serializers.SerializerMethodField()
    findings = serializers.ListField(child=ReasonField(), read_only=True)
    effective_dose_basis = DoseBasisSerializer()

    class Meta:
        model = DoseRecord
        fields = RECORD_FIELDS

    def get_accession(self, row: DoseRecord) -> str:
        return row.exam.accession if row.exam else ""


class DoseEventSerializer(serializers.ModelSerializer):
    facts = serializers.DictField()

    class Meta:
        model = DoseEvent
        fields = [
            "number",
            "kind",
            "protocol",
            "target",
            "laterality",
            "started",
            "ctdivol",
            "dlp",
            "dap_gym2",
            "rp_gy",
            "agd_mgy",
            "is_compared",
            "facts",
        ]


class DoseRecordDetailSerializer(DoseRecordSerializer):
    events = DoseEventSerializer(many=True)

    class Meta(DoseRecordSerializer.Meta):
        fields = [*RECORD_FIELDS, "events"]


class DoseQuerySerializer(serializers.Serializer):
    exam_id = serializers.IntegerField(required=False, min_value=1, max_value=BIG)
    patient_id = serializers.IntegerField(required=False, min_value=1, max_value=BIG)
    study_id = serializers.IntegerField(required=False, min_value=1, max_value=BIG)
    modality = serializers.CharField(required=False, max_length=8)
    exam_code = serializers.CharField(required=False, max_length=32)
    device_code = serializers.CharField(required=False, max_length=32)
    protocol = serializers.CharField(required=False, max_length=64)
    open_alarms = serializers.BooleanField(required=False, default=False, help_text="flagged and not yet reviewed")


class DoseReviewSerializer(serializers.Serializer):
    note = serializers.CharField(max_length=500, allow_blank=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class DoseGroupQuerySerializer(serializers.Serializer):
    modality = serializers.CharField(required=False, max_length=8)
    exam_code = serializers.CharField(required=False, max_length=32)
    device_code = serializers.CharField(required=False, max_length=32)


class DoseSpreadSerializer(serializers.Serializer):
    n = serializers.IntegerField()
    p50 = serializers.FloatField()
    p75 = serializers.FloatField()
    level = serializers.FloatField(allow_null=True)
    position = serializers.ChoiceField(choices=POSITIONS)


class DoseGroupSerializer(serializers.Serializer):
    """One exam, room and protocol: the median of its standard patients beside the reference level, where there are enough of them."""

    exam_code = serializers.CharField()
    exam_names = serializers.DictField(child=serializers.CharField())
    device_code = serializers.CharField()
    protocol = serializers.CharField()
    modality = serializers.CharField()
    unit = serializers.CharField()
    n = serializers.IntegerField()
    p50 = serializers.FloatField()
    p75 = serializers.FloatField()
    level = serializers.FloatField(allow_null=True)
    level_name = serializers.CharField()
    position = serializers.ChoiceField(choices=POSITIONS)
    min_patients = serializers.IntegerField()
    ctdivol = DoseSpreadSerializer(allow_null=True)
    last_at = serializers.DateTimeField()
    policy_version = serializers.CharField()

    def to_representation(self, row: dict[str, Any]) -> dict[str, Any]:
        known = self.context["known"]
        level = find_level(known.levels.payload, row["exam_code"]) if known.levels else None
        enough = known.policy.payload["min_patients"]
        bound = level["dlp"] if level and row["modality"] == "CT" else None
        return super().to_representation(
            row
            | {
                "exam_names": known.names.get(row["exam_code"], {}),
                "unit": UNITS.get(row["modality"], "Gy·m²"),
                "level": bound,
                "level_name": level["name"] if level else "",
                "position": judge_group(row["n"], row["p50"], bound, min_patients=enough),
                "min_patients": enough,
                "ctdivol": self._spread(row, level, enough, known),
                "policy_version": known.policy_version,
            }
        )

    def _spread(self, row: dict[str, Any], level: Any, enough: int, known: Any) -> dict[str, Any] | None:
        found = known.ctdivol.get((row["exam_code"], row["device_code"], row["protocol"]))
        if found is None:
            return None
        n, p50, p75 = found
        bound = level["ctdivol"] if level else None
        position = judge_group(row["n"], p50, bound, min_patients=enough)
        return {"n": n, "p50": p50, "p75": p75, "level": bound, "position": position}


class DoseTrendQuerySerializer(serializers.Serializer):
    exam_code = serializers.CharField(max_length=32)
    device_code = serializers.CharField(max_length=32, allow_blank=True)
    protocol = serializers.CharField(max_length=64, allow_blank=True)


class DoseTrendPointSerializer(serializers.Serializer):
    month = serializers.DateField()
    n = serializers.IntegerField()
    p50 = serializers.FloatField()
    p75 = serializers.FloatField()


class DoseTrendSerializer(serializers.Serializer):
    unit = serializers.CharField()
    level = serializers.FloatField(allow_null=True)
    level_name = serializers.CharField()
    level_source = serializers.CharField()
    points = DoseTrendPointSerializer(many=True)


class PatientDoseSerializer(serializers.Serializer):
    """Effective dose is a sum of estimates for a standard body; examinations without an estimate are counted, not guessed."""

    n_records = serializers.IntegerField()
    n_estimated = serializers.IntegerField()
    effective_dose_msv = serializers.FloatField(allow_null=True)
    last_year_msv = serializers.FloatField(allow_null=True)
