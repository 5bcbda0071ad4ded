from django.db import models
from django.db.models import Q

from apps.reporting.models.report import Report, ReportVersion


class Countersign(models.Model):
    """A preliminary version that waits for the second signature, and what that one made of it."""

    class State(models.TextChoices):
        OPEN = "open"
        RETURNED = "returned"
        REPLACED = "replaced"
        DONE = "done"

    class Discordance(models.TextChoices):
        NONE = "none"
        MINOR = "minor"
        MAJOR = "major"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="countersigns")
    version = models.OneToOneField(ReportVersion, on_delete=models.CASCADE, related_name="countersign")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    author_id = models.CharField(max_length=64)
    asked_of_id = models.CharField(max_length=64, blank=True, help_text="empty: any who may verify")
    asked_of_name = models.CharField(max_length=128, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    note = models.CharField(max_length=500, blank=True, help_text="to the author")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_name = models.CharField(max_length=128, blank=True)
    done_version = models.OneToOneField(
        ReportVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="countersigned"
    )
    discordance = models.CharField(max_length=5, choices=Discordance.choices, blank=True)
    changed_share = models.FloatField(null=True, blank=True)

    class Meta:
        app_label = "reporting"
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(state="open"), name="countersign_one_open"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="countersign_due", condition=Q(state="open")),
            models.Index(fields=["author_id", "-done_at"], name="countersign_author"),
            models.Index(fields=["-done_at"], name="countersign_done"),
        ]

    def __str__(self) -> str:
        return f"second signature of report {self.report_id}: {self.state}"
