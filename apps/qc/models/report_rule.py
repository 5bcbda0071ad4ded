from django.db import models


class RuleStatus(models.TextChoices):
    DRAFT = "draft"  # not run
    SHADOW = "shadow"  # run and counted, not shown
    ACTIVE = "active"
    BLOCKING = "blocking"  # asks for a reason at the signature
    RETIRED = "retired"


class ReportRule(models.Model):
    """How the department runs a rule of report checking. A built-in rule has a row only where its status was changed."""

    code = models.CharField(max_length=40, unique=True)
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=8, choices=RuleStatus.choices, default=RuleStatus.DRAFT)
    definition = models.JSONField(
        null=True, blank=True, help_text="phrases, words and examples; null for a built-in rule"
    )
    status_since = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by_id = models.CharField(max_length=64, blank=True)
    changed_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"{self.code} v{self.version}: {self.status}"


class ReportRuleChange(models.Model):
    """One step in the life of a rule: a new definition or another status, by whom, why, on what figures. Never changed."""

    rule = models.ForeignKey(ReportRule, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    from_status = models.CharField(max_length=8, blank=True)
    to_status = models.CharField(max_length=8)
    definition = models.JSONField(null=True, blank=True, help_text="of this version, when it is new")
    reason = models.CharField(max_length=500)
    evidence = models.JSONField(default=dict, help_text="what was counted when it was decided")
    at = models.DateTimeField()
    by_id = models.CharField(max_length=64, blank=True)
    by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["rule", "-id"], name="qc_rule_change")]

    def __str__(self) -> str:
        return f"rule {self.rule_id} v{self.version}: {self.from_status} to {self.to_status}"


class ReportAlert(models.Model):
    """One alert that an author saw, or that a rule on trial would have raised, and what became of it. No text but its sentence."""

    class Outcome(models.TextChoices):
        FIXED = "fixed"
        IGNORED = "ignored"  # once, in this sentence
        IGNORED_FOR_AUTHOR = "ignored_for_author"  # these words, in every report of this author
        DISPUTED = "disputed"
        OVERRIDDEN = "overridden"  # blocked, and signed with a reason
        LEFT = "left"  # still there at the signature

    report_id = models.BigIntegerField()
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, help_text="digest of rule, section, words and their sentence")
    words_key = models.CharField(max_length=64, help_text="digest of rule and words")
    rule = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField()
    category = models.CharField(max_length=24)
    severity = models.CharField(max_length=5)
    is_blocking = models.BooleanField(default=False)
    is_shadow = models.BooleanField(default=False)
    sentence = models.CharField(max_length=200)
    author_id = models.CharField(max_length=64, blank=True)
    first_at = models.DateTimeField()
    outcome = models.CharField(max_length=18, choices=Outcome.choices, blank=True)
    by_autofix = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_id = models.CharField(max_length=64, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["report_id", "key"], name="qc_report_alert_once")]
        indexes = [
            models.Index(fields=["rule", "first_at"], name="qc_report_alert_rule"),
            models.Index(fields=["author_id", "words_key"], name="qc_report_alert_author"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in report {self.report_id}: {self.outcome or 'shown'}"
