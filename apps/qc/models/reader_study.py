from django.db import models

from apps.common.models_base import Versioned


class ReaderStudy(Versioned):
    """Several readers score the same pictures blind and in an order of their own; the scale is kept as it was."""

    class State(models.TextChoices):
        OPEN = "open"
        LOCKED = "locked"

    title = models.CharField(max_length=200)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    criteria = models.JSONField(help_text="[{code, names, anchors}] of the scale when the study was made")
    scale_version = models.CharField(max_length=80)
    seed = models.PositiveIntegerField()
    window_centre = models.FloatField(help_text="one window for all: a picture's own would tell it from the others")
    window_width = models.FloatField()
    made_by_id = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by_name = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["site", "state", "-id"], name="qc_reader_study_site")]

    def __str__(self) -> str:
        return self.title


class ReaderItem(models.Model):
    """One picture or stack to score: a case under one condition (a reconstruction), which readers do not see."""

    reader_study = models.ForeignKey(ReaderStudy, on_delete=models.CASCADE, related_name="items")
    case_label = models.CharField(max_length=40)
    condition = models.CharField(max_length=40)
    study_id = models.BigIntegerField()
    series_id = models.BigIntegerField()
    bmi = models.FloatField(null=True, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [
            models.UniqueConstraint(fields=["reader_study", "case_label", "condition"], name="qc_reader_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_label} {self.condition}"


class ReaderSeat(models.Model):
    reader_study = models.ForeignKey(ReaderStudy, on_delete=models.CASCADE, related_name="seats")
    user_id = models.CharField(max_length=64)
    name = models.CharField(max_length=128)

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["reader_study", "user_id"], name="qc_reader_seat_once")]
        indexes = [models.Index(fields=["user_id"], name="qc_reader_seat_user")]

    def __str__(self) -> str:
        return f"{self.name} in {self.reader_study_id}"


class ReaderScore(models.Model):
    """What a reader gave an item; a change keeps what was there before, with its reason."""

    seat = models.ForeignKey(ReaderSeat, on_delete=models.CASCADE, related_name="scores")
    item = models.ForeignKey(ReaderItem, on_delete=models.PROTECT, related_name="scores")
    scores = models.JSONField(help_text="{criterion: 1..5}")
    scored_at = models.DateTimeField()
    changes = models.JSONField(default=list, help_text="[{scores, at, by, reason}], oldest first")

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["seat", "item"], name="qc_reader_score_once")]

    def __str__(self) -> str:
        return f"seat {self.seat_id} item {self.item_id}"
