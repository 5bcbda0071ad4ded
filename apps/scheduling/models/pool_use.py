from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from apps.scheduling.models.occupancy import Occupancy
from apps.scheduling.models.resource import Resource


class PoolUse(models.Model):
    """Units of a pool that an appointment or a held slot takes; it lives and dies with its occupancy."""

    occupancy = models.ForeignKey(Occupancy, on_delete=models.CASCADE, related_name="pool_uses")
    pool = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="uses")
    during = DateTimeRangeField(help_text="[start, end), UTC; may begin before and end after the exam")
    n = models.PositiveSmallIntegerField()

    class Meta:
        app_label = "scheduling"
        indexes = [GistIndex(fields=["during"], name="pool_use_during")]
        constraints = [
            models.CheckConstraint(
                condition=Q(n__gte=1, during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="pool_use_is_some",
            )
        ]

    def __str__(self) -> str:
        return f"{self.n} of {self.pool_id} {self.during}"
