from django.db import models
from django.db.models import Q

from apps.reporting.engine.recist import ReadingState, Role


class FollowUp(models.Model):
    """A patient's tumour over time, from one baseline; a new line of treatment begins another one."""

    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="follow_ups")
    started_by = models.CharField(max_length=128)
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_merge = models.BigIntegerField(
        null=True, help_text="the patient merge that closed it: undone, it is open again"
    )

    class Meta:
        app_label = "reporting"
        constraints = [
            models.UniqueConstraint(fields=["patient"], condition=Q(closed_at__isnull=True), name="follow_up_open_once")
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk} of patient {self.patient_id}"


class Lesion(models.Model):
    """A target, a non-target or a new lesion; a node is measured by its short axis, anything else by its long axis."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="lesions")
    number = models.PositiveSmallIntegerField()
    organ = models.CharField(max_length=32)
    label = models.CharField(max_length=80)
    is_node = models.BooleanField(default=False)
    role = models.CharField(max_length=12, choices=[(r, r) for r in Role])
    added_by = models.CharField(max_length=128)
    added_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["follow_up", "number"], name="lesion_number_once")]

    def __str__(self) -> str:
        return f"lesion {self.number} of follow-up {self.follow_up_id}"


class LesionReading(models.Model):
    """A lesion in one exam: its size in mm, or why there is none."""

    lesion = models.ForeignKey(Lesion, on_delete=models.CASCADE, related_name="readings")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="+")
    exam_at = models.DateTimeField(help_text="when the exam was made: readings are put in this order")
    state = models.CharField(max_length=16, choices=[(s, s) for s in ReadingState])
    size_mm = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    read_by = models.CharField(max_length=128)
    read_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        constraints = [
            models.UniqueConstraint(fields=["lesion", "exam"], name="lesion_reading_once"),
            models.CheckConstraint(
                condition=Q(state=ReadingState.MEASURED, size_mm__gt=0)
                | (~Q(state=ReadingState.MEASURED) & Q(size_mm__isnull=True)),
                name="lesion_size_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"lesion {self.lesion_id} in exam {self.exam_id}"
