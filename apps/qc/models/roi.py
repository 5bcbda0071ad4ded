from django.db import models


class RoiMeasurement(models.Model):
    """Regions placed once on a study and what they hold in every series of the same geometry; never changed."""

    study_id = models.BigIntegerField()
    site = models.ForeignKey("directory.Site", null=True, on_delete=models.PROTECT, related_name="+")
    position_mm = models.FloatField(null=True, help_text="of the slice the regions were placed on, along the normal")
    regions = models.JSONField(
        help_text="[{name, role, shape, u_mm, v_mm, width_mm, height_mm}] in the plane of the slices"
    )
    reference_uid = models.CharField(max_length=64, blank=True, help_text="series that gains are relative to")
    results = models.JSONField(help_text="one entry a series: regions with mean, SD, SNR; CNR, gain, warnings")
    note = models.CharField(max_length=500, blank=True)
    software = models.CharField(max_length=16)
    policy_version = models.CharField(max_length=80)
    made_by_id = models.CharField(max_length=64)
    made_by_name = models.CharField(max_length=128)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["study_id", "-id"], name="qc_roi_study")]

    def __str__(self) -> str:
        return f"regions on study {self.study_id}"
