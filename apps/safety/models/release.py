from django.db import models
from django.db.models import Q

from apps.safety.engine.terms import SafetyFacet


class SafetyState(models.Model):
    """The last assessment of an exam and the row that every change of its safety locks."""

    exam = models.OneToOneField(
        "workflow.Exam", primary_key=True, on_delete=models.CASCADE, related_name="safety_state"
    )
    verdict = models.CharField(max_length=8, blank=True)
    facet = models.CharField(max_length=10, blank=True, choices=[(f, f) for f in SafetyFacet])
    reasons = models.JSONField(default=list)
    policy_versions = models.JSONField(default=list)
    acts = models.JSONField(default=list, help_text="what is to be done, by when")
    pack = models.CharField(max_length=64, blank=True)
    facts = models.JSONField(default=dict, help_text="what the rules saw")
    starts_at = models.DateTimeField(help_text="the start it was judged for")
    at = models.DateTimeField()

    class Meta:
        app_label = "safety"

    def __str__(self) -> str:
        return f"exam {self.exam_id}: {self.verdict}"


class FindingDecision(models.Model):
    """A radiologist accepts one finding by name and reason; `key` changes when the fact behind it changes.

    Where the policy asks for a second person it counts only when that one agreed.
    """

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="safety_decisions")
    key = models.CharField(max_length=160)
    reason = models.JSONField(help_text="the finding as it stood")
    facts = models.JSONField(default=dict, help_text="what the rules saw")
    why = models.CharField(max_length=500)
    decided_by = models.CharField(max_length=128)
    decided_by_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    needs_second = models.BooleanField(default=False)
    seconded_by = models.CharField(max_length=128, blank=True)
    seconded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "safety"
        constraints = [models.UniqueConstraint(fields=["exam", "key"], name="finding_decided_once")]

    def __str__(self) -> str:
        return f"{self.key} accepted by {self.decided_by}"


class SafetyRelease(models.Model):
    """A named person released the exam for the scan; withdrawn when the facts behind it change."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="safety_releases")
    released_by = models.CharField(max_length=128)
    released_by_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    assessment = models.JSONField(help_text="verdict, reasons and policy versions as they stood")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=128, blank=True)
    withdrawn_reason = models.JSONField(null=True)

    class Meta:
        app_label = "safety"
        constraints = [
            models.UniqueConstraint(fields=["exam"], condition=Q(withdrawn_at__isnull=True), name="release_one_stands")
        ]

    def __str__(self) -> str:
        return f"exam {self.exam_id} released by {self.released_by}"


class StopAlarm(models.Model):
    """An exam started without a release: said loudly, never refused."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="stop_alarms")
    started_at = models.DateTimeField()
    reasons = models.JSONField(default=list)
    raised_at = models.DateTimeField()
    acknowledged_by = models.CharField(max_length=128, blank=True)
    acknowledged_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "safety"
        constraints = [models.UniqueConstraint(fields=["exam", "started_at"], name="stop_alarm_once")]
        indexes = [
            models.Index(fields=["-raised_at"], name="stop_alarm_open", condition=Q(acknowledged_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"stop alarm on exam {self.exam_id}"
