from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.workflow.engine.states import PatientClass


class Encounter(models.Model):
    """One visit or stay of a patient at a site, as far as imaging needs it."""

    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="encounters")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="encounters")
    patient_class = models.CharField(max_length=12, choices=[(c, c) for c in PatientClass])
    visit_number = models.CharField(max_length=64, blank=True)
    location = models.CharField(max_length=64, blank=True, help_text="ward and bed, or clinic")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="discharged, or the admission was taken back")
    was_cancelled = models.BooleanField(default=False, db_default=False, help_text="the admission was taken back")

    class Meta:
        app_label = "workflow"
        indexes = [
            models.Index(fields=["patient", "-opened_at"], name="encounter_patient"),
            models.Index(fields=["-opened_at", "-id"], name="encounter_newest"),
            models.Index(fields=["visit_number"], name="encounter_visit", condition=~Q(visit_number="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "visit_number"], condition=~Q(visit_number=""), name="encounter_visit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.patient_class} {self.visit_number}".strip()


class Order(Versioned):
    """What a referrer asked for; placer number and its issuer come from the ordering system."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="orders")
    placer_issuer = models.CharField(max_length=64, blank=True)
    placer_number = models.CharField(max_length=64, blank=True)
    priority = models.ForeignKey("directory.PriorityClass", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    referrer_name = models.CharField(max_length=128, blank=True)
    department = models.CharField(max_length=64, blank=True)
    ordered_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        app_label = "workflow"
        constraints = [
            models.UniqueConstraint(
                fields=["placer_issuer", "placer_number"], condition=~Q(placer_number=""), name="order_placed_once"
            )
        ]
        indexes = [
            models.Index(fields=["referrer", "-ordered_at"], name="order_referrer"),
            models.Index(fields=["-received_at"], name="order_received"),
            models.Index(fields=["placer_number"], name="order_placer", condition=~Q(placer_number="")),
        ]

    def __str__(self) -> str:
        return f"order {self.pk} {self.placer_number}".strip()
