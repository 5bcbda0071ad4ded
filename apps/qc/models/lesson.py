from django.db import models


class Lesson(models.Model):
    """What an error or a false alarm that a named person confirmed is to teach. It changes no check until a person promotes it."""

    class Kind(models.TextChoices):
        FIRE = "fire"  # an example that a rule should alert
        QUIET = "quiet"  # a near miss that a rule should leave alone
        PAIR = "pair"  # a wording and its correction, for the spell model

    class Source(models.TextChoices):
        REVIEW = "review"
        SECOND_READING = "second_reading"
        WORD_QUESTION = "word_question"
        DISPUTE = "dispute"

    class State(models.TextChoices):
        DRAFT = "draft"
        PROMOTED = "promoted"
        DROPPED = "dropped"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    lang = models.CharField(max_length=2, choices=[("zh", "zh"), ("en", "en")])
    category = models.CharField(max_length=24)
    facts = models.JSONField(help_text="a line of check_reports, names and numbers blacked out")
    section = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    wrong = models.CharField(max_length=400)
    right = models.CharField(max_length=400, blank=True)
    rule = models.CharField(max_length=40, blank=True, help_text="the rule it is an example of, or was made into")
    source = models.CharField(max_length=14, choices=Source.choices)
    source_id = models.BigIntegerField()
    number = models.PositiveSmallIntegerField(default=0, help_text="place among the lessons of one source")
    case_id = models.BigIntegerField(null=True, blank=True)
    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by_id = models.CharField(max_length=64)
    confirmed_by_name = models.CharField(max_length=128)
    confirmed_at = models.DateTimeField()
    decided_by_id = models.CharField(max_length=64, blank=True)
    decided_by_name = models.CharField(max_length=128, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id", "number", "kind"], name="qc_lesson_once"),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="qc_lesson_state"),
            models.Index(fields=["rule"], name="qc_lesson_rule"),
        ]

    def __str__(self) -> str:
        return f"lesson {self.pk} ({self.kind}): {self.wrong}"
