from django.db import models
from django.db.models import Q

from apps.scheduling.models.resource import Resource


class OpeningTemplate(models.Model):
    """Weekly hours of one resource, site-local; 00:00 as closing time is midnight."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField(help_text="Monday 0")
    opens = models.TimeField()
    closes = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["resource_id", "weekday", "opens"]
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_weekday")]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.weekday} {self.opens}-{self.closes}"


class OpeningException(models.Model):
    """Replaces the weekly hours on one date; without times the resource is closed."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="exceptions")
    day = models.DateField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["resource_id", "day", "opens"]
        indexes = [models.Index(fields=["day"], name="opening_exception_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(opens__isnull=False, closes__isnull=False),
                name="opening_exception_both_times",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.day} {self.opens or '-'}"
