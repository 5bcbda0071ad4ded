from django.db import models

from apps.common.models_base import Versioned
from apps.devices.engine.axes import Clinical, LifeCycle, Technical


def choices(enum) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class DeviceModel(models.Model):
    """A type of equipment; `channels` are the templates that a new device starts with."""

    code = models.CharField(max_length=40, unique=True)
    vendor = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    modality = models.CharField(max_length=4)
    gmdn = models.CharField(max_length=120, blank=True, help_text="free text: the code list is licensed")
    umdns = models.CharField(max_length=120, blank=True, help_text="free text: the code list is licensed")
    channels = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.code


class Device(Versioned):
    """One piece of equipment, on three axes: technical, clinical, life cycle."""

    code = models.CharField(max_length=32, unique=True)
    model = models.ForeignKey(DeviceModel, on_delete=models.PROTECT, related_name="devices")
    modality = models.CharField(max_length=4, db_index=True)
    room = models.ForeignKey("directory.Room", on_delete=models.PROTECT, related_name="devices")
    ae_title = models.CharField(max_length=16, unique=True)
    station_name = models.CharField(max_length=16, blank=True)
    serial = models.CharField(max_length=64, blank=True)
    software = models.CharField(max_length=64, blank=True, db_default="", help_text="version as the device shows it")
    technical = models.CharField(max_length=8, choices=choices(Technical), default=Technical.UP)
    clinical = models.CharField(max_length=10, choices=choices(Clinical), default=Clinical.RELEASED)
    life_cycle = models.CharField(max_length=12, choices=choices(LifeCycle), default=LifeCycle.IN_SERVICE)
    installed_on = models.DateField(null=True, blank=True)
    plan = models.JSONField(null=True, blank=True, help_text="place on the floor plan: {x, y, w, h} in plan units")
    last_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.code
