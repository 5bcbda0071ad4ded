from django.db import models
from django.db.models import Q


class LegalHold(models.Model):
    """While it stands, nothing of this patient is deleted by retention. The patient is a plain number: no foreign key goes up."""

    patient_id = models.BigIntegerField(db_index=True)
    reason = models.CharField(max_length=500)
    placed_by = models.CharField(max_length=128)
    placed_at = models.DateTimeField(help_text="real time")
    lifted_by = models.CharField(max_length=128, blank=True)
    lifted_at = models.DateTimeField(null=True)
    lift_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "common"
        constraints = [
            models.UniqueConstraint(fields=["patient_id"], condition=Q(lifted_at=None), name="legal_hold_one_standing")
        ]

    def __str__(self) -> str:
        return f"patient {self.patient_id}: {self.reason[:40]}"


class RetentionRun(models.Model):
    """What was deleted of one kind in one run; runs that found nothing leave no row."""

    kind = models.CharField(max_length=40)
    before = models.DateTimeField(help_text="what was older went")
    n = models.PositiveIntegerField()
    at = models.DateTimeField(help_text="real time")
    policy_version = models.CharField(max_length=60)

    class Meta:
        app_label = "common"
        indexes = [models.Index(fields=["kind", "-id"], name="retention_newest")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.n}"
