from django.db import models
from django.db.models import Q


class Notification(models.Model):
    """One message for one person: a reason, never a sentence; the link says where to act."""

    user_id = models.UUIDField()
    reason = models.JSONField()
    severity = models.CharField(max_length=8)
    link = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "common"
        indexes = [
            models.Index(fields=["user_id", "-id"], name="notification_inbox"),
            models.Index(fields=["user_id"], name="notification_unread", condition=models.Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.reason.get('code')}"


class OutgoingMessage(models.Model):
    """One message to somebody outside, by one channel. `key` is what makes it one: the same key again is the same message."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"

    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=16)
    address = models.CharField(max_length=128)
    language = models.CharField(max_length=8)
    reasons = models.JSONField(help_text="the text, line by line, as reasons; rendered when it leaves")
    attachment_name = models.CharField(max_length=80, blank=True)
    attachment = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(help_text="real time")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "common"
        indexes = [
            models.Index(fields=["next_try_at"], name="message_open", condition=Q(state__in=["waiting", "sending"]))
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
