from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from apps.common.models_base import Versioned
from apps.devices.engine.components import ComponentKind
from apps.devices.models.device import Device, choices


class Component(Versioned):
    """A part with a serial number that can be moved between devices; what it has counted goes with it."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=choices(ComponentKind))
    name = models.CharField(max_length=120, help_text="as a person wrote it")
    serial = models.CharField(max_length=64)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    brought = models.JSONField(default=dict, help_text="what it had counted before it was first fitted here, by meter")
    life_meter = models.CharField(max_length=40, blank=True)
    life_amount = models.FloatField(null=True, help_text="expected life on that meter")
    life_months = models.PositiveIntegerField(null=True, help_text="expected life from its first fitting")
    life_source = models.CharField(max_length=300, blank=True, help_text="who says so")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["kind", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "serial"], name="component_serial_once"),
            models.CheckConstraint(
                condition=Q(life_meter="", life_amount=None) | (~Q(life_meter="") & Q(life_amount__gt=0)),
                name="component_life_meter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.serial}"


class ComponentFitting(models.Model):
    """[fitted_at, removed_at): when a component was in which device; in one at a time."""

    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="fittings")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="fittings")
    fitted_at = models.DateTimeField()
    fitted_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="why it was taken out, as a person wrote it")

    class Meta:
        ordering = ["fitted_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(removed_at__gt=F("fitted_at")), name="component_fitting_forward"
            ),
            ExclusionConstraint(
                name="component_in_one_device",
                index_type="GIST",
                expressions=[
                    (Func(F("component"), F("component"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (Func(F("fitted_at"), F("removed_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.component_id} in {self.device_id}"
