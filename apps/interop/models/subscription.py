from django.db import models
from django.db.models import Q

from apps.interop.models.outbound import Destination


class Subscription(models.Model):
    """A system that wants to be told of changes (FHIR R4 rest-hook). Its messages stand in the ledger under a destination of its own.

    That destination is not active: HL7 v2 never goes there. Rights and sites are those of the token that asked, at the time of telling.
    """

    class Status(models.TextChoices):
        ACTIVE = "active"
        OFF = "off"

    destination = models.OneToOneField(Destination, on_delete=models.PROTECT, related_name="subscription")
    token_id = models.BigIntegerField()
    token_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=40, help_text="of resource")
    criteria = models.CharField(max_length=1000, blank=True, help_text="a search, as after the question mark")
    endpoint = models.CharField(max_length=500)
    headers = models.JSONField(default=list, help_text="sent along; they may hold the receiver's secret")
    has_payload = models.BooleanField(default=False)
    reason_text = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    is_paused = models.BooleanField(default=False, db_default=False, help_text="nothing is sent; it waits in line")
    ends_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "interop"
        indexes = [models.Index(fields=["kind"], name="subscription_live", condition=Q(status="active"))]

    def __str__(self) -> str:
        return f"{self.kind}?{self.criteria} to {self.endpoint}"
