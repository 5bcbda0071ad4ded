from django.db import models

from apps.common.models_base import Versioned
from apps.safety.engine.terms import AgentClass


class ContrastAgent(Versioned):
    """A contrast agent as the pharmacy buys it. `groups` is by market, such as {"ACR": "II"}; figures keep their source."""

    code = models.CharField(max_length=48, unique=True)
    names = models.JSONField(help_text="zh-Hans and en")
    agent_class = models.CharField(max_length=12, choices=[(c, c) for c in AgentClass])
    concentration = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    concentration_unit = models.CharField(max_length=12, blank=True, help_text="mgI/mL, mmol/mL")
    groups = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)
    is_verified = models.BooleanField(
        default=False, help_text="concentration read in a source or checked by the pharmacy"
    )
    is_default = models.BooleanField(default=False, help_text="planned when a protocol only names the class")
    is_active = models.BooleanField(default=True)
    gtins = models.JSONField(default=list, help_text="GS1 item numbers of its packs, 14 digits")
    maker = models.CharField(max_length=120, blank=True)
    licence = models.CharField(
        max_length=60, blank=True, help_text="approval number, as a regulator's form asks for it"
    )

    class Meta:
        app_label = "safety"
        ordering = ["agent_class", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["agent_class"], condition=models.Q(is_default=True), name="agent_one_default_a_class"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ContrastLot(Versioned):
    agent = models.ForeignKey(ContrastAgent, on_delete=models.PROTECT, related_name="lots")
    lot = models.CharField(max_length=40)
    expires_on = models.DateField(null=True)
    container_ml = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    barcode = models.CharField(max_length=80, blank=True, db_collation="C")
    is_blocked = models.BooleanField(default=False, help_text="recalled or put aside")
    block_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.CharField(max_length=128)
    recorded_at = models.DateTimeField()

    class Meta:
        app_label = "safety"
        ordering = ["-recorded_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["agent", "lot"], name="lot_once")]
        indexes = [models.Index(fields=["barcode"], name="lot_barcode", condition=~models.Q(barcode=""))]

    def __str__(self) -> str:
        return self.lot
