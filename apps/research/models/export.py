from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from apps.common.models_base import Versioned
from apps.research.engine.terms import ExportState
from apps.research.models.cohort import Draw
from apps.research.models.project import Project


class Subject(models.Model):
    """A patient of a project's exports: the way back from a pseudonym, kept here and nowhere outside.

    One made before a merge keeps its name: two that became one patient are still found by either.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="subjects")
    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="research_subjects")
    pseudonym = models.CharField(max_length=20, db_collation="C")
    shift_days = models.SmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        app_label = "research"
        constraints = [
            models.UniqueConstraint(fields=["project", "pseudonym"], name="research_pseudonym_once"),
            models.UniqueConstraint(fields=["project", "patient"], name="research_subject_once"),
            models.CheckConstraint(condition=~Q(shift_days=0), name="research_subject_is_shifted"),
        ]

    def __str__(self) -> str:
        return self.pseudonym


class Export(Versioned):
    """Data of a draw on their way out: asked for by one person, released by another, written by a worker, removed in time."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="exports")
    state = models.CharField(max_length=10, choices=[(s, s) for s in ExportState], default=ExportState.ASKED)
    tables = ArrayField(models.CharField(max_length=16))
    with_text = models.BooleanField(default=False, help_text="texts of reports, scrubbed as far as that goes")
    with_parquet = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    asked_by = models.CharField(max_length=128)
    asked_by_id = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=128, blank=True)
    decided_by_id = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.CharField(max_length=500, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True, help_text="real time")
    remove_at = models.DateTimeField(null=True, blank=True, help_text="real time")
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    summary = models.JSONField(default=dict, help_text="rows a table, subjects, warnings, policy")
    failure = models.JSONField(null=True, blank=True, help_text="a Reason")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="of a worker to write it")

    class Meta:
        app_label = "research"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_id="") | ~Q(decided_by_id=F("asked_by_id")), name="research_export_second_person"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "refused"]) | ~Q(decided_by_id=""), name="research_export_is_released"
            ),
        ]
        indexes = [
            models.Index(fields=["remove_at"], name="research_export_due", condition=Q(state="ready")),
            models.Index(fields=["id"], name="research_export_to_make", condition=Q(state="released")),
        ]

    def __str__(self) -> str:
        return f"export {self.pk} {self.state}"
