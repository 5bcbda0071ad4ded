from django.db import models
from django.db.models import Q


class InboundMessage(models.Model):
    """A message as received, kept before it was answered. The acknowledgement that was given is kept too."""

    class Status(models.TextChoices):
        RECEIVED = "received"
        PROCESSED = "processed"
        PARKED = "parked"
        REJECTED = "rejected"

    sender = models.CharField(max_length=200)
    control_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, blank=True)
    peer = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    ack_code = models.CharField(max_length=2, blank=True)
    ack = models.BinaryField(default=b"")
    reasons = models.JSONField(default=list)
    exam_ids = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    processed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "interop"
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "control_id"], condition=~Q(control_id=""), name="inbound_control_id_once"
            )
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="inbound_status"),
            models.Index(fields=["received_at"], name="inbound_received"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.control_id} from {self.sender}: {self.status}"
