from django.db import models
from django.db.models import Q

from apps.imaging.models.peer import DicomPeer
from apps.imaging.models.study import Instance, Study


class ForwardLane(models.Model):
    """How sending to one destination stands: who sends right now, and how long it waits after it could not be reached."""

    peer = models.OneToOneField(DicomPeer, on_delete=models.CASCADE, related_name="lane")
    claimed_until = models.DateTimeField(null=True, help_text="real time; a sender that dies loses its claim then")
    failures = models.PositiveIntegerField(default=0, help_text="times in a row that it was not reached")
    next_try_at = models.DateTimeField(null=True, help_text="real time")
    reason = models.JSONField(null=True, help_text="a Reason: why it was not reached")
    last_sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"to {self.peer_id}, {self.failures} failures"


class ForwardItem(models.Model):
    """One object for one destination, queued in the statement that stored it: sent once, in order per study, or parked for a person."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        PARKED = "parked"

    peer = models.ForeignKey(DicomPeer, on_delete=models.CASCADE, related_name="forward_items")
    instance = models.ForeignKey(Instance, on_delete=models.CASCADE, related_name="+")
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(help_text="real time")
    reason = models.JSONField(null=True, help_text="a Reason: what the destination answered last")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peer", "instance"], name="forward_once")]
        indexes = [
            models.Index(fields=["peer", "id"], name="forward_waiting", condition=Q(status="waiting")),
            models.Index(fields=["peer", "id"], name="forward_parked", condition=Q(status="parked")),
            models.Index(fields=["study"], name="forward_study"),
            models.Index(fields=["sent_at"], name="forward_sent", condition=Q(status="sent")),
        ]

    def __str__(self) -> str:
        return f"{self.instance_id} to {self.peer_id}: {self.status}"


class ForwardedStudy(models.Model):
    """What the queue no longer remembers object by object: a destination took all that it was given of a study."""

    peer = models.ForeignKey(DicomPeer, on_delete=models.CASCADE, related_name="+")
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="forwarded")
    n_objects = models.PositiveIntegerField()
    last_sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "peer"], name="forwarded_once")]

    def __str__(self) -> str:
        return f"{self.study_id} to {self.peer_id}: {self.n_objects}"
