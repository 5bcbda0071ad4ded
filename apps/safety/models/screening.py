from django.db import models

from apps.safety.engine.facts import AnswerValue
from apps.safety.engine.terms import AnswerSource


class ScreeningForm(models.Model):
    """One version of one form; answers point at the version that was read out."""

    code = models.CharField(max_length=48)
    version = models.PositiveIntegerField()
    definition = models.JSONField(help_text="names, modalities, contrasts, items with texts, effects and source")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "safety"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="screening_form_once")]

    def __str__(self) -> str:
        return f"{self.code}@{self.version}"


class ScreeningAnswer(models.Model):
    """What was answered, by whom and to whom; a later answer stands, the earlier one stays."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="screening_answers")
    form = models.ForeignKey(ScreeningForm, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=48)
    value = models.CharField(max_length=10, choices=[(v, v) for v in AnswerValue])
    detail = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=8, choices=[(s, s) for s in AnswerSource])
    answered_by = models.CharField(
        max_length=128, blank=True, help_text="patient or proxy, by name when it was a proxy"
    )
    entered_by = models.CharField(max_length=128)
    entered_by_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    client_id = models.UUIDField(null=True, help_text="one batch of the tablet; sent twice it is stored once")

    class Meta:
        app_label = "safety"
        indexes = [models.Index(fields=["exam", "item", "-id"], name="answer_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["client_id", "item"], condition=models.Q(client_id__isnull=False), name="answer_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}={self.value}"


class ScreeningCheck(models.Model):
    """The second look: a qualified person went through the form with the patient."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="screening_checks")
    form = models.ForeignKey(ScreeningForm, on_delete=models.PROTECT, related_name="+")
    checked_by = models.CharField(max_length=128)
    checked_by_id = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        app_label = "safety"
        indexes = [models.Index(fields=["exam", "-at"], name="check_latest")]

    def __str__(self) -> str:
        return f"{self.form_id} checked by {self.checked_by}"
