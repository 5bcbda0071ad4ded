from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from apps.common.models_base import Versioned
from apps.devices.models.device import Device


class ServiceContract(Versioned):
    """What a vendor promised for a device, from the first day to the last; one at a time."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="service_contracts")
    vendor = models.CharField(max_length=120)
    reference = models.CharField(max_length=80, blank=True, help_text="number of the contract")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="last day")
    uptime_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, help_text="promised availability")
    response_h = models.DecimalField(
        max_digits=6, decimal_places=1, null=True, help_text="hours until somebody answers"
    )
    fix_h = models.DecimalField(
        max_digits=6,
        decimal_places=1,
        null=True,
        help_text="hours until the fault is mended, without what it waits for",
    )
    weekly = models.JSONField(
        null=True, help_text="covered spans of each weekday in minutes since midnight; null: the site's hours"
    )
    excluded = models.JSONField(default=list, help_text="causes that do not count against the promise")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="service_contract_forward"),
            models.CheckConstraint(
                condition=Q(uptime_percent=None) | Q(uptime_percent__gt=0, uptime_percent__lte=100),
                name="service_contract_uptime",
            ),
            ExclusionConstraint(
                name="service_contract_one_at_a_time",
                index_type="GIST",
                expressions=[
                    # int8range instead of btree_gist, which the embedded PostgreSQL does not have
                    (Func(F("device"), F("device"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.device_id} {self.vendor} {self.starts_on}"
