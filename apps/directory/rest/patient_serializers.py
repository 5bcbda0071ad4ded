from rest_framework import serializers

from apps.common.rest.facts import FactsMixin
from apps.common.rest.fields import ActorField
from apps.directory.engine.terms import AllergyKind, MrSafety, PrecautionKind, Severity, Sex
from apps.directory.models import Allergy, BodyMeasure, Implant, LabResult, Patient, PatientIdentifier, Precaution


def choices(values) -> list[tuple[str, str]]:
    return [(v.value, v.value) for v in values]


class PatientIdentifierSerializer(FactsMixin, serializers.ModelSerializer):
    class Meta:
        model = PatientIdentifier
        fields = ["issuer", "type", "value"]
        validators: list = []  # taken by another patient is a refusal of the service, which names that patient


class PatientSerializer(FactsMixin, serializers.ModelSerializer):
    identifiers = PatientIdentifierSerializer(many=True, read_only=True)

    class Meta:
        model = Patient
        fields = [
            "id",
            "name",
            "family_name",
            "given_name",
            "name_latin",
            "sex",
            "birth_date",
            "is_birth_date_estimated",
            "phone",
            "address",
            "language",
            "mrn",
            "is_unknown",
            "is_deceased",
            "merged_into",
            "created_at",
            "updated_at",
            "version",
            "identifiers",
        ]


class PatientFactsSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=128, required=False, allow_blank=True)
    family_name = serializers.CharField(max_length=64, required=False, allow_blank=True)
    given_name = serializers.CharField(max_length=64, required=False, allow_blank=True)
    name_latin = serializers.CharField(max_length=128, required=False, allow_blank=True)
    sex = serializers.ChoiceField(choices=choices(Sex), required=False)
    birth_date = serializers.DateField(required=False, allow_null=True)
    is_birth_date_estimated = serializers.BooleanField(required=False)
    phone = serializers.RegexField(r"^[0-9+()\- ]{0,32}$", required=False, allow_blank=True)
    address = serializers.CharField(max_length=256, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=["zh-Hans", "en"], required=False, allow_blank=True)
    is_unknown = serializers.BooleanField(required=False)
    identifiers = PatientIdentifierSerializer(many=True, required=False)

    def to_facts(self) -> dict:
        """Keyword arguments of the service: names as one map, identifiers as triples."""
        data = dict(self.validated_data)
        names = {k: data.pop(f) for k, f in NAME_FIELDS.items() if f in data}
        if any(names.values()):
            data["names"] = names
        if "identifiers" in data:
            data["identifiers"] = [(i["issuer"], i["type"], i["value"]) for i in data["identifiers"]]
        return data


NAME_FIELDS = {"text": "name", "family": "family_name", "given": "given_name", "latin": "name_latin"}


class ChangedPatientSerializer(PatientFactsSerializer):
    version = serializers.IntegerField(min_value=1)
    is_deceased = serializers.BooleanField(required=False)


class PatientQuerySerializer(serializers.Serializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=80)


class AllergySerializer(serializers.ModelSerializer):
    class Meta:
        model = Allergy
        fields = [
            "id",
            "substance_code",
            "substance_text",
            "kind",
            "severity",
            "reaction",
            "source",
            "noted_at",
            "noted_by",
            "retracted_at",
            "retracted_by",
            "retracted_reason",
            "version",
        ]


class NewAllergySerializer(serializers.Serializer):
    substance_text = serializers.CharField(max_length=128)
    substance_code = serializers.CharField(max_length=64, required=False, allow_blank=True)
    kind = serializers.ChoiceField(choices=choices(AllergyKind), default=AllergyKind.ALLERGY)
    severity = serializers.ChoiceField(choices=choices(Severity), default=Severity.UNKNOWN)
    reaction = serializers.CharField(max_length=200, required=False, allow_blank=True)
    source = serializers.CharField(max_length=64, default="patient")


class RetractAllergySerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)
    version = serializers.IntegerField(min_value=1)


class ImplantSerializer(serializers.ModelSerializer):
    class Meta:
        model = Implant
        fields = [
            "id",
            "kind",
            "description",
            "body_site",
            "mr_safety",
            "implanted_on",
            "removed_on",
            "source",
            "noted_at",
            "noted_by",
            "version",
        ]


class NewImplantSerializer(serializers.Serializer):
    kind = serializers.CharField(max_length=64)
    description = serializers.CharField(max_length=200, required=False, allow_blank=True)
    body_site = serializers.CharField(max_length=64, required=False, allow_blank=True)
    mr_safety = serializers.ChoiceField(choices=choices(MrSafety), default=MrSafety.UNKNOWN)
    implanted_on = serializers.DateField(required=False, allow_null=True)
    removed_on = serializers.DateField(required=False, allow_null=True)
    source = serializers.CharField(max_length=64, default="patient")


class PrecautionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Precaution
        fields = [
            "id",
            "kind",
            "note",
            "source",
            "noted_at",
            "noted_by",
            "ended_at",
            "ended_by",
            "ended_reason",
            "version",
        ]


class NewPrecautionSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=choices(PrecautionKind))
    note = serializers.CharField(max_length=128, required=False, allow_blank=True)


class LabSerializer(serializers.ModelSerializer):
    recorded_by = ActorField()

    class Meta:
        model = LabResult
        fields = [
            "id",
            "code",
            "loinc",
            "value",
            "value_text",
            "unit",
            "taken_at",
            "source",
            "recorded_by",
            "is_correction",
            "retracted_at",
            "retracted_by",
            "retracted_reason",
        ]


class RetractLabSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=200)


class NewLabSerializer(serializers.Serializer):
    code = serializers.RegexField(r"^[a-z0-9_]{1,32}$")
    value = serializers.DecimalField(max_digits=12, decimal_places=4, required=False, allow_null=True)
    value_text = serializers.CharField(max_length=64, required=False, allow_blank=True)
    unit = serializers.CharField(max_length=24, required=False, allow_blank=True)
    taken_at = serializers.DateTimeField()
    loinc = serializers.CharField(max_length=16, required=False, allow_blank=True)


class MeasureSerializer(serializers.ModelSerializer):
    recorded_by = ActorField()

    class Meta:
        model = BodyMeasure
        fields = ["id", "weight_kg", "height_cm", "at", "source", "recorded_by"]


class NewMeasureSerializer(serializers.Serializer):
    weight_kg = serializers.DecimalField(max_digits=5, decimal_places=1, required=False, allow_null=True)
    height_cm = serializers.DecimalField(max_digits=5, decimal_places=1, required=False, allow_null=True)
    at = serializers.DateTimeField(required=False)
