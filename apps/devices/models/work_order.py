from django.db import models
from django.db.models import F, Q

from apps.common.models_base import Versioned
from apps.devices.engine.rules import Severity
from apps.devices.engine.service_clock import PauseReason
from apps.devices.engine.work_orders import CLOSED, OrderKind, OrderState, WindowState
from apps.devices.models.alarm import Alarm
from apps.devices.models.device import Device, choices
from apps.devices.models.paper import Certificate, FieldNotice
from apps.devices.models.plan import MaintenancePlan
from apps.devices.models.watch import WatchItem


class WorkOrder(Versioned):
    """Work on a device, from the alarm or a person to the written outcome."""

    number = models.CharField(max_length=16, unique=True)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="work_orders")
    alarm = models.ForeignKey(Alarm, null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders")
    watch_item = models.ForeignKey(
        WatchItem, null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders"
    )
    plan = models.ForeignKey(
        MaintenancePlan, null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders"
    )
    certificate = models.ForeignKey(
        Certificate, null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders"
    )
    notice = models.ForeignKey(FieldNotice, null=True, blank=True, on_delete=models.PROTECT, related_name="work_orders")
    kind = models.CharField(max_length=12, choices=choices(OrderKind), default=OrderKind.CORRECTIVE)
    priority = models.CharField(max_length=8, choices=choices(Severity), default=Severity.MEDIUM)
    state = models.CharField(max_length=12, choices=choices(OrderState), default=OrderState.OPEN)
    summary = models.CharField(max_length=300, blank=True, help_text="as a person wrote it")
    reason = models.JSONField(null=True, help_text="what the alarm said, when it comes from one")
    outcome = models.TextField(blank=True)
    assignee = models.CharField(max_length=200, blank=True)
    window_state = models.CharField(max_length=9, blank=True, choices=choices(WindowState), default=WindowState.NONE)
    window_min = models.PositiveIntegerField(null=True, help_text="how long the device is needed")
    window_earliest = models.DateTimeField(null=True)
    window_latest = models.DateTimeField(null=True)
    window_starts_at = models.DateTimeField(null=True, help_text="as the schedule confirmed it")
    window_ends_at = models.DateTimeField(null=True)
    window_reason = models.JSONField(null=True, help_text="why there is no window: a reason")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    responded_at = models.DateTimeField(null=True, help_text="when somebody took it or began")
    response_told = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="ClockStep that people know of")
    fix_told = models.PositiveSmallIntegerField(default=0, db_default=0)
    closed_at = models.DateTimeField(null=True)
    finished_by_id = models.CharField(max_length=64, blank=True, db_default="")
    signed_at = models.DateTimeField(null=True, help_text="when a second person accepted the work")
    signed_by = models.CharField(max_length=200, blank=True, db_default="")
    signed_by_id = models.CharField(max_length=64, blank=True, db_default="")

    class Meta:
        indexes = [models.Index(fields=["device", "state"], name="work_order_of_device")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=~Q(state__in=[str(s) for s in CLOSED]), name="work_order_one_of_plan"
            ),
            models.UniqueConstraint(fields=["certificate"], name="work_order_one_of_certificate"),
            models.UniqueConstraint(fields=["notice", "device"], name="work_order_one_of_notice"),
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(signed_by_id=F("finished_by_id")), name="work_order_signed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderPause(models.Model):
    """[started_at, ended_at): when the work waited for others; the contract's clock stood. One at a time."""

    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=8, choices=choices(PauseReason))
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["order"], condition=Q(ended_at=None), name="order_pause_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="order_pause_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.reason}"


class WorkOrderEvent(models.Model):
    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    action = models.CharField(max_length=16)
    actor_name = models.CharField(max_length=200)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.order_id} {self.action}"
