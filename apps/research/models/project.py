from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned


class Project(Versioned):
    """What is asked of the data, by whom, and until when an ethics committee allows it. Its key makes its pseudonyms."""

    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=2000)
    committee = models.CharField(max_length=200)
    approval_number = models.CharField(max_length=80)
    approved_until = models.DateField(help_text="last day on which it is in force")
    responsible = models.CharField(max_length=128, help_text="the person who answers for it")
    site_ids = ArrayField(models.BigIntegerField(), help_text="whose exams are assessed; who may not see all sees none")
    sealed_key = models.CharField(max_length=255, help_text="of its pseudonyms, encrypted with the installation's key")
    made_by = models.CharField(max_length=128)
    made_by_id = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=128, blank=True)
    close_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "research"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(approval_number=""), name="research_project_is_approved"),
            models.CheckConstraint(condition=~Q(site_ids=[]), name="research_project_has_sites"),
        ]

    def __str__(self) -> str:
        return f"{self.approval_number} {self.title[:60]}"


class Objection(models.Model):
    """A patient who does not want to be in research: left out of every cohort and every export, until withdrawn."""

    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="research_objections")
    note = models.CharField(max_length=500, blank=True, help_text="how and when it was said")
    recorded_by = models.CharField(max_length=128)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=128, blank=True)
    withdraw_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "research"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["patient"], condition=Q(withdrawn_at=None), name="research_objection_once")
        ]

    def __str__(self) -> str:
        return f"objection of patient {self.patient_id}"
