from django.conf import settings
from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.models.resource import Resource


class StaffMember(Versioned):
    """A person of the roster, with or without an account; skills say which pools the person may serve."""

    name = models.CharField(max_length=128)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class StaffSkill(models.Model):
    member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="skills")
    pool = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="skills")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["member_id", "pool_id", "id"]

    def __str__(self) -> str:
        return f"{self.member_id} {self.pool_id}"


class ShiftTemplate(models.Model):
    """Weekly work of one person in one pool, site-local; an end at or before the start is on the next day."""

    member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="weekly")
    pool = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="weekly")
    weekday = models.PositiveSmallIntegerField(help_text="Monday 0")
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["member_id", "weekday", "starts"]
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="shift_weekday")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.weekday} {self.starts}-{self.ends}"


class Shift(models.Model):
    """Work on one date; it replaces all weekly work of the person on that date."""

    member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="shifts")
    pool = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="shifts")
    day = models.DateField(db_index=True)
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        app_label = "scheduling"
        ordering = ["member_id", "day", "starts"]

    def __str__(self) -> str:
        return f"{self.member_id} {self.day} {self.starts}-{self.ends}"


class Absence(models.Model):
    """Time in which a person does not work, whatever the shifts say."""

    class Kind(models.TextChoices):
        LEAVE = "leave"
        SICK = "sick"
        TRAINING = "training"
        OTHER = "other"

    member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="absences")
    during = DateTimeRangeField(help_text="[start, end), UTC")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.LEAVE)

    class Meta:
        app_label = "scheduling"
        ordering = ["member_id", "during"]
        indexes = [GistIndex(fields=["during"], name="absence_during")]
        constraints = [
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="absence_has_ends",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} {self.during}"
