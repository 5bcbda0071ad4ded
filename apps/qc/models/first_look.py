from django.db import models

from apps.qc.models.case import Case


class FirstLook(models.Model):
    """A reviewer has read the images of a case before its report; the database refuses to change it (migration 0016)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="first_looks")
    reviewer_id = models.CharField(max_length=64)
    reviewer_name = models.CharField(max_length=128)
    text = models.TextField(blank=True, help_text="the impression; empty: the images were marked as read")
    n_pictures = models.PositiveIntegerField(help_text="pictures that could be looked at")
    spent_s = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["case", "reviewer_id"], name="qc_first_look_once")]

    def __str__(self) -> str:
        return f"first look at case {self.case_id}"
