from django.db import models

from apps.reporting.models.report import Report, ReportVersion


class Release(models.Model):
    """A signed version as it left the department, as a PDF with its hash."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="releases")
    version = models.OneToOneField(ReportVersion, on_delete=models.PROTECT, related_name="release")
    pdf_sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=128)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=128, blank=True, db_default="", default="")
    withdraw_reason = models.CharField(
        max_length=500,
        blank=True,
        db_default="",
        default="",
        help_text="empty where a corrected version took its place",
    )

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


class Handover(models.Model):
    """A release on its way to somebody: to whom, by which channel, when, how often printed, opened and acknowledged when."""

    class Channel(models.TextChoices):
        PORTAL = "portal"
        PATIENT_PAGE = "patient_page"
        PRINT_DESK = "print_desk"
        SELF_PRINT = "self_print"

    class Taker(models.TextChoices):
        PATIENT = "patient"
        RELATIVE = "relative"
        WARD = "ward"

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="handovers")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    taken_by = models.CharField(
        max_length=8,
        choices=Taker.choices,
        blank=True,
        db_default="",
        default="",
        help_text="who took the paper at the desk",
    )
    recipient = models.CharField(max_length=128, blank=True, help_text="name; empty for the patient")
    recipient_id = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=128, help_text="who handed it over")
    copies = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True, help_text="why it was printed again")
    opened_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "reporting"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"release {self.release_id} by {self.channel}"


class PatientCode(models.Model):
    """Opens one report on the patient page, once, together with the birth date. Only its digest is kept."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="patient_codes")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=128)
    valid_until = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0, help_text="wrong birth dates")
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "reporting"

    def __str__(self) -> str:
        return f"patient code of report {self.report_id}"


class PlainText(models.Model):
    """A signed version in words for patients, beside the original; shown when a person has released it."""

    version = models.OneToOneField(ReportVersion, on_delete=models.CASCADE, related_name="plain_text")
    text = models.TextField()
    drafted_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=128, blank=True)

    class Meta:
        app_label = "reporting"

    def __str__(self) -> str:
        return f"plain text of {self.version_id}"


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
