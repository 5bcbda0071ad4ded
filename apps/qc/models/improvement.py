from django.db import models

from apps.common.models_base import Versioned
from apps.qc.engine.improvements import ImprovementState
from apps.qc.models.campaign import Campaign
from apps.qc.models.case import Case


class Improvement(Versioned):
    """What is done about something that was found: who, until when, what was done, and whether it worked (plan, do, check, act)."""

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="improvements")
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.PROTECT, related_name="improvements")
    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    cause = models.TextField(blank=True)
    state = models.CharField(
        max_length=12, choices=[(s, s) for s in ImprovementState], default=ImprovementState.PLANNED
    )
    owner_id = models.CharField(max_length=64)
    owner_name = models.CharField(max_length=128)
    due_on = models.DateField()
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    done_text = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    checked_by_name = models.CharField(max_length=128, blank=True)
    check_text = models.TextField(blank=True, help_text="how it was seen that it worked, or did not")
    checked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "qc"
        indexes = [
            models.Index(fields=["state", "due_on"], name="qc_improvement_due"),
            models.Index(fields=["owner_id", "state"], name="qc_improvement_owner"),
        ]

    def __str__(self) -> str:
        return f"improvement {self.pk} {self.state}: {self.title}"
