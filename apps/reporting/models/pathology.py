from django.db import models

from apps.common.models_base import Versioned
from apps.reporting.engine.pathology import Verdict
from apps.reporting.models.report import Report


class PathologyResult(Versioned):
    """What pathology or surgery found, held against the verified report; a later specimen takes its place, the trail keeps both."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="pathology")
    diagnosis = models.CharField(max_length=500)
    verdict = models.CharField(max_length=16, choices=[(v, v) for v in Verdict])
    taken_on = models.DateField(help_text="day of the specimen or the operation")
    noted_by_name = models.CharField(max_length=128)
    noted_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        indexes = [models.Index(fields=["noted_at"], name="pathology_noted")]

    def __str__(self) -> str:
        return f"{self.verdict} with report {self.report_id}"
