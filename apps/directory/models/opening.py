from django.db import models
from django.db.models import F, Q

from apps.directory.models.patient import Patient
from apps.directory.models.user import User


class RecordOpening(models.Model):
    """Somebody read a patient's exams of sites where they have no rights, for a reason and a limited time; another person judges it.

    All times are real, whatever the department's clock does. Never deleted.
    """

    class Verdict(models.TextChoices):
        JUSTIFIED = "justified"
        UNJUSTIFIED = "unjustified"

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40, help_text="code of the policy's list")
    note = models.CharField(max_length=500)
    policy_version = models.CharField(max_length=64)
    site_ids = models.JSONField(help_text="the sites whose reviewers judge it: those that hold exams of the patient")
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, blank=True, choices=Verdict.choices)
    verdict_note = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "directory"
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("opened_at")), name="opening_ends"),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=F("user")), name="opening_judged_by_another"
            ),
            models.CheckConstraint(
                condition=Q(judged_at=None, judged_by=None, verdict="")
                | Q(judged_at__isnull=False, judged_by__isnull=False) & ~Q(verdict=""),
                name="opening_judged_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "patient", "-expires_at"], name="opening_live"),
            models.Index(fields=["-id"], name="opening_waiting", condition=Q(judged_at=None)),
            models.Index(fields=["patient"], name="opening_patient"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} opened {self.patient_id} until {self.expires_at:%Y-%m-%d %H:%M}"
