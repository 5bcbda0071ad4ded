from django.db import models

from apps.devices.models.channel import Channel


class Chunk(models.Model):
    """An hour of one channel, sealed: packed points and their summary. Late readings open it again as the next version."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+", db_index=False)
    hour = models.DateTimeField(help_text="its start, UTC")
    version = models.PositiveSmallIntegerField(default=1)
    n = models.PositiveIntegerField()
    bad = models.PositiveIntegerField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    total = models.FloatField(help_text="sum of the usable values")
    points = models.BinaryField(null=True, help_text="`engine.packing`; null when only the summary is kept")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "hour"], name="chunk_once")]

    def __str__(self) -> str:
        return f"{self.channel_id} {self.hour}"
