from django.db import models


class MppsStep(models.Model):
    """A performed procedure step as its scanner told it; stored before the scanner gets its answer."""

    uid = models.CharField(max_length=64, unique=True, db_collation="C")
    status = models.CharField(max_length=16, db_index=True)
    exams = models.ManyToManyField("workflow.Exam", related_name="mpps_steps", blank=True)
    study_uids = models.JSONField(default=list)
    modality = models.CharField(max_length=16, blank=True)
    station_ae = models.CharField(max_length=16, blank=True)
    device_code = models.CharField(max_length=32, blank=True)
    patient_id_text = models.CharField(max_length=64, blank=True)
    patient_name = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(null=True, help_text="as the scanner's clock says")
    ended_at = models.DateTimeField(null=True)
    discontinue_reason = models.CharField(max_length=64, blank=True)
    series = models.JSONField(default=list, help_text="[{uid, description, protocol, instances: [SOP UIDs]}]")
    document = models.JSONField(default=dict, help_text="all attributes received so far, DICOM JSON model")
    reason = models.JSONField(null=True, blank=True, help_text="a Reason: why no exam was found")
    calling_ae = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=45, blank=True)
    created_at = models.DateTimeField(help_text="department time of the N-CREATE")
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="mpps_newest")]

    def __str__(self) -> str:
        return f"{self.uid} {self.status}"
