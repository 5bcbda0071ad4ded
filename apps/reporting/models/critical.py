from django.db import models

from apps.reporting.models.report import Report


class CriticalResult(models.Model):
    """A finding somebody must be told: the six things ACR asks for, finding, when found, who told, who received, when, how."""

    class Method(models.TextChoices):
        PHONE = "phone"
        IN_PERSON = "in_person"
        MESSAGE = "message"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="criticals")
    category = models.PositiveSmallIntegerField(help_text="1 minutes, 2 hours, 3 days")
    finding = models.TextField()
    found_at = models.DateTimeField()
    told_by_id = models.CharField(max_length=64)
    told_by_name = models.CharField(max_length=128)
    told_to = models.CharField(max_length=128)
    told_at = models.DateTimeField()
    method = models.CharField(max_length=12, choices=Method.choices)
    due_at = models.DateTimeField()
    received_by = models.CharField(max_length=128, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="flagged by mistake: kept, but no longer open")
    withdrawn_by_name = models.CharField(max_length=128, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    n_steps = models.PositiveIntegerField(default=0, help_text="steps of the clock that are behind")
    next_step_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "reporting"
        indexes = [
            models.Index(fields=["due_at"], name="critical_open", condition=models.Q(received_at__isnull=True)),
            models.Index(fields=["next_step_at"], name="critical_step", condition=models.Q(received_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"critical result of report {self.report_id}"
