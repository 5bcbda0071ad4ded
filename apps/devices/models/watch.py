from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from apps.devices.models.channel import Channel
from apps.devices.models.device import Device

VERDICTS = (("useful", "useful"), ("not_useful", "not_useful"))


class WatchState(models.Model):
    """What a detector remembers of one channel and how far it has read; whoever works on it holds its row."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    detector = models.CharField(max_length=40)
    form = models.CharField(max_length=40, blank=True, help_text="version and step that the state was made with")
    memory = models.BinaryField(null=True, help_text="services/watch_store.py reads and writes it")
    past = models.BinaryField(null=True, help_text="the part of it that seldom changes")
    read_to = models.DateTimeField(null=True, help_text="readings before that judge nothing any more")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "detector"], name="watch_state_once")]

    def __str__(self) -> str:
        return f"{self.detector} {self.channel_id}"


class WatchItem(models.Model):
    """Something a detector found odd: for a person to look at and judge. It pages nobody, blocks nothing, orders nothing."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="watch_items")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="watch_items")
    detector = models.CharField(max_length=40)
    form = models.CharField(max_length=40)
    score = models.FloatField(help_text="its highest, in [0, 1]")
    threshold = models.FloatField()
    reason = models.JSONField()
    evidence_from = models.DateTimeField()
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    policy_version = models.CharField(max_length=100)
    verdict = models.CharField(max_length=10, choices=VERDICTS, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="as the judge wrote it")
    judged_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "detector", "started_at"], name="watch_item_once"),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None) | (~Q(verdict="") & Q(judged_at__isnull=False)),
                name="watch_item_judged",
            ),
        ]
        indexes = [
            models.Index(fields=["device", "-started_at"], name="watch_item_of_device"),
            models.Index(fields=["-started_at"], name="watch_item_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.detector} {self.channel_id} {self.started_at}"


class WatchMute(models.Model):
    """[since, until): the detectors learn from a channel and tell nothing of it; one mute at a time."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="watch_mutes")
    since = models.DateTimeField()
    until = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
    muted_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="watch_mute_forward"),
            ExclusionConstraint(
                name="watch_mute_one_at_a_time",
                index_type="GIST",
                expressions=[
                    (Func(F("channel"), F("channel"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (Func(F("since"), F("until"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id} until {self.until}"
