from django.db import models


class LearnedScore(models.Model):
    """A score of MR quality that somebody had learned from a table of metrics and ratings; never changed. It is no site's: it needs several."""

    name = models.CharField(max_length=120)
    table_sha256 = models.CharField(max_length=64)
    n_cases = models.PositiveIntegerField(help_text="judged cases it was learned from")
    auc = models.FloatField(help_text="at sites that were left out")
    figures = models.JSONField(help_text="how it did at sites that were left out: AUC, calibration, each site")
    model = models.JSONField(help_text="weights per standard deviation, and what training saw of each metric")
    policy_version = models.CharField(max_length=80)
    made_by_id = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "qc"

    def __str__(self) -> str:
        return self.name
