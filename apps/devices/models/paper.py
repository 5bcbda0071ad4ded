from django.db import models
from django.db.models import F, Q

from apps.common.models_base import Versioned
from apps.devices.engine.papers import CertificateKind, OnExpiry
from apps.devices.models.device import Device, DeviceModel, choices


class Certificate(Versioned):
    """A paper that a device needs, from its first day to its last; the next one replaces it."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=12, choices=choices(CertificateKind))
    number = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=120)
    instrument = models.CharField(
        max_length=200, blank=True, help_text="what was measured with, and its own calibration"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(help_text="last day")
    on_expiry = models.CharField(max_length=8, choices=choices(OnExpiry), default=OnExpiry.REMIND)
    lead_days = models.PositiveIntegerField(default=60, help_text="days before the end at which its order is opened")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="certificate_forward"),
            models.UniqueConstraint(fields=["device", "kind", "valid_to"], name="certificate_once"),
        ]
        indexes = [models.Index(fields=["valid_to"], name="certificate_ends")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.kind} {self.valid_to}"


class FieldNotice(Versioned):
    """What a vendor asks for on some of its devices: by model, serial numbers and software versions."""

    vendor = models.CharField(max_length=120)
    reference = models.CharField(max_length=80)
    title = models.CharField(max_length=200, help_text="as a person wrote it")
    action = models.CharField(max_length=2000, help_text="what is to be done on each device")
    source = models.CharField(max_length=300, help_text="where the notice can be read")
    model = models.ForeignKey(DeviceModel, on_delete=models.PROTECT, related_name="notices")
    serial_from = models.CharField(max_length=64, blank=True)
    serial_to = models.CharField(max_length=64, blank=True)
    software = models.JSONField(default=list, help_text="versions; one ending in .* stands for all that begin so")
    priority = models.CharField(max_length=8, default="high")
    due_on = models.DateField(null=True)
    received_on = models.DateField()
    is_open = models.BooleanField(default=True, help_text="devices that come later are looked at as well")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vendor", "reference"], name="field_notice_once")]

    def __str__(self) -> str:
        return f"{self.vendor} {self.reference}"
