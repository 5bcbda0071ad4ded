from django.db import models

from apps.qc.models.case import Case


class Appeal(models.Model):
    """An author disagrees with a score; somebody who had no part in it decides. What stood before is kept."""

    class State(models.TextChoices):
        OPEN = "open"
        UPHELD = "upheld"
        CHANGED = "changed"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="appeals")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    filed_by_id = models.CharField(max_length=64)
    filed_by_name = models.CharField(max_length=128)
    filed_at = models.DateTimeField()
    text = models.TextField()
    pictures = models.JSONField(default=list, help_text="numbers of the key images in the case")
    before = models.JSONField(help_text="{grade, radpeer, points_grade} as it was settled")
    after = models.JSONField(default=dict)
    decided_by_name = models.CharField(max_length=128, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["case"], name="qc_appeal_once")]

    def __str__(self) -> str:
        return f"appeal of case {self.case_id} {self.state}"
