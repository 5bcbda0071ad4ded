from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.engine.waiting import EntryState, OfferState
from apps.scheduling.models.appointment import AppointmentChange
from apps.scheduling.models.reservation import SlotReservation
from apps.scheduling.models.resource import Resource


class WaitingEntry(Versioned):
    """An exam whose patient would come earlier, and when he can."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="waiting_entries")
    state = models.CharField(max_length=9, choices=[(s, s) for s in EntryState], default=EntryState.WAITING)
    before = models.DateTimeField(null=True, help_text="wants a start before this; empty: before the present booking")
    weekdays = models.JSONField(default=list, help_text="Monday 0; empty: any")
    parts = models.JSONField(default=list, help_text="parts of the day of scheduling.waiting; empty: any")
    notice_h = models.PositiveSmallIntegerField(help_text="hours from now that the patient needs to get here")
    contact = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=128)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.UniqueConstraint(fields=["exam"], condition=Q(state="waiting"), name="waiting_entry_exam_once")
        ]
        indexes = [models.Index(fields=["state", "made_at"], name="waiting_entry_state")]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.state}"


class WaitingOffer(Versioned):
    """Freed time kept for one entry: proposed to the desk, given to the patient, then accepted, declined or over."""

    entry = models.ForeignKey(WaitingEntry, on_delete=models.CASCADE, related_name="offers")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField(help_text="[start, end), UTC")
    state = models.CharField(max_length=9, choices=[(s, s) for s in OfferState], default=OfferState.PROPOSED)
    reservation = models.OneToOneField(SlotReservation, null=True, on_delete=models.SET_NULL, related_name="offer")
    change = models.OneToOneField(AppointmentChange, null=True, on_delete=models.SET_NULL, related_name="offer")
    made_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(state__in=["proposed", "given"]), name="waiting_offer_once"
            )
        ]
        indexes = [models.Index(fields=["state", "resource"], name="waiting_offer_state")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.during} {self.state}"
