from django.db import models

from apps.reporting.models.critical import CriticalResult


class CriticalContact(models.Model):
    """One attempt to bring a critical result home, by a person, or a step of the clock."""

    class Outcome(models.TextChoices):
        REACHED = "reached"
        LEFT_MESSAGE = "left_message"
        NOT_REACHED = "not_reached"
        ESCALATED = "escalated"

    critical = models.ForeignKey(CriticalResult, on_delete=models.CASCADE, related_name="contacts")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=128)
    to = models.CharField(max_length=500)
    method = models.CharField(max_length=12, choices=CriticalResult.Method.choices)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "reporting"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"critical result {self.critical_id}: {self.outcome}"
