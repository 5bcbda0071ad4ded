from django.db import models


class LexiconEntry(models.Model):
    """A term that the department adds to the language packs of report checking, or a site adds or takes out for its own reports;
    taken back it stays, switched off."""

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
    site_id = models.BigIntegerField(default=0, help_text="0: the department, for every site")
    is_removed = models.BooleanField(default=False, help_text="the department's entry does not hold at this site")
    reason_text = models.CharField(max_length=500, blank=True)
    meaning = models.CharField(max_length=60, blank=True)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    changed_by_id = models.CharField(max_length=64, blank=True)
    changed_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [
            models.UniqueConstraint(fields=["site_id", "lang", "kind", "term"], name="qc_lexicon_once_a_site"),
            models.CheckConstraint(
                condition=models.Q(is_removed=False) | models.Q(site_id__gt=0), name="qc_lexicon_removed_at_a_site"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lang} {self.kind}: {self.term}"
