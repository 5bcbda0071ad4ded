from django.db import models


class LegacyRecord(models.Model):
    """Which row of the system that was here before became which object of ours: once, and as it stood then."""

    source = models.CharField(max_length=64, help_text="the system that the table came out of")
    kind = models.CharField(max_length=16, help_text="patients, staff, catalogue, devices, bookings, exams, reports")
    source_id = models.CharField(max_length=128, db_collation="C")
    target_id = models.CharField(max_length=64, blank=True, help_text="key of the object here")
    target_version = models.PositiveIntegerField(default=0, help_text="version of the object when the import left it")
    row_sha256 = models.CharField(
        max_length=64, blank=True, help_text="of the row's values, as they were last taken over"
    )
    imported_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        app_label = "interop"
        constraints = [models.UniqueConstraint(fields=["source", "kind", "source_id"], name="legacy_row_once")]
        indexes = [models.Index(fields=["kind", "target_id"], name="legacy_target")]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.source_id}"
