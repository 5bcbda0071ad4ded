from django.db import models
from django.db.models import F, Q

from apps.directory.models.site import Site


class ReadingContract(models.Model):
    """The radiologists of one site read for another one, for as long as it runs."""

    reading_site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="contracts")
    owner_site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True, help_text="empty: until it is ended")
    note = models.CharField(max_length=200, blank=True)
    made_by_name = models.CharField(max_length=128)

    class Meta:
        app_label = "directory"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reading_site=F("owner_site")), name="contract_of_two_sites"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="contract_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading_site_id} reads for {self.owner_site_id}"
