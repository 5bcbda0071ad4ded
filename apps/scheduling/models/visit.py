from django.db import models
from django.db.models import Q


class Visit(models.Model):
    """Several exams of one patient on one day, booked, moved and called off together; its members are its appointments."""

    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="+")
    client_key = models.CharField(max_length=64, unique=True, help_text="a repeated booking is one visit")
    keeps_order = models.BooleanField(default=False, help_text="the exams follow one another as they were chosen")
    exam_order = models.JSONField(default=list, help_text="exam ids as they were chosen")
    min_gap_min = models.PositiveSmallIntegerField()
    max_gap_min = models.PositiveSmallIntegerField(null=True)
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.CheckConstraint(
                condition=Q(max_gap_min__isnull=True) | Q(max_gap_min__gte=models.F("min_gap_min")),
                name="visit_gaps",
            )
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class Series(models.Model):
    """The same exam again and again, `every_days` apart; its members are its appointments, in order of time."""

    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="+")
    client_key = models.CharField(max_length=64, unique=True, help_text="a repeated booking is one series")
    every_days = models.PositiveSmallIntegerField()
    slack_days = models.PositiveSmallIntegerField(help_text="a member may lie so many days off its day")
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"
        verbose_name_plural = "series"
        constraints = [models.CheckConstraint(condition=Q(every_days__gte=1), name="series_interval")]

    def __str__(self) -> str:
        return f"series {self.pk}"
