from django.db import models

from apps.reporting.engine.ai_performance import AiRole


class AiModel(models.Model):
    """A product in one version: another version is another model, judged by itself."""

    product = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    vendor = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=16, choices=[(r, r) for r in AiRole])
    target = models.CharField(max_length=40, help_text="what it looks for; models of one target are compared")
    first_seen_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["product", "version", "target"], name="ai_model_once")]

    def __str__(self) -> str:
        return f"{self.product} {self.version}"


class AiResult(models.Model):
    """What a model said of one exam. Sex, age band and device are copied: they are how it is judged later."""

    model = models.ForeignKey(AiModel, on_delete=models.PROTECT, related_name="results")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="ai_results")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    is_positive = models.BooleanField()
    score = models.FloatField(null=True, blank=True)
    document_uid = models.CharField(max_length=64, blank=True, help_text="the structured report that it was read from")
    sex = models.CharField(max_length=1)
    age_band = models.CharField(max_length=8, blank=True)
    device_code = models.CharField(max_length=32, blank=True)

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["model", "exam"], name="ai_result_once")]
        indexes = [models.Index(fields=["received_at"], name="ai_result_received")]

    def __str__(self) -> str:
        return f"{self.model} of exam {self.exam_id}"


class AiFinding(models.Model):
    """One place that a model marks; accepted or rejected by a reader."""

    result = models.ForeignKey(AiResult, on_delete=models.CASCADE, related_name="findings")
    label = models.CharField(max_length=200)
    probability = models.FloatField(null=True, blank=True)
    sop_uid = models.CharField(max_length=64, blank=True)
    is_accepted = models.BooleanField(null=True, blank=True)

    class Meta:
        app_label = "reporting"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.label


class AiTruth(models.Model):
    """What the reader says of an exam and a target: against this every model of the target is judged."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="ai_truths")
    target = models.CharField(max_length=40)
    is_present = models.BooleanField()
    said_by_name = models.CharField(max_length=128)
    said_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["exam", "target"], name="ai_truth_once")]

    def __str__(self) -> str:
        return f"{self.target} in exam {self.exam_id}: {self.is_present}"
