from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.engine.runs import ChangeKind, ChangeState, Moves, RunCause, RunKind, RunState
from apps.scheduling.models.appointment import Appointment
from apps.scheduling.models.block import SlotBlock
from apps.scheduling.models.resource import Resource


class PlanRun(Versioned):
    """One run of the optimiser over a stretch of the calendar, kept whole: what it saw, what it was told, what came out."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in RunKind], default=RunKind.PLAN)
    cause = models.CharField(max_length=8, choices=[(c, c) for c in RunCause], default=RunCause.PERSON)
    state = models.CharField(max_length=16, choices=[(s, s) for s in RunState], default=RunState.QUEUED)
    first_day = models.DateField()
    days = models.PositiveSmallIntegerField()
    modalities = models.JSONField(default=list, help_text="empty: all of them")
    moves = models.CharField(max_length=8, choices=[(m, m) for m in Moves], default=Moves.UNTOLD)
    block = models.ForeignKey(SlotBlock, null=True, on_delete=models.SET_NULL, related_name="repairs")
    seed = models.PositiveIntegerField(default=1)
    seconds = models.PositiveSmallIntegerField()
    iterations = models.PositiveIntegerField(null=True, help_text="with a number the same plan comes out every time")
    policy_version = models.CharField(max_length=64)
    instance = models.JSONField(null=True, help_text="mids-1, pseudonymised")
    origins = models.JSONField(
        default=dict, help_text="request id to exam and appointment: never leaves the department"
    )
    reference = models.JSONField(default=list, help_text="where the bookings of the instance stand now")
    present = models.JSONField(null=True, help_text="what the calendar costs as it stands: cost and parts")
    cost = models.BigIntegerField(null=True)
    bound = models.BigIntegerField(null=True)
    gap = models.FloatField(null=True)
    trace = models.JSONField(default=list, help_text="[seconds, cost, bound] of every improvement")
    result = models.JSONField(null=True, help_text="PLAN.json as the optimiser left it")
    settled = models.JSONField(null=True, help_text="the plan as proposed: assignments, cost and parts")
    was_stopped = models.BooleanField(default=False)
    log = models.TextField(blank=True)
    replay_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replays")
    comparison = models.JSONField(null=True, help_text="of a replay: is_same, cost, other_cost, n_different")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=128)
    asked_by_id = models.CharField(max_length=64)
    started_at = models.DateTimeField(null=True, help_text="real time")
    beat_at = models.DateTimeField(null=True, help_text="real time; a running run without a beat has lost its worker")
    ended_at = models.DateTimeField(null=True, help_text="real time")
    stop_asked = models.BooleanField(default=False)

    class Meta:
        app_label = "scheduling"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="running"), name="plan_run_one_at_a_time")
        ]
        indexes = [models.Index(fields=["site", "state"], name="plan_run_site")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.state}"


class PlanChange(models.Model):
    """One difference between the calendar and the plan, with its reasons and what became of it."""

    run = models.ForeignKey(PlanRun, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in ChangeKind])
    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.SET_NULL, related_name="+")
    from_resource = models.ForeignKey(Resource, null=True, on_delete=models.PROTECT, related_name="+")
    from_starts_at = models.DateTimeField(null=True)
    to_resource = models.ForeignKey(Resource, null=True, on_delete=models.PROTECT, related_name="+")
    to_starts_at = models.DateTimeField(null=True)
    to_ends_at = models.DateTimeField(null=True)
    shift_min = models.IntegerField(null=True, help_text="of a move: minutes later (negative: earlier)")
    saves = models.IntegerField(default=0, help_text="what this exam costs less than before")
    is_told = models.BooleanField(default=False, help_text="the patient knows the old time")
    reasons = models.JSONField(default=list)
    needs = models.JSONField(default=list, help_text="changes that must free the place first, by id")
    state = models.CharField(max_length=8, choices=[(s, s) for s in ChangeState], default=ChangeState.OPEN)
    note = models.JSONField(null=True, help_text="why it is stale: a reason")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["run", "exam"], name="plan_change_exam_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.kind} {self.exam_id}"
