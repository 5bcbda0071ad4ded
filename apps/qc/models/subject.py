from django.db import models


class SubjectKind(models.TextChoices):
    IMAGE = "image"
    REPORT = "report"


class Subject(models.Model):
    """A signed report version or a completed study as it was when it closed; never changed. Who and whose stand apart."""

    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    ref = models.CharField(max_length=80, help_text="report:<id>@<version> or study:<id>")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    modality = models.CharField(max_length=8, blank=True)
    device_code = models.CharField(max_length=32, blank=True)
    protocol = models.CharField(max_length=200, blank=True)
    patient_class = models.CharField(max_length=12, blank=True)
    shift = models.CharField(max_length=8, blank=True)
    responsible_id = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField()
    campaign_id = models.BigIntegerField(
        null=True, blank=True, help_text="sent in for this campaign; drawn by no other"
    )
    risk = models.FloatField(default=1.0, help_text="weight in an active draw")
    content = models.JSONField(help_text="what a reviewer may see: texts, exam, sex, age band; no name, no number")

    class Meta:
        app_label = "qc"
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="qc_subject_once")]
        indexes = [
            models.Index(fields=["kind", "closed_at"], name="qc_subject_frame"),
            models.Index(fields=["responsible_id", "closed_at"], name="qc_subject_responsible"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class SubjectIdentity(models.Model):
    """Who is behind a subject: read only after the review is in."""

    subject = models.OneToOneField(Subject, on_delete=models.CASCADE, related_name="identity")
    exam_id = models.BigIntegerField(null=True, blank=True)
    study_id = models.BigIntegerField(null=True, blank=True)
    accession = models.CharField(max_length=16, blank=True)
    patient_id = models.BigIntegerField(null=True, blank=True)
    patient_name = models.CharField(max_length=128, blank=True)
    responsible = models.JSONField(default=list, help_text="[{id, name}]: author, signer, technologist")

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["exam_id"], name="qc_identity_exam")]

    def __str__(self) -> str:
        return f"identity of subject {self.subject_id}"
