from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.devices.models.device import DeviceModel
from apps.devices.models.work_order import WorkOrder


class Part(Versioned):
    """A spare part of a site's stores; what is there is the sum of its moves."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=64)
    name = models.CharField(max_length=120, help_text="as a person wrote it")
    vendor = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True, help_text="where it lies, as a person wrote it")
    least = models.PositiveIntegerField(default=0, help_text="fewer than this: order again")
    lead_days = models.PositiveIntegerField(null=True, help_text="days from the order to the delivery")
    is_active = models.BooleanField(default=True)
    fits = models.ManyToManyField(DeviceModel, related_name="parts", blank=True)
    amount = models.PositiveIntegerField(default=0, help_text="sum of the moves, kept with each of them")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["site", "number"], name="part_number_once")]

    def __str__(self) -> str:
        return self.number


class StockMove(models.Model):
    """What came in (above zero) or went out (below zero); never changed, a wrong one is moved back."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="moves")
    amount = models.IntegerField()
    order = models.ForeignKey(WorkOrder, null=True, on_delete=models.PROTECT, related_name="parts_used")
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="stock_move_moves")]

    def __str__(self) -> str:
        return f"{self.part_id} {self.amount:+}"


class OrderLabour(models.Model):
    """Time that somebody gave to a work order."""

    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="labour")
    person = models.CharField(max_length=120, help_text="who worked; a vendor's engineer has no account")
    on = models.DateField()
    minutes = models.PositiveIntegerField()
    is_travel = models.BooleanField(default=False)
    is_vendor = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0, minutes__lte=1440), name="order_labour_of_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.person} {self.minutes} min"


class OrderFile(models.Model):
    """A photo or a report that belongs to a work order; the bytes lie in the store of files."""

    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["order", "sha256"], name="order_file_once")]

    def __str__(self) -> str:
        return self.name
