from django.db import models

from apps.common.models_base import Versioned
from apps.qc.engine.cases import CaseState, Origin, Queue
from apps.qc.models.campaign import Campaign
from apps.qc.models.draw import Draw
from apps.qc.models.subject import Subject, SubjectKind


class Case(Versioned):
    """Something to be looked at by a reviewer: drawn, raised by a person, or hit by a rule."""

    subject = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    draw = models.ForeignKey(Draw, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    is_calibration = models.BooleanField(default=False, help_text="judged before: shows how near a reader comes")
    agreed_grade = models.CharField(
        max_length=8, blank=True, help_text="of a calibration case; told to nobody on the panel"
    )
    inclusion_probability = models.FloatField(null=True, blank=True)
    readers = models.PositiveSmallIntegerField(default=1, help_text="independent reviews before it counts")
    is_withdrawn = models.BooleanField(
        default=False, help_text="over before its reviews were in: drawn again, or ended with a reason"
    )
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    ref = models.CharField(max_length=80)
    origin = models.CharField(max_length=12, choices=[(o, o) for o in Origin])
    queue = models.CharField(max_length=8, choices=[(q, q) for q in Queue])
    state = models.CharField(max_length=12, choices=[(s, s) for s in CaseState], default=CaseState.OPEN)
    exam_id = models.BigIntegerField(null=True, blank=True)
    site = models.ForeignKey("directory.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason_text = models.TextField(blank=True, help_text="the raiser's own words")
    raised_by_id = models.CharField(max_length=64, blank=True)
    raised_by_name = models.CharField(max_length=128, blank=True)
    reopened_by = models.JSONField(default=list, blank=True, help_text="ids of who asked for another judgement")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="what was decided and done")
    grade = models.CharField(max_length=8, blank=True)

    class Meta:
        app_label = "qc"
        constraints = [
            models.UniqueConstraint(fields=["draw", "subject"], name="qc_case_once_a_draw"),
            models.UniqueConstraint(
                fields=["campaign", "subject"],
                condition=models.Q(campaign__isnull=False),
                name="qc_case_once_a_campaign",
            ),
        ]
        indexes = [
            models.Index(fields=["queue", "state", "id"], name="qc_case_queue"),
            models.Index(fields=["exam_id"], name="qc_case_exam"),
        ]

    def __str__(self) -> str:
        return f"{self.queue} case {self.pk} {self.state}"
