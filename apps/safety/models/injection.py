from django.db import models
from django.db.models import Q

from apps.safety.engine.terms import InjectionKind, InjectionSite, Route
from apps.safety.models.agent import ContrastAgent, ContrastLot


class Injection(models.Model):
    """Contrast that was given. A fact: never refused; what was wrong with it stands in `warnings`."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="injections")
    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="injections")
    agent = models.ForeignKey(ContrastAgent, on_delete=models.PROTECT, related_name="injections")
    lot = models.ForeignKey(ContrastLot, null=True, on_delete=models.PROTECT, related_name="injections")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in InjectionKind], default=InjectionKind.MAIN)
    volume_ml = models.DecimalField(max_digits=6, decimal_places=1)
    rate_ml_per_s = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    saline_ml = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    phases = models.JSONField(
        default=list, help_text="contrast, saline or mixed parts in order: mL, mL/s, share of contrast"
    )
    plan = models.JSONField(default=dict, help_text="what the dose rule proposed, with its version")
    temperature_c = models.DecimalField(max_digits=3, decimal_places=1, null=True, help_text="warmed to")
    peak_pressure_psi = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=10, default="person", help_text="person or injector")
    note = models.CharField(max_length=300, blank=True, help_text="why, where something had to be confirmed")
    route = models.CharField(max_length=8, choices=[(r, r) for r in Route])
    site = models.CharField(max_length=16, choices=[(s, s) for s in InjectionSite], blank=True)
    gauge = models.PositiveSmallIntegerField(null=True, help_text="G of the cannula")
    at = models.DateTimeField()
    given_by = models.CharField(max_length=128)
    given_by_id = models.CharField(max_length=64)
    warnings = models.JSONField(default=list)
    client_id = models.UUIDField(null=True, unique=True)
    recorded_at = models.DateTimeField()

    class Meta:
        app_label = "safety"
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=Q(volume_ml__gt=0), name="injection_has_volume")]
        indexes = [
            models.Index(fields=["exam", "-at"], name="injection_exam"),
            models.Index(fields=["lot"], name="injection_lot"),
        ]

    def __str__(self) -> str:
        return f"{self.volume_ml} mL, exam {self.exam_id}"
