from django.db import models

from apps.devices.engine.axes import ChannelKind
from apps.devices.models.device import Device, choices


class Channel(models.Model):
    """One measured quantity of a device, in one UCUM unit; what devices send is converted to it."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="channels")
    code = models.CharField(max_length=64)
    names = models.JSONField(help_text="language map")
    unit = models.CharField(max_length=24)
    kind = models.CharField(max_length=8, choices=choices(ChannelKind), default=ChannelKind.GAUGE)
    cadence_s = models.FloatField(default=10.0)  # 0: entered by hand, silence is no fault
    valid_low = models.FloatField(null=True, blank=True)
    valid_high = models.FloatField(null=True, blank=True)
    baseline = models.FloatField(
        null=True, blank=True, help_text="what is usual for this device, for limits that are a share of it"
    )
    baseline_source = models.CharField(max_length=300, blank=True, db_default="")
    position = models.PositiveSmallIntegerField(default=0)
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ["device_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["device", "code"], name="channel_code_once"),
            models.CheckConstraint(
                condition=models.Q(baseline=None) | models.Q(baseline__gt=0) & ~models.Q(baseline_source=""),
                name="channel_baseline_sourced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.device_id}/{self.code}"
