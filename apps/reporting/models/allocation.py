from django.conf import settings
from django.db import models
from django.db.models import Q


class Assignment(models.Model):
    """Whose exam it is to read. One that ended stays: who had it and let it go is not asked again by itself."""

    class How(models.TextChoices):
        CLAIMED = "claimed"
        ASSIGNED = "assigned"
        AUTOMATIC = "automatic"

    class End(models.TextChoices):
        SIGNED = "signed"
        RETURNED = "returned"
        PASSED_ON = "passed_on"
        IDLE = "idle"

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="assignments")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    modality = models.CharField(max_length=8)
    reader_id = models.CharField(max_length=64)
    reader_name = models.CharField(max_length=128)
    how = models.CharField(max_length=12, choices=How.choices)
    subspecialty = models.CharField(max_length=20, blank=True, help_text="that spoke for this reader")
    assigned_at = models.DateTimeField()
    assigned_by_name = models.CharField(max_length=128)
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=12, choices=End.choices, blank=True)

    class Meta:
        app_label = "reporting"
        constraints = [
            models.UniqueConstraint(fields=["exam"], condition=Q(ended_at__isnull=True), name="assignment_one_open"),
        ]
        indexes = [models.Index(fields=["reader_id"], name="assignment_open", condition=Q(ended_at__isnull=True))]

    def __str__(self) -> str:
        return f"exam {self.exam_id} read by {self.reader_name}"


class ReaderProfile(models.Model):
    """What a reader reads and how much at once. Who has none, or is away, gets nothing by itself."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reader_profile")
    subspecialties = models.JSONField(default=list, help_text="codes of reporting.allocation")
    max_open = models.PositiveSmallIntegerField(default=10)
    is_available = models.BooleanField(default=False)

    class Meta:
        app_label = "reporting"

    def __str__(self) -> str:
        return f"reader {self.user_id}"
