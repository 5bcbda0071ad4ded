from django.db import models

from apps.common.models_base import Versioned
from apps.qc.models.case import Case


class Meeting(Versioned):
    """Cases that a department learns from together, without names; what was learned goes to everybody."""

    title = models.CharField(max_length=200)
    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    cases = models.ManyToManyField(Case, related_name="meetings", blank=True)
    points = models.TextField(blank=True, help_text="learning points; filled in when it was held")
    attendance = models.JSONField(default=list, help_text="[{id, name}]")
    closed_at = models.DateTimeField(null=True, blank=True)
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"meeting {self.pk} on {self.held_on}"
