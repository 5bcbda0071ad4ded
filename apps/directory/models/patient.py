from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.directory.engine.terms import Sex


class Patient(Versioned):
    """One person. Search columns are ours (collation C): the embedded PostgreSQL has neither ICU nor trigrams."""

    name = models.CharField(max_length=128, db_collation="C")
    family_name = models.CharField(max_length=64, blank=True)
    given_name = models.CharField(max_length=64, blank=True)
    name_latin = models.CharField(max_length=128, blank=True, help_text="Family^Given in Latin letters")
    name_pinyin = models.CharField(max_length=160, blank=True, db_collation="C")
    name_initials = models.CharField(max_length=32, blank=True, db_collation="C")
    name_rotated = models.CharField(max_length=160, blank=True, db_collation="C", help_text="given name first")
    sex = models.CharField(max_length=1, choices=[(s, s) for s in Sex], default=Sex.UNKNOWN)
    birth_date = models.DateField(null=True, blank=True)
    is_birth_date_estimated = models.BooleanField(default=False)
    phone = models.CharField(max_length=32, blank=True)
    phone_reversed = models.CharField(max_length=32, blank=True, db_collation="C")
    address = models.CharField(max_length=256, blank=True)
    language = models.CharField(
        max_length=8,
        blank=True,
        db_default="",
        default="",
        help_text="zh-Hans or en: what slips and messages are written in",
    )
    mrn = models.CharField(max_length=64, blank=True, db_collation="C", help_text="the identifier people say")
    is_unknown = models.BooleanField(default=False, help_text="an emergency patient nobody has named yet")
    is_deceased = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        app_label = "directory"
        indexes = [
            models.Index(fields=["name"], name="patient_name"),
            models.Index(fields=["name_pinyin"], name="patient_pinyin"),
            models.Index(fields=["name_initials"], name="patient_initials"),
            models.Index(fields=["name_rotated"], name="patient_rotated"),
            models.Index(fields=["phone_reversed"], name="patient_phone", condition=~Q(phone_reversed="")),
            models.Index(fields=["mrn"], name="patient_mrn"),
            models.Index(fields=["birth_date"], name="patient_birth_date"),
            models.Index(fields=["-updated_at", "-id"], name="patient_updated"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(name__regex=r"\S"), name="patient_has_name"),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="patient_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.mrn}".strip()


class PatientIdentifier(models.Model):
    """(issuer, type, value): type codes are those of HL7 table 0203 (MR, NI, PI, VN...)."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="identifiers")
    issuer = models.CharField(max_length=64)
    type = models.CharField(max_length=16)
    value = models.CharField(max_length=64, db_collation="C")

    class Meta:
        app_label = "directory"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "type", "value"], name="identifier_once"),
            models.CheckConstraint(condition=~Q(value=""), name="identifier_has_value"),
        ]
        indexes = [models.Index(fields=["value"], name="identifier_value")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.type} {self.value}"
