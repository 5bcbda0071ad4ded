from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.devices.engine.work_orders import OrderKind
from apps.devices.models.device import Device, choices


class MaintenancePlan(Versioned):
    """Recurring work on one device, by the calendar, by a meter or by both; without an interval it is done once.

    A meter counts from `counted_from`, the last time the work was done: it is never set back below zero.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="maintenance_plans")
    name = models.CharField(max_length=120, help_text="as a person wrote it")
    campaign = models.CharField(
        max_length=120, blank=True, help_text="the same work on every device of a model, followed together"
    )
    kind = models.CharField(max_length=12, choices=choices(OrderKind), default=OrderKind.PREVENTIVE)
    next_on = models.DateField(null=True, help_text="next due day by the calendar")
    every_days = models.PositiveIntegerField(null=True)
    meter = models.CharField(max_length=40, blank=True)
    every_usage = models.FloatField(null=True)
    counted_from = models.DateTimeField()
    needs_both = models.BooleanField(default=False, help_text="due when the last of the two is; else when the first is")
    is_fixed = models.BooleanField(default=False, help_text="the next day follows the due day, not the day it was done")
    lead_days = models.PositiveIntegerField(default=14)
    window_min = models.PositiveIntegerField(null=True, help_text="how long the device is needed; null: not at all")
    source = models.CharField(max_length=300)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["device", "name"], condition=Q(is_active=True), name="maintenance_plan_once"
            ),
            models.CheckConstraint(
                condition=~Q(is_active=True) | ~Q(next_on=None) | ~Q(every_usage=None), name="maintenance_plan_has_end"
            ),
            models.CheckConstraint(
                condition=Q(meter="", every_usage=None) | (~Q(meter="") & Q(every_usage__gt=0)),
                name="maintenance_plan_meter",
            ),
            models.CheckConstraint(
                condition=Q(every_days=None) | Q(every_days__gt=0, next_on__isnull=False),
                name="maintenance_plan_calendar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.device_id} {self.name}"


class MaintenanceDone(models.Model):
    """One time the work of a plan was done: when, by whom, what the meter said; the meter starts again here."""

    plan = models.ForeignKey(MaintenancePlan, on_delete=models.CASCADE, related_name="done")
    order = models.OneToOneField(
        "devices.WorkOrder", null=True, on_delete=models.PROTECT, related_name="maintenance_done"
    )
    at = models.DateTimeField()
    was_due_on = models.DateField(null=True)
    used = models.FloatField(null=True, help_text="what the meter had counted since the time before")
    actor_name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at}"
