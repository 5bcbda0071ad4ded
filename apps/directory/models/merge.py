from django.db import models
from django.db.models import Q

from apps.directory.models.patient import Patient


class PatientMerge(models.Model):
    """Two records were found to be one person: `merged` leads to `survivor` until somebody takes it back. Never deleted."""

    survivor = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=64, help_text="who says so: person, hl7")
    evidence = models.JSONField(help_text="{agree: [...], differ: [...]} as the two records stood")
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=128)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=128, blank=True)
    undone_reason = models.CharField(max_length=500, blank=True)
    swept_at = models.DateTimeField(null=True, blank=True, help_text="told a second time, for rows written meanwhile")

    class Meta:
        app_label = "directory"
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at=None), name="merge_live_once"),
            models.CheckConstraint(condition=~Q(survivor=models.F("merged")), name="merge_of_two"),
        ]
        indexes = [
            models.Index(fields=["survivor"], name="merge_survivor"),
            models.Index(fields=["made_at"], name="merge_unswept", condition=Q(swept_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.survivor_id}"


class MovedRow(models.Model):
    """A row that a merge took along, so that taking the merge back returns this one and no other."""

    merge = models.ForeignKey(PatientMerge, on_delete=models.CASCADE, related_name="moved")
    table = models.CharField(max_length=64)
    row_id = models.BigIntegerField()

    class Meta:
        app_label = "directory"
        constraints = [models.UniqueConstraint(fields=["merge", "table", "row_id"], name="moved_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} by merge {self.merge_id}"
