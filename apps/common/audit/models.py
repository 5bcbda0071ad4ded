from django.db import models


class AuditEntry(models.Model):
    """One act. Actor and patient are plain columns: the trail outlives what it speaks of. Real time, never simulated."""

    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=8)
    actor_id = models.CharField(max_length=64, db_index=True)
    actor_name = models.CharField(max_length=200)
    actor_roles = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=80, db_index=True)
    obj = models.CharField(max_length=80, blank=True, db_index=True)
    patient_id = models.BigIntegerField(null=True, db_index=True)
    detail = models.JSONField(default=dict)
    hash = models.BinaryField(max_length=32)
    seal = models.ForeignKey("common.AuditSeal", null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        app_label = "common"
        indexes = [
            models.Index(fields=["id"], name="audit_unsealed", condition=models.Q(seal=None)),
            models.Index(
                fields=["actor_name", "-id"], name="audit_person", opclasses=["varchar_pattern_ops", "int8_ops"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor_name} {self.action} {self.obj}"


class AuditSeal(models.Model):
    """A Merkle root over a batch of entries, chained to the seal before it."""

    at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    n = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    dropped_at = models.DateTimeField(
        null=True, help_text="when retention deleted its entries; the chain goes on over it"
    )

    class Meta:
        app_label = "common"

    def __str__(self) -> str:
        return f"{self.first_id}..{self.last_id}"
