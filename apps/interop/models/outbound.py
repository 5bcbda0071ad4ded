from django.db import models
from django.db.models import Q


class Flow(models.TextChoices):
    """What a partner wants to hear of."""

    RESULTS = "results"
    STATUS = "status"
    SCHEDULE = "schedule"
    CHARGES = "charges"


def default_flows() -> list[str]:
    return [Flow.RESULTS.value]


class Destination(models.Model):
    """A partner that listens by MLLP: where, what it takes, and how the line to it is."""

    code = models.SlugField(max_length=40, unique=True)
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField()
    application = models.CharField(max_length=80)
    facility = models.CharField(max_length=80, blank=True)
    charset = models.CharField(max_length=20, default="UNICODE UTF-8")
    uses_tls = models.BooleanField(default=False, db_default=False)
    flows = models.JSONField(default=default_flows, db_default=models.Value(["results"], models.JSONField()))
    is_active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField(default=0, db_default=0, help_text="tries in a row that reached nobody")
    down_since = models.DateTimeField(null=True, help_text="real time")
    next_try_at = models.DateTimeField(null=True, help_text="real time; nothing is sent before")
    answered_at = models.DateTimeField(null=True, help_text="real time of the last acknowledgement")
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
    patient_ids = models.JSONField(null=True, help_text="of a message about no exam; empty: not known")
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
        indexes = [
            models.Index(fields=["id"], name="outbound_pending", condition=Q(status="pending")),
            models.Index(fields=["destination", "id"], name="outbound_line", condition=Q(status="pending")),
            models.Index(fields=["destination", "id"], name="outbound_parked", condition=Q(status="parked")),
            models.Index(fields=["sent_at"], name="outbound_sent", condition=Q(status="sent")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for exam {self.exam_id} to {self.destination_id}: {self.status}"
