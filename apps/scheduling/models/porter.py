from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.scheduling.engine.states import PORTER_OPEN, PorterKind, PorterMode, PorterState


class PorterRequest(Versioned):
    """Somebody who cannot come alone is fetched or taken back, with the times of it."""

    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="porter_requests")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in PorterKind])
    mode = models.CharField(max_length=12, choices=[(m.value, m.value) for m in PorterMode])
    from_place = models.CharField(max_length=64, blank=True)
    to_place = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="oxygen, monitor, isolation, drip")
    wanted_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in PorterState], default=PorterState.REQUESTED.value
    )
    requested_at = models.DateTimeField()
    requested_by = models.CharField(max_length=128)
    accepted_at = models.DateTimeField(null=True)
    porter = models.CharField(max_length=128, blank=True)
    picked_up_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "scheduling"
        constraints = [
            models.UniqueConstraint(
                fields=["exam", "kind"], condition=Q(state__in=[s.value for s in PORTER_OPEN]), name="porter_open_once"
            )
        ]
        indexes = [models.Index(fields=["site", "wanted_at"], name="porter_wanted")]

    def __str__(self) -> str:
        return f"exam {self.exam_id} {self.kind} {self.state}"
