from django.db import models


class WorklistAsk(models.Model):
    """What one title asked the worklist: one row for each different question, the last few of each title, for some days."""

    calling_ae = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, help_text="of keys and character sets")
    called_ae = models.CharField(max_length=16)
    address = models.CharField(max_length=45)
    query = models.JSONField(help_text="{top, step: keyword -> key; charsets, unsupported}")
    n_asked = models.PositiveIntegerField(default=1)
    n_answered = models.PositiveIntegerField(help_text="entries in the last answer")
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(fields=["calling_ae", "digest"], name="worklist_ask_once")]
        indexes = [
            models.Index(fields=["calling_ae", "-last_at"], name="worklist_ask_newest"),
            models.Index(fields=["last_at"], name="worklist_ask_age"),
        ]

    def __str__(self) -> str:
        return f"{self.calling_ae} {self.last_at:%Y-%m-%d %H:%M}"
