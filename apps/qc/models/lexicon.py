from django.db import models


class LexiconEntry(models.Model):
    """A term that the department adds to the language packs of report checking; taken back it stays, switched off."""

    class Kind(models.TextChoices):
        PREFERRED = "preferred"
        CONFUSION = "confusion"
        WORD = "word"
        FINDING = "finding"
        PLACE = "place"
        MASK = "mask"

    lang = models.CharField(max_length=2, choices=[("zh", "zh"), ("en", "en")])
    kind = models.CharField(max_length=9, choices=Kind.choices)
    term = models.CharField(max_length=60)
    meaning = models.CharField(max_length=60, blank=True)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    changed_by_id = models.CharField(max_length=64, blank=True)
    changed_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["lang", "kind", "term"], name="qc_lexicon_once")]

    def __str__(self) -> str:
        return f"{self.lang} {self.kind}: {self.term}"
