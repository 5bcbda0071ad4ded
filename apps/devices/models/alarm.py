from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.devices.engine.alarm_steps import State
from apps.devices.engine.rules import Severity
from apps.devices.models.channel import Channel
from apps.devices.models.device import Device, choices


class AlarmMemory(models.Model):
    """What the evaluator remembers of one rule on one channel; saved with the readings that changed it."""

    rule = models.CharField(max_length=80)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    memory = models.JSONField()
    reset_at = models.DateTimeField(null=True, help_text="a person closed the latched alarm; the evaluator takes note")
    heard_s = models.FloatField(
        null=True, help_text="of silence rules: the IntakeClock when the channel was last heard"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "channel"], name="alarm_memory_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.channel_id}"


class AlarmOverride(models.Model):
    """A device's own limit instead of the policy's, with who and why."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="alarm_overrides")
    rule = models.CharField(max_length=80)
    enabled = models.BooleanField(default=True)
    on = models.FloatField(null=True, blank=True)
    off = models.FloatField(null=True, blank=True)
    hold_s = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "rule"], name="alarm_override_once")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.rule}"


class Supply(Versioned):
    """What several devices share, such as a chiller: alarms of its kind on any of them are one root cause."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=32)
    names = models.JSONField(help_text="language map")
    kind = models.CharField(max_length=40, help_text="the cause of the alarm rules that it explains, such as cooling")
    devices = models.ManyToManyField(Device, related_name="supplies", blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["site", "code"], name="supply_once")]

    def __str__(self) -> str:
        return self.code


class Alarm(models.Model):
    """One open alarm per rule and channel; a closed one is never used again."""

    rule = models.CharField(max_length=80)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="alarms")
    channel = models.ForeignKey(Channel, null=True, on_delete=models.PROTECT, related_name="alarms")
    severity = models.CharField(max_length=8, choices=choices(Severity))
    cause = models.CharField(max_length=40, blank=True, help_text="root-cause group")
    supply = models.ForeignKey(Supply, null=True, on_delete=models.SET_NULL, related_name="alarms")
    texts = models.JSONField(default=dict, help_text="cause, consequence and action by language, as the rule said then")
    told_at = models.DateTimeField(
        null=True, help_text="when people could know; later than raised_at when readings were late"
    )
    steps_told = models.PositiveSmallIntegerField(default=0, help_text="steps of the escalation that were taken")
    state = models.CharField(max_length=10, choices=choices(State))
    reason = models.JSONField()
    raised_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    shelved_until = models.DateTimeField(null=True)
    muted = models.BooleanField(default=False, help_text="raised during planned work: recorded, nobody is disturbed")
    latching = models.BooleanField(default=False)
    chatter = models.PositiveIntegerField(default=0)
    policy_version = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "channel"], condition=Q(cleared_at=None), name="alarm_one_open"),
            models.UniqueConstraint(
                fields=["device"], condition=Q(cleared_at=None, rule="agent.offline"), name="alarm_one_of_agent"
            ),
        ]
        indexes = [
            models.Index(fields=["device", "-raised_at"], name="alarm_of_device"),
            models.Index(fields=["-raised_at"], name="alarm_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.device_id} {self.state}"


class AlarmEvent(models.Model):
    """Everything that happened to an alarm: transitions of the evaluator and acts of people."""

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    from_state = models.CharField(max_length=10, blank=True)
    to_state = models.CharField(max_length=10, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    reason = models.JSONField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.kind}"
