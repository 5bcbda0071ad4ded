from django.db import models


class KpiDay(models.Model):
    """The figures of one day of one site, by one version of the definitions; another version never overwrites it."""

    site = models.ForeignKey("directory.Site", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    policy_version = models.CharField(max_length=100)
    figures = models.JSONField(help_text="sums and counts, so that days can be added; and the minutes behind quantiles")
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["site", "day", "policy_version"], name="kpi_day_once")]

    def __str__(self) -> str:
        return f"{self.site_id} {self.day} {self.policy_version}"
