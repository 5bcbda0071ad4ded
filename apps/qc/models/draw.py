from django.db import models

from apps.qc.engine.reading_order import ReadingOrder
from apps.qc.models.campaign import Campaign
from apps.qc.models.subject import SubjectKind


class Draw(models.Model):
    """A draw as it was made: seed, frame and list are stored before anybody sees a case; a redraw is another row."""

    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.PROTECT, related_name="draws")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    method = models.CharField(max_length=8)
    design = models.JSONField()
    period_from = models.DateTimeField()
    period_to = models.DateTimeField()
    filters = models.JSONField(default=dict)
    seed = models.BigIntegerField()
    frame_hash = models.CharField(max_length=64)
    frame_size = models.PositiveIntegerField()
    frame = models.JSONField(
        default=list, help_text="[[id, strata, weight]] as it was hashed, so that the draw replays"
    )
    drawn = models.JSONField()
    excluded = models.JSONField(default=list)
    readers = models.PositiveSmallIntegerField(default=1, help_text="independent reviews a case before it counts")
    reading_order = models.CharField(
        max_length=12, choices=[(o, o) for o in ReadingOrder], default=ReadingOrder.AT_ONCE
    )
    scales = models.JSONField(default=dict, help_text="{scale, checklist}: label and payload, frozen for this draw")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason_text = models.TextField(blank=True, help_text="why an earlier draw was drawn again")
    made_at = models.DateTimeField()
    made_by_id = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=128)

    class Meta:
        app_label = "qc"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"draw {self.pk}: {len(self.drawn)} of {self.frame_size}"
