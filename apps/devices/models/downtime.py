from django.db import models
from django.db.models import F, Q

from apps.devices.engine.axes import Clinical, DownCause
from apps.devices.models.device import Device, choices
from apps.devices.models.work_order import WorkOrder


class Downtime(models.Model):
    """An interval in which a device could not be used, or only in part."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="downtimes")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    expected_until = models.DateTimeField(null=True)
    cause = models.CharField(max_length=12, choices=choices(DownCause))
    full = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True, help_text="as a person wrote it")
    work_order = models.ForeignKey(
        WorkOrder, null=True, blank=True, on_delete=models.SET_NULL, related_name="downtimes"
    )
    clinical_before = models.CharField(
        max_length=12, choices=choices(Clinical), default=Clinical.RELEASED, help_text="where the device returns to"
    )
    started_by = models.CharField(max_length=200)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device"], condition=Q(ended_at=None), name="downtime_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="downtime_forward"
            ),
        ]
        indexes = [models.Index(fields=["device", "-started_at"], name="downtime_of_device")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.cause}"
