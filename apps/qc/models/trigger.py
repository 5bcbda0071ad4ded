from django.db import models

from apps.qc.engine.risk import Trigger
from apps.qc.models.subject import Subject


class SubjectTrigger(models.Model):
    """A sign that speaks for looking at a subject; its weight in an active draw comes from the policy."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="triggers")
    code = models.CharField(max_length=24, choices=[(t, t) for t in Trigger])
    n = models.PositiveSmallIntegerField(default=1)
    noted_at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["subject", "code"], name="qc_trigger_once")]

    def __str__(self) -> str:
        return f"{self.code} of subject {self.subject_id}"
