from django.db import models

from apps.common.models_base import Versioned
from apps.qc.engine.campaigns import CampaignState
from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.models.subject import SubjectKind


class Campaign(Versioned):
    """One question put to several sites: the same sheet, the same panel, a number of cases each, until a day."""

    title = models.CharField(max_length=200)
    question = models.TextField(help_text="what the campaign is to answer")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    state = models.CharField(max_length=8, choices=[(s, s) for s in CampaignState], default=CampaignState.DRAFT)
    modality = models.CharField(max_length=8, blank=True)
    period_from = models.DateTimeField()
    period_to = models.DateTimeField()
    quotas = models.JSONField(help_text="[{site_id, n}]: cases of each site")
    panel = models.JSONField(help_text="[{id, name}]: the only ones who judge its cases")
    readers = models.PositiveSmallIntegerField(default=2)
    n_calibration = models.PositiveSmallIntegerField(
        default=0, help_text="cases with an agreed grade that all read first"
    )
    deadline = models.DateField()
    reading_order = models.CharField(
        max_length=12, choices=[(o, o) for o in ReadingOrder], default=ReadingOrder.AT_ONCE
    )
    scales = models.JSONField(default=dict, help_text="{scale, checklist}: label and payload, frozen when it opens")
    seed = models.BigIntegerField(null=True, blank=True)
    conclusions = models.TextField(blank=True)
    made_by_id = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"campaign {self.pk} {self.state}: {self.title}"
