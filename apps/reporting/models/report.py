from django.db import models

from apps.common.models_base import Versioned
from apps.reporting.engine.states import ReportState, VersionKind


class Report(Versioned):
    """One report on one or several exams of a patient; its texts stand in the draft and in signed versions."""

    exams = models.ManyToManyField("workflow.Exam", through="ReportExam", related_name="reports")
    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="reports")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    modality = models.CharField(max_length=8)
    state = models.CharField(max_length=12, choices=[(s, s) for s in ReportState], default=ReportState.DRAFT)
    lang = models.CharField(max_length=2, default="zh", choices=[("zh", "zh"), ("en", "en")])
    author_id = models.CharField(max_length=64)
    author_name = models.CharField(max_length=128)
    started_at = models.DateTimeField()
    first_signed_at = models.DateTimeField(null=True, blank=True)
    is_critical = models.BooleanField(default=False)
    lock_owner_id = models.CharField(max_length=64, blank=True)
    lock_owner_name = models.CharField(max_length=128, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True, help_text="real time of the last sign of life")

    class Meta:
        app_label = "reporting"
        indexes = [
            models.Index(fields=["state", "id"], name="report_state"),
            models.Index(fields=["author_id", "state"], name="report_author"),
            models.Index(fields=["patient", "-started_at"], name="report_patient"),
            models.Index(fields=["-first_signed_at"], name="report_signed"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk} {self.state}"


class ReportExam(models.Model):
    """An exam is reported once; what is added later is a version of that report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="links")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="report_links")

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["exam"], name="report_once_an_exam")]

    def __str__(self) -> str:
        return f"report {self.report_id} of exam {self.exam_id}"


class Draft(models.Model):
    """What is being typed. `revision` counts saves; `client` and `sequence` let a save be sent twice without harm."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="draft")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in VersionKind], default=VersionKind.FINAL)
    reason = models.TextField(blank=True, help_text="why a signed report is changed")
    technique = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    impression = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    client = models.CharField(max_length=40, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "reporting"

    def __str__(self) -> str:
        return f"draft of report {self.report_id}"


class ReportVersion(models.Model):
    """A signed text, never changed, with what the checks said and which rules they were."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(k, k) for k in VersionKind])
    reason = models.TextField(blank=True)
    technique = models.TextField(blank=True)
    findings = models.TextField()
    impression = models.TextField()
    author_id = models.CharField(max_length=64)
    author_name = models.CharField(max_length=128)
    signer_id = models.CharField(max_length=64)
    signer_name = models.CharField(max_length=128)
    signed_at = models.DateTimeField()
    checks = models.JSONField(default=list, help_text="findings at signing, each with its rule's version")
    engine_version = models.CharField(max_length=16)
    is_positive = models.BooleanField(null=True, help_text="the impression came to a finding; null: it says neither")
    override_reason = models.TextField(blank=True, help_text="why it was signed over blocking findings")

    class Meta:
        app_label = "reporting"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]
        indexes = [models.Index(fields=["-signed_at"], name="report_version_signed")]

    def __str__(self) -> str:
        return f"report {self.report_id} version {self.number}"
