from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.directory.engine.terms import AllergyKind, MrSafety, PrecautionKind, Severity
from apps.directory.models.patient import Patient


class Allergy(Versioned):
    """What a patient must not be given; a wrong entry is retracted with a reason, never deleted."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="allergies")
    substance_code = models.CharField(max_length=64, blank=True)
    substance_text = models.CharField(max_length=128)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in AllergyKind], default=AllergyKind.ALLERGY)
    severity = models.CharField(max_length=10, choices=[(s, s) for s in Severity], default=Severity.UNKNOWN)
    reaction = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=64, help_text="who says so: patient, record, reaction:<id>, message")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=128)
    retracted_at = models.DateTimeField(null=True, blank=True)
    retracted_by = models.CharField(max_length=128, blank=True)
    retracted_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "directory"
        indexes = [models.Index(fields=["patient"], name="allergy_live", condition=Q(retracted_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.substance_text} ({self.severity})"


class Implant(Versioned):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="implants")
    kind = models.CharField(max_length=64, help_text="pacemaker, aneurysm_clip, ...")
    description = models.CharField(max_length=200, blank=True, help_text="maker, model, serial")
    body_site = models.CharField(max_length=64, blank=True)
    mr_safety = models.CharField(max_length=12, choices=[(s, s) for s in MrSafety], default=MrSafety.UNKNOWN)
    implanted_on = models.DateField(null=True, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=128)

    class Meta:
        app_label = "directory"

    def __str__(self) -> str:
        return f"{self.kind} {self.description}".strip()


class Precaution(Versioned):
    """Why others are kept from what the patient carries; it ends with a reason and stays in the record."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="precautions")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in PrecautionKind])
    note = models.CharField(max_length=128, blank=True, help_text="the germ or the sender's own words")
    source = models.CharField(max_length=64, help_text="who says so: person, order, hl7")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=128)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=128, blank=True)
    ended_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "directory"
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "kind", "note", "source"],
                condition=Q(ended_at__isnull=True),
                name="precaution_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.note}".strip()


class LabResult(models.Model):
    """One measured value; `code` is the department's own key (creatinine, egfr, hcg, ...), with LOINC where the sender gave it.

    Of several of one moment the one said last counts; what was corrected or taken back stays readable as retracted.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="labs")
    code = models.CharField(max_length=32)
    loinc = models.CharField(max_length=16, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    value_text = models.CharField(max_length=64, blank=True, help_text="when it is no number: positive, <0.5")
    unit = models.CharField(max_length=24, blank=True)
    taken_at = models.DateTimeField()
    source = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=128)
    said_at = models.DateTimeField(null=True, help_text="when its source said so; empty: before this was kept")
    is_correction = models.BooleanField(default=False, db_default=False)
    retracted_at = models.DateTimeField(null=True, blank=True)
    retracted_by = models.CharField(max_length=128, blank=True, default="", db_default="")
    retracted_reason = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        app_label = "directory"
        indexes = [
            models.Index(fields=["patient", "code", "-taken_at"], name="lab_latest"),
            models.Index(fields=["-taken_at", "-id"], name="lab_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(value__isnull=False) | ~Q(value_text=""), name="lab_has_value"),
            models.UniqueConstraint(
                fields=["patient", "code", "value", "value_text", "unit", "taken_at"],
                nulls_distinct=False,
                name="lab_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.value if self.value is not None else self.value_text} {self.unit}".strip()


class BodyMeasure(models.Model):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="measures")
    weight_kg = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    height_cm = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    at = models.DateTimeField()
    source = models.CharField(max_length=64)
    recorded_by = models.CharField(max_length=128)

    class Meta:
        app_label = "directory"
        indexes = [models.Index(fields=["patient", "-at"], name="measure_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight_kg__gt=0, weight_kg__lt=700) | Q(weight_kg__isnull=True),
                name="measure_weight_plausible",
            ),
            models.CheckConstraint(
                condition=Q(height_cm__gt=10, height_cm__lt=280) | Q(height_cm__isnull=True),
                name="measure_height_plausible",
            ),
            models.CheckConstraint(
                condition=Q(weight_kg__isnull=False) | Q(height_cm__isnull=False), name="measure_has_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weight_kg} kg, {self.height_cm} cm"
