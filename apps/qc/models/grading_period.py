from django.db import models
from django.db.models import F, Q

from apps.qc.models.subject import SubjectKind


class GradingPeriod(models.Model):
    """The sheets by which everything drawn within some weeks is judged; whatever policy comes into force meanwhile waits for the next."""

    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    site_id = models.BigIntegerField(default=0, help_text="0: draws of the whole department")
    first_day = models.DateField()
    last_day = models.DateField()
    scales = models.JSONField(help_text="{scale, checklist}: label and payload")
    opened_at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        constraints = [
            models.UniqueConstraint(fields=["kind", "site_id", "first_day"], name="qc_grading_period_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="qc_grading_period_days"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_day}: {self.scales['scale']['label']}"
