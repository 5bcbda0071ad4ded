from django.db import models
from django.db.models import Q

from apps.scheduling.models.resource import Resource


class Reserve(models.Model):
    """Weekly time kept for higher priority classes; what nobody of them took is everybody's `release_h` hours before it starts."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="reserves")
    weekday = models.PositiveSmallIntegerField(help_text="Monday 0")
    starts = models.TimeField()
    ends = models.TimeField()
    max_rank = models.PositiveSmallIntegerField(help_text="classes up to this rank may use it; 0 is STAT")
    release_h = models.PositiveSmallIntegerField(help_text="hours before its start")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["resource_id", "weekday", "starts"]
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="reserve_weekday")]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.weekday} {self.starts}-{self.ends}"
