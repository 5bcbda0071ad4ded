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
    iv_attempts = models.PositiveSmallIntegerField(default=1)
    iv_removed_at = models.DateTimeField(null=True)
    iv_removed_by = models.CharField(max_length=128, blank=True)
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


class CareClock(models.Model):
    """A time that has to pass: fasting, drinking, uptake of the tracer."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="clocks")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in ("fasting", "drinking", "uptake")])
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=128)

    class Meta:
        app_label = "safety"
        constraints = [
            models.UniqueConstraint(
                fields=["preparation", "kind"], condition=Q(ended_at__isnull=True), name="care_clock_one_runs"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} until {self.due_at:%H:%M}"


class Sedation(models.Model):
    """A sedated patient is watched at set times until somebody says that he recovered."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="sedations")
    drug = models.CharField(max_length=80)
    dose = models.CharField(max_length=40, help_text="as it was ordered, with its unit")
    route = models.CharField(max_length=10, choices=[(r, r) for r in ("iv", "oral", "nasal", "rectal", "gas", "other")])
    ordered_by = models.CharField(max_length=128)
    escort = models.CharField(max_length=128, blank=True)
    check_every_min = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=128)
    recovered_at = models.DateTimeField(null=True)
    recovered_by = models.CharField(max_length=128, blank=True)
    recovery_note = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "safety"
        constraints = [
            models.UniqueConstraint(fields=["exam"], condition=Q(recovered_at__isnull=True), name="sedation_one_stands")
        ]

    def __str__(self) -> str:
        return f"{self.drug} {self.dose}, exam {self.exam_id}"


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
