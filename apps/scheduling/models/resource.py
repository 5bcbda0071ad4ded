from django.db import models


class Resource(models.Model):
    """What time is booked on: a scanner, a room, or a pool of staff."""

    class Kind(models.TextChoices):
        SCANNER = "scanner"
        ROOM = "room"
        POOL = "pool"

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SCANNER)
    code = models.CharField(max_length=32)
    names = models.JSONField(default=dict, help_text="zh-Hans and en; empty: the code says it all")
    device_code = models.CharField(max_length=32, blank=True, help_text="devices.Device.code of a scanner")
    modality = models.CharField(max_length=8, blank=True)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey("directory.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0, help_text="row on the board")
    is_active = models.BooleanField(default=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="resource_code_once"),
            models.UniqueConstraint(
                fields=["device_code"], name="resource_device_once", condition=~models.Q(device_code="")
            ),
        ]

    def __str__(self) -> str:
        return self.code
