from django.db import models


class ImageCheck(models.Model):
    """The rules ran over a completed study: when, by which versions, over how many images. One row a study, the latest run."""

    study_id = models.BigIntegerField(unique=True)
    exam_id = models.BigIntegerField()
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    engine_version = models.CharField(max_length=8)
    policy_version = models.CharField(max_length=80)
    n_images = models.PositiveIntegerField()
    at = models.DateTimeField()
    took_ms = models.PositiveIntegerField()

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"image check of study {self.study_id}"


class ImageFinding(models.Model):
    """One thing a rule said about a study. Told again it stays the same row; what a later run no longer says is withdrawn."""

    class Route(models.TextChoices):
        TECHNOLOGIST = "technologist"  # the patient is still there, a repeat or a correction can mend it
        CASE = "case"  # too late for that: quality control looks at it
        RECORD = "record"  # kept, nobody is asked

    class State(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    class Verdict(models.TextChoices):
        REPEATED = "repeated"
        CORRECTED = "corrected"
        ACCEPTED = "accepted"
        FALSE_ALARM = "false_alarm"

    study_id = models.BigIntegerField()
    exam_id = models.BigIntegerField()
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, help_text="digest of rule, reason, series and instance")
    rule = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField()
    policy_version = models.CharField(max_length=80)
    category = models.CharField(max_length=24)
    severity = models.CharField(max_length=5)
    series_uid = models.CharField(max_length=64, blank=True)
    sop_uid = models.CharField(max_length=64, blank=True)
    reason = models.JSONField()
    measured = models.JSONField(null=True)
    expected = models.JSONField(null=True)
    route = models.CharField(max_length=12, choices=Route.choices)
    case = models.ForeignKey("qc.Case", null=True, blank=True, on_delete=models.PROTECT, related_name="image_findings")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=11, choices=Verdict.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    answered_by_id = models.CharField(max_length=64, blank=True)
    answered_by_name = models.CharField(max_length=128, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["study_id", "key"], name="qc_image_finding_once")]
        indexes = [
            models.Index(fields=["exam_id", "state"], name="qc_image_finding_exam"),
            models.Index(fields=["site", "state", "-id"], name="qc_image_finding_site"),
            models.Index(fields=["rule", "verdict"], name="qc_image_finding_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in study {self.study_id}: {self.state}"
