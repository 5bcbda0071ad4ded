from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned


class DoseRecord(Versioned):
    """What irradiated one patient in one study by one report, or by its images; cumulative reports replace its values."""

    class Source(models.TextChoices):
        REPORT = "report"
        IMAGES = "images"
        IMPORTED = "imported"

    study = models.ForeignKey("Study", null=True, on_delete=models.CASCADE, related_name="doses")
    key = models.CharField(max_length=64, help_text="digest of its first irradiation event")
    exam = models.ForeignKey("workflow.Exam", null=True, on_delete=models.SET_NULL, related_name="doses")
    patient = models.ForeignKey("directory.Patient", null=True, on_delete=models.PROTECT, related_name="doses")
    site = models.ForeignKey("directory.Site", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    modality = models.CharField(max_length=8)
    exam_code = models.CharField(max_length=32, blank=True)
    device_code = models.CharField(max_length=32, blank=True)
    protocol = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField()
    age_years = models.FloatField(null=True)
    weight_kg = models.FloatField(null=True)
    is_standard = models.BooleanField(default=False, help_text="counts among the standard patients of its group")
    n_events = models.PositiveIntegerField(default=0)
    total_dlp = models.FloatField(null=True, help_text="mGy.cm")
    max_ctdivol = models.FloatField(null=True, help_text="mGy, highest of the compared irradiations")
    total_dap_gym2 = models.FloatField(null=True)
    total_rp_gy = models.FloatField(null=True)
    agd_left_mgy = models.FloatField(null=True)
    agd_right_mgy = models.FloatField(null=True)
    activity_mbq = models.FloatField(null=True)
    effective_dose_msv = models.FloatField(null=True)
    effective_dose_basis = models.JSONField(
        default=dict, help_text="k, region, age group and policy, or that the report says it"
    )
    metric = models.FloatField(null=True, help_text="what the modality is judged by: DLP, DAP or glandular dose")
    values = models.JSONField(default=dict, help_text="as read")
    files = models.JSONField(default=list, help_text="SOP Instance UIDs that tell of it")
    findings = models.JSONField(default=list, help_text="Reasons of the single-exam trigger")
    is_flagged = models.BooleanField(default=False)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=128, blank=True)
    review_note = models.CharField(max_length=500, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "key"], name="dose_record_once")]
        indexes = [
            models.Index(fields=["patient", "-started_at"], name="dose_patient"),
            models.Index(fields=["exam"], name="dose_exam"),
            models.Index(fields=["exam_code", "device_code", "protocol", "-started_at"], name="dose_group"),
            models.Index(fields=["-started_at", "-id"], name="dose_newest"),
            models.Index(
                fields=["-started_at", "-id"],
                name="dose_flagged",
                condition=Q(is_flagged=True, reviewed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.modality} {self.exam_code} {self.started_at:%Y-%m-%d}"


class DoseEvent(models.Model):
    """One irradiation, in the order of the report."""

    record = models.ForeignKey(DoseRecord, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    uid = models.CharField(max_length=128, blank=True, db_collation="C")
    kind = models.CharField(max_length=64, blank=True)
    protocol = models.CharField(max_length=64, blank=True)
    target = models.CharField(max_length=64, blank=True)
    laterality = models.CharField(max_length=16, blank=True)
    started = models.CharField(max_length=14, blank=True)
    ctdivol = models.FloatField(null=True)
    dlp = models.FloatField(null=True)
    dap_gym2 = models.FloatField(null=True)
    rp_gy = models.FloatField(null=True)
    agd_mgy = models.FloatField(null=True)
    is_compared = models.BooleanField(default=False, help_text="its CTDIvol may stand beside a reference level")
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="dose_event_once")]

    def __str__(self) -> str:
        return f"{self.record_id}/{self.number}"
