from django.db import models
from django.db.models import Q

from apps.common.notify.models import OutgoingMessage
from apps.scheduling.models.appointment import Appointment


class PatientNotice(models.Model):
    """One thing a patient is told about an appointment; the unique key is what keeps it from being told twice."""

    class Kind(models.TextChoices):
        BOOKED = "booked"
        MOVED = "moved"
        CANCELLED = "cancelled"
        REMINDER = "reminder"

    class State(models.TextChoices):
        PLANNED = "planned"
        QUEUED = "queued"
        VOID = "void"
        SKIPPED = "skipped"

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    starts_at = models.DateTimeField(help_text="the start that it speaks of")
    resource_id = models.BigIntegerField(help_text="the scanner that it speaks of")
    hours_before = models.PositiveSmallIntegerField(default=0, help_text="of a reminder")
    nth = models.PositiveSmallIntegerField(
        default=0, help_text="how many news of the appointment went before; 0 of a reminder"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    due_at = models.DateTimeField()
    why = models.JSONField(null=True, help_text="why it was not sent: a reason")
    message = models.OneToOneField(OutgoingMessage, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        app_label = "scheduling"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "kind", "starts_at", "hours_before", "nth"], name="notice_once"
            )
        ]
        indexes = [models.Index(fields=["due_at"], name="notice_planned", condition=Q(state="planned"))]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.kind} {self.state}"
