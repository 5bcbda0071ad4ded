from django.db import models


class SpellLearning(models.Model):
    """One learning of the spell model from the department's signed reports; the newest one is in force."""

    sha256 = models.CharField(max_length=64, help_text="the stored file of sentences, names and numbers blacked out")
    n_reports = models.PositiveIntegerField()
    n_sentences = models.JSONField(
        default=dict, help_text="by language; those that differ in more than figures and sides"
    )
    trusted = models.JSONField(default=list, help_text="languages in which it may find fault by itself")
    n_aside = models.PositiveIntegerField(help_text="sentences that were doubted and taught nothing")
    n_unread = models.PositiveIntegerField(help_text="sentences left for the next run")
    took_s = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return f"learning {self.pk} of {self.n_reports} reports"


class WordQuestion(models.Model):
    """A stretch of many signed reports that the untaught model takes for a slip: a person says whether it is a word."""

    class Verdict(models.TextChoices):
        WORD = "word"
        SLIP = "slip"

    lang = models.CharField(max_length=2, choices=[("zh", "zh"), ("en", "en")])
    word = models.CharField(max_length=60)
    sentence = models.CharField(max_length=200)
    n_reports = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    verdict = models.CharField(max_length=4, choices=Verdict.choices, blank=True)
    judged_by_id = models.CharField(max_length=64, blank=True)
    judged_by_name = models.CharField(max_length=128, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["lang", "word"], name="qc_word_question_once")]

    def __str__(self) -> str:
        return f"{self.lang}: {self.word}?"
