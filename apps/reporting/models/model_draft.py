from django.db import models

from apps.reporting.engine.drafting import DraftKind, DraftOutcome
from apps.reporting.models.report import ReportVersion


class ModelDraft(models.Model):
    """A text that a model drafted: what the rules and a different model said of it, and what a person made of it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    kind = models.CharField(max_length=7, choices=[(k, k) for k in DraftKind])
    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="model_drafts")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        ReportVersion, null=True, on_delete=models.CASCADE, related_name="model_drafts", help_text="that is reworded"
    )
    author = models.CharField(max_length=130, help_text="the model that wrote it")
    prompt_version = models.CharField(max_length=40, blank=True)
    lang = models.CharField(max_length=2, choices=[("zh", "zh"), ("en", "en")])
    findings = models.TextField(blank=True)
    impression = models.TextField(blank=True, help_text="or the whole text for the patient")
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    error = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=9, choices=[(v, v) for v in ("agrees", "differs", "unaudited")], blank=True)
    audit = models.JSONField(default=dict, help_text="objections of the rules and of the second model, which it was")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(
        null=True, blank=True, help_text="when a worker took it up; a lost one is taken up again"
    )
    ready_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True, help_text="into the report by its reader")
    outcome = models.CharField(max_length=9, choices=[(o, o) for o in DraftOutcome], blank=True)
    kept_share = models.FloatField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "reporting"
        indexes = [models.Index(fields=["asked_at"], name="model_draft_asked")]

    def __str__(self) -> str:
        return f"{self.kind} draft of {self.author} for exam {self.exam_id}"
