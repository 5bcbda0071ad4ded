from django.db import models
from django.db.models import Q


class InboundMessage(models.Model):
    """A message as received, kept before it was answered. The acknowledgement that was given is kept too."""

    class Status(models.TextChoices):
        RECEIVED = "received"
        PROCESSED = "processed"
        PARKED = "parked"
        REJECTED = "rejected"
        DISMISSED = "dismissed"

    sender = models.CharField(max_length=200)
    control_id = models.CharField(max_length=200)
    turn = models.PositiveSmallIntegerField(
        null=True, default=0, db_default=0, help_text="how often the control id began anew; empty: it was in use"
    )
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
    patient_ids = models.JSONField(null=True, help_text="empty: not known")
    waits_for = models.CharField(max_length=160, default="", db_default="", help_text="subject of news")
    attempts = models.PositiveSmallIntegerField(default=0)
    processed_at = models.DateTimeField(null=True)
    dismissal = models.JSONField(null=True, help_text="by, at and reason, where a person put a parked message aside")

    class Meta:
        app_label = "interop"
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "control_id", "turn"], condition=~Q(control_id=""), name="inbound_control_id_once"
            )
        ]
        indexes = [
            models.Index(fields=["status", "-id"], name="inbound_status"),
            models.Index(fields=["kind"], name="inbound_rejected", condition=Q(status="rejected")),
            models.Index(fields=["sender", "id"], name="inbound_to_do", condition=Q(status="received")),
            models.Index(fields=["received_at"], name="inbound_received"),
            models.Index(fields=["waits_for", "id"], name="inbound_waiting", condition=~Q(waits_for="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.control_id} from {self.sender}: {self.status}"


class Told(models.Model):
    """Of which moment the newest news of a subject is: a patient, a visit, an order or a booking."""

    subject = models.CharField(max_length=160, primary_key=True, db_collation="C")
    at = models.DateTimeField()

    class Meta:
        app_label = "interop"
        indexes = [models.Index(fields=["at"], name="told_at")]

    def __str__(self) -> str:
        return f"{self.subject} at {self.at}"
