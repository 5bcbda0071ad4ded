from django.db import models
from django.db.models import Q


class QuarantinedObject(models.Model):
    """Other bytes under a SOP Instance UID that is stored already: kept apart until a person decides."""

    sop_uid = models.CharField(max_length=64, db_index=True)
    study_uid = models.CharField(max_length=64)
    patient_id_text = models.CharField(max_length=64, blank=True)
    patient_name = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_sha256 = models.CharField(max_length=64, help_text="of the object that stays in the study")
    calling_ae = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=45, blank=True)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=128, blank=True)
    outcome = models.CharField(
        max_length=10,
        blank=True,
        help_text="discarded, or replaced: the bytes of this row were those in use until then",
    )
    note = models.CharField(max_length=500, blank=True)
    purged_at = models.DateTimeField(null=True, help_text="when its bytes were deleted")

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["sop_uid", "sha256"], name="quarantined_once")]
        indexes = [models.Index(fields=["id"], name="quarantine_kept", condition=Q(purged_at=None))]

    def __str__(self) -> str:
        return self.sop_uid
