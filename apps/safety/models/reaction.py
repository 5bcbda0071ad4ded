from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.safety.engine.reactions import GRADES, KINDS, OUTCOMES
from apps.safety.engine.terms import InjectionSite, ReactionState
from apps.safety.models.injection import Injection


class Reaction(Versioned):
    """An adverse reaction. The clock starts at the first tap; the grade is suggested, chosen, then confirmed by a physician."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="reactions")
    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="reactions")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    injection = models.ForeignKey(Injection, null=True, on_delete=models.PROTECT, related_name="reactions")
    agent_class = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, choices=[(s, s) for s in ReactionState], default=ReactionState.OPEN)
    started_at = models.DateTimeField()
    symptoms = models.JSONField(default=list)
    suggested_kind = models.CharField(max_length=14, choices=[(k, k) for k in KINDS])
    suggested_grade = models.CharField(max_length=10, choices=[(g, g) for g in GRADES])
    suggested_because = models.JSONField(default=list)
    policy_version = models.CharField(max_length=64)
    needs_surgeon = models.BooleanField(default=False)
    chosen_kind = models.CharField(max_length=14, choices=[(k, k) for k in KINDS])
    chosen_grade = models.CharField(max_length=10, choices=[(g, g) for g in GRADES])
    body_site = models.CharField(max_length=16, choices=[(s, s) for s in InjectionSite], blank=True)
    volume_band = models.CharField(max_length=16, blank=True, help_text="extravasated: lt10, 10to50, gt50, unknown mL")
    confirmed_kind = models.CharField(max_length=14, blank=True)
    confirmed_grade = models.CharField(max_length=10, blank=True)
    confirmed_by = models.CharField(max_length=128, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirm_by = models.DateTimeField(null=True, help_text="a physician's confirmation is due")
    confirm_note = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    outcome_code = models.CharField(max_length=12, choices=[(o, o) for o in OUTCOMES], blank=True)
    seriousness = models.JSONField(default=list, help_text="criteria of a serious reaction that a regulator asks for")
    closed_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=128)
    recorded_by_id = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    client_id = models.UUIDField(null=True, unique=True)

    class Meta:
        app_label = "safety"
        ordering = ["-started_at", "-id"]
        indexes = [
            models.Index(fields=["site", "-started_at"], name="reaction_site"),
            models.Index(fields=["patient", "-started_at"], name="reaction_patient"),
            models.Index(fields=["-started_at"], name="reaction_open", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.chosen_grade} {self.chosen_kind}, exam {self.exam_id}"


class ReactionAct(models.Model):
    """What was done and when: a line of the card ticked, a drug given, a call made."""

    reaction = models.ForeignKey(Reaction, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=12, help_text="card, drug, call, other")
    text = models.CharField(max_length=300)
    detail = models.JSONField(default=dict, help_text="of a drug: name, dose, unit, route")
    card_line = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=128)
    client_id = models.UUIDField(null=True, unique=True)

    class Meta:
        app_label = "safety"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%H:%M:%S}"


class FollowUp(Versioned):
    """Something that has to be done after a reaction, with its time; closed by a person, or withdrawn with the reaction."""

    reaction = models.ForeignKey(Reaction, on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(max_length=24)
    due_at = models.DateTimeField()
    policy_version = models.CharField(max_length=64)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=128, blank=True)
    result = models.CharField(max_length=300, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "safety"
        ordering = ["due_at", "id"]
        constraints = [models.UniqueConstraint(fields=["reaction", "kind"], name="follow_up_once")]
        indexes = [
            models.Index(fields=["due_at"], name="follow_up_open", condition=Q(done_at=None, is_withdrawn=False))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at:%Y-%m-%d %H:%M}"


class Observation(models.Model):
    """Vital signs at one time; every figure is optional."""

    reaction = models.ForeignKey(Reaction, null=True, on_delete=models.CASCADE, related_name="observations")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="observations")
    at = models.DateTimeField()
    systolic_mmhg = models.PositiveSmallIntegerField(null=True)
    diastolic_mmhg = models.PositiveSmallIntegerField(null=True)
    pulse_per_min = models.PositiveSmallIntegerField(null=True)
    spo2_percent = models.PositiveSmallIntegerField(null=True)
    consciousness = models.CharField(max_length=1, blank=True, help_text="AVPU: A, V, P, U")
    note = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=128)
    client_id = models.UUIDField(null=True, unique=True)

    class Meta:
        app_label = "safety"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"observation {self.at:%H:%M}"


class ActionCard(models.Model):
    """The department's own approved text for a kind and grade; none is shipped and none is computed."""

    class State(models.TextChoices):
        DRAFT = "draft"
        APPROVED = "approved"
        RETIRED = "retired"

    kind = models.CharField(max_length=14, choices=[(k, k) for k in KINDS])
    grade = models.CharField(max_length=10, choices=[(g, g) for g in GRADES])
    version = models.PositiveIntegerField()
    title = models.JSONField()
    lines = models.JSONField(help_text="list of language maps")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    written_by = models.CharField(max_length=128)
    written_by_id = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    approved_by = models.CharField(max_length=128, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "safety"
        ordering = ["kind", "grade", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "grade", "version"], name="card_version_once"),
            models.UniqueConstraint(fields=["kind", "grade"], condition=Q(state="approved"), name="card_one_approved"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.grade} v{self.version}"
