from django.db import models


class PublicHoliday(models.Model):
    """A date on which weekly hours do not hold, at one site or at all; a dated exception opens a resource nevertheless."""

    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    names = models.JSONField(default=dict, help_text="zh-Hans and en")

    class Meta:
        app_label = "scheduling"
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "day"], name="holiday_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.site_id or 'all'}"
