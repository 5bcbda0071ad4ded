from django.db import models

from apps.qc.models.case import Case


class Review(models.Model):
    """One reviewer's judgement of one case; the scale's version is kept, because another scale is another measure."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reviews")
    reviewer_id = models.CharField(max_length=64)
    reviewer_name = models.CharField(max_length=128)
    is_blinded = models.BooleanField(default=True)
    disclosure = models.JSONField(default=dict, help_text="how and when the reviewer saw who is behind it: {how, at}")
    is_arbiter = models.BooleanField(default=False)
    scale_version = models.CharField(max_length=64)
    scores = models.JSONField(default=dict, help_text="criterion code to 1-5")
    radpeer = models.CharField(max_length=2, blank=True)
    defects = models.JSONField(default=list)
    faults = models.JSONField(default=list, help_text="items of the checklist that were not met")
    points = models.FloatField(
        null=True, blank=True, help_text="of 100, after the checklist; empty where none was filled in"
    )
    points_grade = models.CharField(max_length=1, blank=True, help_text="A, B, C: 甲, 乙, 丙")
    checklist_version = models.CharField(max_length=64, blank=True)
    marks = models.JSONField(default=list, help_text="faults in the text: [{section, start, end, category, right}]")
    grade = models.CharField(max_length=8)
    comment = models.TextField(blank=True)
    spent_s = models.PositiveIntegerField(default=0)
    submitted_at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["case", "reviewer_id"], name="qc_review_once")]
        indexes = [models.Index(fields=["submitted_at"], name="qc_review_time")]

    def __str__(self) -> str:
        return f"review of case {self.case_id}: {self.grade}"
