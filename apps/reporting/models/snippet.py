from django.db import models


class Snippet(models.Model):
    """Text behind a typed word, for one or both sections; one person's, or without owner everybody's."""

    owner_id = models.CharField(max_length=64, blank=True, help_text="empty: shared")
    word = models.CharField(max_length=20)
    lang = models.CharField(max_length=2, choices=[("zh", "zh"), ("en", "en")])
    title = models.CharField(max_length=80)
    findings = models.TextField(blank=True)
    impression = models.TextField(blank=True)
    saved_by = models.CharField(max_length=128)
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        ordering = ["word", "id"]
        constraints = [models.UniqueConstraint(fields=["owner_id", "lang", "word"], name="snippet_word_once")]

    def __str__(self) -> str:
        return self.word
