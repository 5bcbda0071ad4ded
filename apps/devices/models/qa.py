from django.db import models
from django.db.models import F, Q

from apps.devices.engine.qa_tests import Outcome
from apps.devices.models.device import Device, choices
from apps.devices.models.downtime import Downtime


class QaResult(models.Model):
    """The result of a quality test of a device, with the test as it read then; another person accepts it or not."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="qa_results")
    test = models.CharField(max_length=80)
    definition = models.JSONField(default=dict, help_text="the test as it was in force")
    policy_version = models.CharField(max_length=100, blank=True)
    passed = models.BooleanField()
    outcome = models.CharField(max_length=9, choices=choices(Outcome), default=Outcome.OK)
    values = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64, blank=True)
    actor_name = models.CharField(max_length=200)
    is_accepted = models.BooleanField(null=True, help_text="null: nobody looked at it yet")
    reviewed_at = models.DateTimeField(null=True)
    reviewer_id = models.CharField(max_length=64, blank=True)
    reviewer_name = models.CharField(max_length=200, blank=True)
    review_note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["device", "-at"], name="qa_of_device"),
            models.Index(fields=["-at"], condition=Q(is_accepted=None), name="qa_unreviewed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_accepted=None) | ~Q(reviewer_id=F("actor_id")), name="qa_second_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.device_id} {self.test} {self.passed}"


class RequiredTest(models.Model):
    """A test that patients wait for.

    While one is open its device is held, and it is closed only by a passed and accepted result of the same device and test: both are
    foreign keys between generated columns (migration 0004), so that no writer and no race gets past them.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="required_tests")
    test = models.CharField(max_length=80)
    definition = models.JSONField(default=dict)
    policy_version = models.CharField(max_length=100, blank=True)
    cause = models.CharField(max_length=12, help_text="what asked for it: the cause of the outage, failed, by_hand")
    downtime = models.ForeignKey(Downtime, null=True, on_delete=models.PROTECT, related_name="required_tests")
    required_at = models.DateTimeField()
    required_by = models.CharField(max_length=200)
    result = models.ForeignKey(QaResult, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "test"], condition=Q(result=None), name="required_test_once")
        ]

    def __str__(self) -> str:
        return f"{self.device_id} {self.test}"
