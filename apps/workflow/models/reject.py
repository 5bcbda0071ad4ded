from django.db import models
from django.db.models import Q

from apps.workflow.models.exam import Exam


class ImageReject(models.Model):
    """Images that were exposed and not sent for reading (reject), or taken once more and kept (repeat)."""

    class Kind(models.TextChoices):
        REJECT = "reject"
        REPEAT = "repeat"

    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="rejects")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    reason = models.CharField(max_length=32, help_text="a code of the policy workflow.rejects")
    n_images = models.PositiveSmallIntegerField(default=1)
    series_uid = models.CharField(max_length=64, blank=True, help_text="empty: the exam as a whole")
    sop_uid = models.CharField(max_length=64, blank=True)
    view = models.CharField(max_length=64, blank=True, help_text="projection or series in words")
    note = models.CharField(max_length=500, blank=True)
    modality = models.CharField(max_length=8)
    device_code = models.CharField(max_length=32, blank=True)
    policy = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=128)
    by_id = models.CharField(max_length=64, blank=True)
    client_id = models.CharField(max_length=64, unique=True, help_text="of the tablet: sent twice is one")
    void_at = models.DateTimeField(null=True, blank=True)
    void_by = models.CharField(max_length=128, blank=True)
    void_note = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "workflow"
        indexes = [
            models.Index(fields=["exam", "id"], name="reject_exam"),
            models.Index(fields=["site", "at"], name="reject_site_at", condition=Q(void_at=None)),
        ]
        constraints = [models.CheckConstraint(condition=Q(n_images__gt=0), name="reject_counts_images")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reason} of exam {self.exam_id}"
