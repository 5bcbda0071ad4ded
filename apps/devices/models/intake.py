from django.db import models

from apps.devices.models.device import Device


class DeviceKey(models.Model):
    """The shared secret that signs a device's messages. Shown once when issued; two live ones allow a change without a gap."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="keys")
    secret = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["device"], condition=models.Q(revoked_at=None), name="device_key_live")]

    def __str__(self) -> str:
        return f"key {self.pk} of {self.device_id}"


class DeviceStream(models.Model):
    """One boot of a device's publisher: which of its messages are stored."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="streams")
    boot = models.CharField(max_length=64)
    watermark = models.BigIntegerField(default=0)
    ahead = models.JSONField(default=list)
    messages = models.BigIntegerField(default=0)
    duplicates = models.BigIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    agent = models.JSONField(null=True, help_text="what a sender with an outbox says of itself; null: nobody keeps")
    agent_online = models.BooleanField(null=True)
    agent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "boot"], name="stream_once")]

    def __str__(self) -> str:
        return f"{self.device_id}/{self.boot}@{self.watermark}"


class IntakeClock(models.Model):
    """A row a part (its number and one): the seconds in which somebody listened to its telemetry. Silence is counted in them."""

    listened_s = models.FloatField()

    def __str__(self) -> str:
        return f"{self.listened_s:.0f} s"


class IntakeLayout(models.Model):
    """One row: into how many parts the devices are split now."""

    parts = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.parts} parts"


class DeadLetter(models.Model):
    """A message that was refused as a whole, with the reason; the same fault of one topic within a minute is counted, not repeated."""

    received_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField()
    topic = models.CharField(max_length=200)
    payload = models.TextField(help_text="the first 4,000 characters")
    size = models.PositiveIntegerField()
    reason = models.JSONField()
    count = models.PositiveIntegerField(default=1)
    handled_at = models.DateTimeField(null=True)
    handled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-last_at"], condition=models.Q(handled_at=None), name="dead_letter_open")]

    def __str__(self) -> str:
        return f"{self.topic} {self.reason.get('code')}"


class QuarantinedReading(models.Model):
    """A reading of a known device that fits no channel: kept until a person adopts or drops it."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+")
    stream = models.ForeignKey(DeviceStream, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    idx = models.PositiveSmallIntegerField()
    channel_code = models.CharField(max_length=64)
    t = models.DateTimeField()
    value = models.FloatField()
    unit = models.CharField(max_length=24, blank=True)
    quality = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField()
    reason = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["device", "channel_code"], name="quarantine_group")]

    def __str__(self) -> str:
        return f"{self.device_id}/{self.channel_code} {self.t.isoformat()}"
