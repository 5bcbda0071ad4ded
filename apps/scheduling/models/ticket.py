from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.engine.states import TicketState
from apps.scheduling.models.appointment import Appointment
from apps.scheduling.models.resource import Resource


class TicketCounter(models.Model):
    """The last number given in a section of a site on a day; raised by one statement, so that no two desks get the same."""

    site = models.ForeignKey("directory.Site", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    section = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "scheduling"
        constraints = [models.UniqueConstraint(fields=["site", "day", "section"], name="ticket_counter_once")]

    def __str__(self) -> str:
        return f"{self.section}{self.last}"


class Ticket(Versioned):
    """A place in the queue of a day, made at check-in."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="site-local")
    section = models.CharField(max_length=4)
    number = models.PositiveIntegerField()
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="tickets")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="tickets")
    resource = models.ForeignKey(Resource, null=True, on_delete=models.PROTECT, related_name="tickets")
    state = models.CharField(max_length=8, choices=[(s, s) for s in TicketState], default=TicketState.WAITING)
    priority_rank = models.PositiveSmallIntegerField()
    identified_by = models.JSONField(default=list, help_text="the identifiers that were compared")
    checked_in_at = models.DateTimeField()
    checked_in_by = models.CharField(max_length=128)
    expected_at = models.DateTimeField(
        null=True, help_text="when the patient was told at check-in that the turn would come"
    )
    first_called_at = models.DateTimeField(null=True, help_text="called or taken in for the first time")
    skipped = models.PositiveSmallIntegerField(default=0)
    hold_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.UniqueConstraint(fields=["site", "day", "section", "number"], name="ticket_number_once"),
            models.UniqueConstraint(
                fields=["exam"], condition=Q(state__in=["waiting", "called", "held"]), name="ticket_exam_once"
            ),
        ]
        indexes = [models.Index(fields=["site", "day", "state"], name="ticket_queue")]

    def __str__(self) -> str:
        return f"{self.section}{self.number:03d}"


class TicketCall(models.Model):
    """One act on a ticket: called to a room, called again, skipped, held, taken in."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="calls")
    action = models.CharField(max_length=8)
    room_code = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.action}"
