from django.db import models
from django.db.models import Q

from apps.common.audit.models import AuditEntry, AuditSeal
from apps.common.events.models import Delivery, OutboxEvent
from apps.common.files.models import StoredFile
from apps.common.notify.models import Notification, OutgoingMessage
from apps.common.policy.models import PolicySet
from apps.common.retention.models import LegalHold, RetentionRun

__all__ = [
    "AuditEntry",
    "AuditSeal",
    "Delivery",
    "DepartmentClock",
    "LegalHold",
    "Notification",
    "OutgoingMessage",
    "OutboxEvent",
    "PolicySet",
    "RetentionRun",
    "StoredFile",
]


class DepartmentClock(models.Model):
    """One row at most: since `real_epoch` the department's time runs from `department_epoch` at `factor`."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    real_epoch = models.DateTimeField()
    department_epoch = models.DateTimeField()
    factor = models.FloatField(default=1.0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="department_clock_one_row"),
            models.CheckConstraint(condition=Q(factor__gt=0), name="department_clock_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.department_epoch:%Y-%m-%d %H:%M} x{self.factor}"
