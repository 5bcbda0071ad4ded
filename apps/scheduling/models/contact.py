from django.db import models


class ContactAttempt(models.Model):
    """One try to reach a patient about an exam that waits for its appointment; kept as it was said."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="contact_attempts")
    at = models.DateTimeField()
    channel = models.CharField(max_length=16, help_text="a code of scheduling.contacts")
    outcome = models.CharField(max_length=32, help_text="a code of scheduling.contacts")
    note = models.CharField(max_length=500, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    actor_id = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["exam", "-at"], name="contact_of_exam")]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.outcome}"
