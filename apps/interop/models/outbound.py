from django.db import models
from django.db.models import Q


class Destination(models.Model):
    """Where results go: a system that listens by MLLP."""

    code = models.SlugField(max_length=40, unique=True)
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField()
    application = models.CharField(max_length=80)
    facility = models.CharField(max_length=80, blank=True)
    charset = models.CharField(max_length=20, default="UNICODE UTF-8")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        app_label = "interop"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class OutboundMessage(models.Model):
    """One message for one destination: sent in order per exam, retried, acknowledged, or parked where a person sees it."""

    class Status(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        PARKED = "parked"

    destination = models.ForeignKey(Destination, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=20)
    exam_id = models.BigIntegerField()
    cause = models.CharField(max_length=120, help_text="what made it: one message a cause, exam and destination")
    raw = models.BinaryField()
    created_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    ack = models.BinaryField(default=b"")
    reason = models.JSONField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "interop"
        constraints = [models.UniqueConstraint(fields=["destination", "exam_id", "cause"], name="outbound_once")]
        indexes = [models.Index(fields=["id"], name="outbound_pending", condition=Q(status="pending"))]

    def __str__(self) -> str:
        return f"{self.kind} for exam {self.exam_id} to {self.destination_id}: {self.status}"
