from django.db import models


class ReportAudit(models.Model):
    """The rules run again over the signed reports of a period: asked for, running, done. What it found stays with it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    period_from = models.DateField()
    period_to = models.DateField()
    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40, blank=True, help_text="one rule, whatever its status; empty: all that run")
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    engine_version = models.CharField(max_length=8, blank=True)
    n_reports = models.PositiveIntegerField(default=0)
    n_alerted = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, help_text="rule to number of hits above a hint")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    asked_by_id = models.CharField(max_length=64, blank=True)
    asked_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"audit {self.period_from} to {self.period_to}: {self.state}"


class ReportAuditHit(models.Model):
    """One thing a rule says about a signed report."""

    audit = models.ForeignKey(ReportAudit, on_delete=models.CASCADE, related_name="hits")
    subject = models.ForeignKey("qc.Subject", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField()
    severity = models.CharField(max_length=5)
    section = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=200)
    reason = models.JSONField()

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["audit", "rule"], name="qc_audit_hit_rule")]

    def __str__(self) -> str:
        return f"{self.rule} in subject {self.subject_id}"
