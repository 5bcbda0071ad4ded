from django.db import models
from django.db.models import Q


class StorageCommitment(models.Model):
    """A sender asks whether its objects are safe here, so that it may delete its own (DICOM PS3.4 J); answered until it hears us."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        REPORTED = "reported"
        PARKED = "parked"

    transaction_uid = models.CharField(max_length=64, db_collation="C")
    calling_ae = models.CharField(max_length=16)
    address = models.CharField(max_length=45)
    references = models.JSONField(help_text="[[SOP class UID, SOP instance UID], ...] as asked")
    asked_at = models.DateTimeField(help_text="real time: the network's patience is not simulated")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(help_text="real time")
    reason = models.JSONField(null=True, help_text="a Reason: why the answer did not get through")
    n_failed = models.PositiveIntegerField(null=True, help_text="objects reported as not safe")
    reported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calling_ae", "transaction_uid"], name="commitment_once")]
        indexes = [models.Index(fields=["next_try_at"], name="commitment_waiting", condition=Q(status="waiting"))]

    def __str__(self) -> str:
        return f"{self.transaction_uid} of {self.calling_ae}: {self.status}"
