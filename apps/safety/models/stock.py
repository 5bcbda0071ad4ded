from django.db import models
from django.db.models import Q

from apps.safety.engine.terms import StockKind
from apps.safety.models.agent import ContrastLot
from apps.safety.models.injection import Injection


class StockMove(models.Model):
    """Containers of one lot that came to a site or left it; what is there is the sum. Never changed, never deleted."""

    lot = models.ForeignKey(ContrastLot, on_delete=models.PROTECT, related_name="moves")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in StockKind])
    containers = models.IntegerField(help_text="signed")
    counted = models.PositiveIntegerField(null=True, help_text="of a count: how many stood there")
    injection = models.OneToOneField(Injection, null=True, on_delete=models.PROTECT, related_name="stock_move")
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=128)
    client_id = models.UUIDField(null=True, unique=True)

    class Meta:
        app_label = "safety"
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="receipt", containers__gt=0)
                | Q(kind__in=["use", "waste"], containers__lt=0)
                | Q(kind="count", counted__isnull=False),
                name="stock_move_has_its_sign",
            )
        ]
        indexes = [models.Index(fields=["lot", "site"], name="stock_lot_site")]

    def __str__(self) -> str:
        return f"{self.kind} {self.containers:+d}"


class LotSignal(models.Model):
    """Reactions to one lot pile up more than chance explains: a proposal to put it aside, decided by a person."""

    lot = models.ForeignKey(ContrastLot, on_delete=models.CASCADE, related_name="signals")
    raised_at = models.DateTimeField()
    n_injections = models.PositiveIntegerField()
    n_reactions = models.PositiveIntegerField()
    statistic = models.FloatField()
    limit = models.FloatField()
    policy_version = models.CharField(max_length=64)
    decision = models.CharField(max_length=12, blank=True, help_text="quarantined, dismissed")
    decided_by = models.CharField(max_length=128, blank=True)
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "safety"
        ordering = ["-raised_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["lot"], condition=Q(decision=""), name="lot_signal_one_open")]

    def __str__(self) -> str:
        return f"{self.statistic:.2f} of {self.limit:.2f}"
