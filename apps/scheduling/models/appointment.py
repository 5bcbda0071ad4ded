from datetime import datetime

from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.engine.states import AppointmentState
from apps.scheduling.models.occupancy import Occupancy


class Appointment(Versioned):
    """An exam at a time on a resource; where and when stand in its occupancy only."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="appointments")
    occupancy = models.OneToOneField(Occupancy, on_delete=models.PROTECT, related_name="appointment")
    visit = models.ForeignKey("scheduling.Visit", null=True, on_delete=models.SET_NULL, related_name="appointments")
    series = models.ForeignKey("scheduling.Series", null=True, on_delete=models.SET_NULL, related_name="appointments")
    state = models.CharField(max_length=12, choices=[(s, s) for s in AppointmentState], default=AppointmentState.BOOKED)
    client_key = models.CharField(
        max_length=64, unique=True, help_text="the client's own id: a repeated booking is one"
    )
    reasons = models.JSONField(default=list, help_text="why this slot, and what safety said, as reasons")
    flag = models.JSONField(null=True, help_text="why somebody must look at it again: a reason")
    outside_hours_reason = models.CharField(max_length=300, blank=True)
    is_overbooked = models.BooleanField(default=False, help_text="shares the slot of somebody who may not come")
    cancel_code = models.CharField(max_length=32, blank=True, help_text="a code of scheduling.reasons")
    overrides = models.JSONField(default=list, help_text="rules that a named person set aside, as reasons")
    cancel_reason = models.CharField(max_length=300, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.UniqueConstraint(
                fields=["exam"],
                condition=Q(state__in=["booked", "arrived", "in_exam"]),
                name="appointment_exam_once",
            )
        ]
        indexes = [models.Index(fields=["state", "exam"], name="appointment_state")]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def starts_at(self) -> datetime:
        return self.occupancy.during.lower

    @property
    def ends_at(self) -> datetime:
        return self.occupancy.during.upper


class AppointmentChange(models.Model):
    """What was done to an appointment, with what stood before: the undo of 10 seconds reads it."""

    class Kind(models.TextChoices):
        BOOKED = "booked"
        MOVED = "moved"
        CANCELLED = "cancelled"
        LATE_CANCEL = "late_cancel"
        CHECKED_IN = "checked_in"
        NO_SHOW = "no_show"

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    before = models.JSONField(null=True, help_text="resource_id, starts_at, ends_at, exam_state")
    reason_code = models.CharField(max_length=32, blank=True, help_text="a code of scheduling.reasons")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(help_text="real time, for the undo")
    happened_at = models.DateTimeField(null=True, help_text="by the department's clock, for the counts")
    actor_id = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=128)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "happened_at"], name="change_counted")]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.kind}"
