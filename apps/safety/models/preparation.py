from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.safety.engine.lanes import CLOSED, LANES


class Preparation(Versioned):
    """An exam's way through the nurse's lanes, from arrival to the end of observation."""

    exam = models.OneToOneField("workflow.Exam", on_delete=models.CASCADE, related_name="preparation")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    lane = models.CharField(max_length=12, choices=[(x, x) for x in (*LANES, *CLOSED)], default="to_prepare")
    lane_since = models.DateTimeField()
    opened_at = models.DateTimeField()
    iv_site = models.CharField(max_length=16, blank=True)
    iv_gauge = models.PositiveSmallIntegerField(null=True)
    iv_at = models.DateTimeField(null=True)
    iv_by = models.CharField(max_length=128, blank=True)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_by = models.CharField(max_length=128, blank=True)
    observe_until = models.DateTimeField(null=True)
    observe_policy = models.CharField(max_length=64, blank=True)
    discharged_at = models.DateTimeField(null=True)
    discharged_by = models.CharField(max_length=128, blank=True)
    discharge_note = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "safety"
        indexes = [models.Index(fields=["site", "lane"], name="preparation_live", condition=~Q(lane__in=list(CLOSED)))]

    def __str__(self) -> str:
        return f"exam {self.exam_id}: {self.lane}"


class Premedication(models.Model):
    """An ordered regimen; its times run back from the slot and move with it."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="premedications")
    regimen = models.CharField(max_length=48)
    hours_before = models.JSONField()
    policy_version = models.CharField(max_length=64)
    ordered_by = models.CharField(max_length=128)
    ordered_at = models.DateTimeField()
    first_dose_at = models.DateTimeField(null=True, help_text="empty while the exam has no slot")
    taken_at = models.DateTimeField(null=True)
    taken_noted_by = models.CharField(max_length=128, blank=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "safety"
        constraints = [
            models.UniqueConstraint(
                fields=["exam"], condition=Q(cancelled_at__isnull=True), name="premedication_one_stands"
            )
        ]

    def __str__(self) -> str:
        return f"{self.regimen}, exam {self.exam_id}"
