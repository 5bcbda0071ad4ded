from django.db import models


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
