from django.db import models

from apps.common.models_base import Versioned


class Layout(Versioned):
    """The pages of pictures of an exam, as a person left them."""

    exam = models.OneToOneField("workflow.Exam", on_delete=models.CASCADE, related_name="layout")
    format = models.CharField(max_length=8)
    pages = models.JSONField(default=list, help_text="title, rows, cols and tiles (instance, frame, window, or null)")
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=128)
    emitted_at = models.DateTimeField(null=True, blank=True, help_text="when its pages were last put among the images")

    class Meta:
        app_label = "reporting"

    def __str__(self) -> str:
        return f"layout of exam {self.exam_id}"


class LayoutHabit(models.Model):
    """How a site likes the pages of a protocol: what a person saved instead of the policy's recipe."""

    site = models.ForeignKey("directory.Site", on_delete=models.CASCADE, related_name="+")
    exam_type_code = models.CharField(max_length=32)
    format = models.CharField(max_length=8)
    rows = models.PositiveSmallIntegerField()
    cols = models.PositiveSmallIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=128)

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["site", "exam_type_code"], name="layout_habit_once")]

    def __str__(self) -> str:
        return f"{self.exam_type_code}: {self.rows} x {self.cols} on {self.format}"
