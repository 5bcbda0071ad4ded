from django.db import models

from apps.scheduling.models.resource import Resource


class CalendarChange(models.Model):
    """Which occupancy took a resource's `calendar_version` from `previous` to `version`.

    The versions come from this table's own sequence, so that a number that was rolled back never means something else
    later; a row's key is its version, so that no number is passed over. A version without a row: anything may have changed.
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="+")
    previous = models.PositiveBigIntegerField()
    version = models.PositiveBigIntegerField()
    occupancy_id = models.BigIntegerField(help_text="Occupancy, which may be gone by now")

    class Meta:
        app_label = "scheduling"
        constraints = [models.UniqueConstraint(fields=["resource", "version"], name="calendar_change_once")]

    def __str__(self) -> str:
        return f"{self.resource_id}@{self.version}"
