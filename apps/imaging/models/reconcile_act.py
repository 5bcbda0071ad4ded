from django.db import models
from django.db.models import Q


class ReconcileAct(models.Model):
    """What a person decided over studies, with everything that takes it back: how each stood before, and which parts moved."""

    class Kind(models.TextChoices):
        MATCH = "match"
        CORRECT = "correct"
        REJECT = "reject"
        SPLIT = "split"
        MERGE = "merge"
        UNMATCH = "unmatch"
        ASIDE = "aside"
        DISCARD = "discard"
        REPLACE = "replace"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    studies = models.ManyToManyField("Study", related_name="acts")
    before = models.JSONField(help_text="study id -> how it stood")
    after = models.JSONField(help_text="study id -> how the act left it")
    moves = models.JSONField(default=list, help_text="parts that changed: [what, id, before, after]")
    detail = models.JSONField(default=dict)
    note = models.CharField(max_length=500)
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=128)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=128, blank=True)
    undo_note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["id"], name="reconcile_open", condition=Q(undone_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
