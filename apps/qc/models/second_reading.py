from django.db import models


class SecondReading(models.Model):
    """What a language model of the department's own said about a signed report, by which model and prompt, and what a person made of it."""

    class State(models.TextChoices):
        DONE = "done"
        FAILED = "failed"

    class Verdict(models.TextChoices):
        RIGHT = "right"
        WRONG = "wrong"

    subject = models.OneToOneField("qc.Subject", on_delete=models.PROTECT, related_name="second_reading")
    state = models.CharField(max_length=6, choices=State.choices)
    model = models.CharField(max_length=120)
    prompt_version = models.CharField(max_length=40)
    findings = models.JSONField(
        default=list, help_text="[{category, quote_findings, quote_impression, reason, confidence, told}]"
    )
    n_dropped = models.PositiveIntegerField(default=0, help_text="findings whose quotes stand nowhere in the report")
    error = models.CharField(max_length=40, blank=True)
    took_ms = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    verdict = models.CharField(max_length=5, choices=Verdict.choices, blank=True)
    judged_by_id = models.CharField(max_length=64, blank=True)
    judged_by_name = models.CharField(max_length=128, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"second reading of subject {self.subject_id}: {self.state}"
