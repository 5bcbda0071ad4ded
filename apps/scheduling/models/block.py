from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from apps.scheduling.models.resource import Resource


class SlotBlock(models.Model):
    """Time nobody may book. Its pieces fill what is free inside `during`; appointments caught in it keep their place until moved."""

    class Cause(models.TextChoices):
        DOWNTIME = "downtime"
        MAINTENANCE = "maintenance"
        OTHER = "other"

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="blocks")
    during = DateTimeRangeField()
    cause = models.CharField(max_length=12, choices=Cause.choices)
    note = models.CharField(max_length=300, blank=True)
    is_open_ended = models.BooleanField(default=False, help_text="the end is a guess and is pushed on while it lasts")
    lifted_at = models.DateTimeField(null=True)
    made_by = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "scheduling"
        indexes = [models.Index(fields=["resource", "cause"], name="block_live", condition=Q(lifted_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.cause}"
