from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.workflow.engine.processing import Progress
from apps.workflow.engine.states import ClockSource
from apps.workflow.models.exam import Exam


class ExamChange(models.Model):
    """One row of the timeline: an action, a fact, a facet or a slot; also those that left the state as it was."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, help_text="action, fact, facet, deviation")
    trigger = models.CharField(max_length=24)
    from_state = models.CharField(max_length=12)
    to_state = models.CharField(max_length=12)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=[(s, s) for s in ClockSource])
    actor_id = models.CharField(max_length=64, blank=True)
    actor_name = models.CharField(max_length=128, blank=True)
    is_expected = models.BooleanField(default=True)
    is_undone = models.BooleanField(default=False)
    note = models.TextField(blank=True, help_text="a person's own words")
    detail = models.JSONField(default=dict)

    class Meta:
        app_label = "workflow"
        indexes = [models.Index(fields=["exam", "id"], name="change_exam")]

    def __str__(self) -> str:
        return f"{self.trigger}: {self.from_state} -> {self.to_state}"


class ClinicalHold(models.Model):
    """Somebody qualified said: not before this is settled. One stands at a time."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="holds")
    note = models.TextField()
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=128)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "workflow"
        constraints = [
            models.UniqueConstraint(fields=["exam"], condition=Q(lifted_at__isnull=True), name="hold_one_stands")
        ]

    def __str__(self) -> str:
        return f"hold on exam {self.exam_id}"


class Task(Versioned):
    """Something a person must do: settle a discrepancy, answer a question, hurry a late exam, make a post-processing."""

    class Kind(models.TextChoices):
        DISCREPANCY = "discrepancy"
        QUESTION = "question"
        DUE_SOON = "due_soon"
        LATE = "late"
        PROCESSING = "processing"

    exam = models.ForeignKey(Exam, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.JSONField(help_text="Reason as data")
    severity = models.CharField(max_length=8, default="warning")
    key = models.CharField(max_length=120, help_text="one open task a key")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=128)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=128, blank=True)
    note = models.TextField(blank=True, help_text="how it was settled")
    what = models.CharField(max_length=32, blank=True, db_default="", default="", help_text="kind of post-processing")
    progress = models.CharField(
        max_length=10, choices=[(p, p) for p in Progress], default=Progress.OPEN, db_default=Progress.OPEN
    )
    due_at = models.DateTimeField(null=True, blank=True, help_text="empty while the images are awaited")
    assignee_id = models.CharField(max_length=64, blank=True, db_default="", default="")
    assignee_name = models.CharField(max_length=128, blank=True, db_default="", default="")
    asked_note = models.CharField(max_length=500, blank=True, db_default="", default="")
    returned_note = models.CharField(max_length=500, blank=True, db_default="", default="")
    results = models.JSONField(default=list, db_default=[], help_text="derived series that came: UIDs, words, sender")

    class Meta:
        app_label = "workflow"
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(closed_at__isnull=True), name="task_open_once")
        ]
        indexes = [
            models.Index(fields=["-opened_at"], name="task_open", condition=Q(closed_at__isnull=True)),
            models.Index(fields=["exam"], name="task_exam"),
            models.Index(
                fields=["due_at", "id"], name="task_processing", condition=Q(kind="processing", closed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
