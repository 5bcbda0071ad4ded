from django.db import models
from django.db.models import Q

from apps.research.engine.terms import HandReason
from apps.research.models.project import Project


class Cohort(models.Model):
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    made_by = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "research"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="research_cohort_name_once")]

    def __str__(self) -> str:
        return self.name


class CohortVersion(models.Model):
    """A definition as it was saved, never changed: a change is the next version, with why."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    made_by = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "research"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="research_version_once")]

    def __str__(self) -> str:
        return f"{self.cohort_id}@{self.number}"


class HandExclusion(models.Model):
    """An exam that a person looked at and left out; it counts from the next draw on."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="exclusions")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=[(r, r) for r in HandReason])
    note = models.CharField(max_length=500, blank=True)
    made_by = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=128, blank=True)
    lift_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "research"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "exam"], condition=Q(lifted_at=None), name="research_exclusion_once"
            )
        ]

    def __str__(self) -> str:
        return f"exam {self.exam_id} out of cohort {self.cohort_id}"


class Draw(models.Model):
    """A cohort drawn once: the department's data move on, so who was in it is kept with the counts."""

    version = models.ForeignKey(CohortVersion, on_delete=models.PROTECT, related_name="draws")
    flow = models.JSONField(help_text="assessed, each step's exclusions, left over")
    n_assessed = models.PositiveIntegerField()
    n_left = models.PositiveIntegerField()
    patients_left = models.PositiveIntegerField()
    drawn_by = models.CharField(max_length=128)
    drawn_by_id = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()

    class Meta:
        app_label = "research"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(n_left__lte=models.F("n_assessed")), name="research_draw_counts")
        ]

    def __str__(self) -> str:
        return f"draw {self.pk}: {self.n_left} of {self.n_assessed}"


class DrawnExam(models.Model):
    """An assessed exam of a draw, and the step at which it fell; without one it is in the cohort."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="exams")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="+")
    fell_at = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        app_label = "research"
        constraints = [models.UniqueConstraint(fields=["draw", "exam"], name="research_exam_once_a_draw")]
        indexes = [models.Index(fields=["draw", "fell_at", "id"], name="research_drawn_step")]

    def __str__(self) -> str:
        return f"exam {self.exam_id} of draw {self.draw_id}"
