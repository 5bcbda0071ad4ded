from django.db import models

from apps.reporting.models.report import Report, ReportVersion


class Release(models.Model):
    """A signed version as it left the department, as a PDF with its hash."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="releases")
    version = models.OneToOneField(ReportVersion, on_delete=models.PROTECT, related_name="release")
    pdf_sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=128)

    class Meta:
        app_label = "reporting"
        indexes = [models.Index(fields=["-released_at"], name="release_newest")]

    def __str__(self) -> str:
        return f"release of report {self.report_id}"


class Addressee(models.Model):
    """For whom the newest release of a report is meant: the referrer of its order, copied so that years of results list at once."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="addressees")
    referrer_id = models.UUIDField()
    released_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["release", "referrer_id"], name="addressee_once")]
        indexes = [models.Index(fields=["referrer_id", "-released_at", "-release"], name="addressee_newest")]

    def __str__(self) -> str:
        return f"release {self.release_id} for {self.referrer_id}"


class Opening(models.Model):
    """Somebody the result was meant for opened it: an acknowledged delivery."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="openings")
    reader_id = models.CharField(max_length=64)
    reader_name = models.CharField(max_length=128)
    opened_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        constraints = [models.UniqueConstraint(fields=["release", "reader_id"], name="opening_once")]

    def __str__(self) -> str:
        return f"{self.reader_name} opened release {self.release_id}"
