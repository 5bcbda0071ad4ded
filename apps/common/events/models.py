from django.db import models
from django.db.models import Q


class OutboxEvent(models.Model):
    """A fact, written in the transaction that made it true."""

    name = models.CharField(max_length=80)
    aggregate = models.CharField(max_length=80, db_index=True)
    payload = models.JSONField()
    occurred_at = models.DateTimeField(help_text="department time")
    recorded_at = models.DateTimeField(help_text="real time")
    trace = models.CharField(max_length=55, blank=True, db_default="", help_text="traceparent of the work that made it")

    class Meta:
        app_label = "common"

    def __str__(self) -> str:
        return f"{self.id} {self.name} {self.aggregate}"


class Delivery(models.Model):
    """One event for one subscriber; closed only by the commit of the handler's own work."""

    class Status(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        PARKED = "parked"

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=80)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(help_text="real time")
    error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "common"
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="delivery_once")]
        indexes = [models.Index(fields=["id"], name="delivery_open", condition=Q(status="open"))]

    def __str__(self) -> str:
        return f"{self.event_id} -> {self.subscriber}: {self.status}"
