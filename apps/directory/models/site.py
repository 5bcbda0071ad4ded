from django.db import models


class Site(models.Model):
    """A place with rooms and scanners: a hospital campus or a centre of the region."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.JSONField(help_text="language map")
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    issuer = models.CharField(max_length=64, help_text="issuer of accession numbers and of this site's patient ids")
    working_hours = models.JSONField(help_text="seven lists of [start, end] minutes since midnight, Monday first")
    holidays = models.JSONField(
        default=dict, help_text="ISO date to a list of [start, end]; an empty list is a closed day"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Room(models.Model):
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rooms")
    code = models.SlugField(max_length=20)
    name = models.JSONField(help_text="language map")
    kind = models.CharField(
        max_length=16,
        choices=[(k, k) for k in ("scanner", "waiting", "preparation", "observation", "reading", "technical", "desk")],
    )
    floor = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["site", "code"]
        constraints = [models.UniqueConstraint(fields=["site", "code"], name="room_code_once_per_site")]

    def __str__(self) -> str:
        return self.code
