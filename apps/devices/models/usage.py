from django.db import models

from apps.devices.models.device import Device


class UsageEntry(models.Model):
    """An amount added to a meter of a device: exams, exposures, scan seconds, mAs."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="usage")
    meter = models.CharField(max_length=40)
    amount = models.FloatField()
    at = models.DateTimeField()
    key = models.CharField(max_length=120, null=True, unique=True, help_text="names the fact, so that it counts once")

    class Meta:
        indexes = [models.Index(fields=["device", "meter", "at"], name="usage_of_meter")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.meter} +{self.amount}"
