from django.contrib.postgres.fields import ArrayField
from django.db import models

from apps.common.models_base import Versioned
from apps.imaging.engine.transport import Transport


class DicomPeer(Versioned):
    """A DICOM node beside the fleet's own scanners that calls us or that we call: a workstation, an archive, a test tool.

    A row with the title of a scanner says from where that scanner may call, and where it listens itself.
    """

    class Kind(models.TextChoices):
        MODALITY = "modality"
        WORKSTATION = "workstation"
        ARCHIVE = "archive"
        TEST = "test"

    class CertificateMatch(models.TextChoices):
        EXACT = "exact"
        SUBJECT = "subject"

    ae_title = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MODALITY)
    host = models.CharField(max_length=253, blank=True, help_text="its address; empty = any address may use this title")
    port = models.PositiveIntegerField(null=True, blank=True)
    is_enabled = models.BooleanField(default=True)
    is_forwarded_to = models.BooleanField(default=False, help_text="every object that is stored here is sent there")
    may_retrieve = models.BooleanField(default=False, help_text="may query the stored studies and take them away")
    forward_modalities = ArrayField(
        models.CharField(max_length=16),
        default=list,
        blank=True,
        help_text="only series of these go there; none: of all",
    )
    site = models.ForeignKey(
        "directory.Site",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="of this site's images only it sees and gets any; none: of all",
    )
    transport = models.CharField(
        max_length=6,
        choices=[(t.value, t.value) for t in Transport],
        default=Transport.PLAIN.value,
        help_text="the least that it must use; the department's policy may ask for more",
    )
    certificate_pem = models.TextField(blank=True, help_text="the certificate that belongs to this node")
    certificate_sha256 = models.CharField(max_length=64, blank=True)
    certificate_subject = models.CharField(max_length=500, blank=True)
    certificate_until = models.DateTimeField(null=True, blank=True)
    certificate_match = models.CharField(
        max_length=7,
        choices=CertificateMatch.choices,
        default=CertificateMatch.EXACT,
        help_text="subject: a renewed certificate of the same subject is right too",
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["ae_title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(certificate_pem="") | models.Q(transport=Transport.MUTUAL.value),
                name="bound_certificate_is_asked_for",
            ),
            models.CheckConstraint(
                condition=models.Q(is_forwarded_to=False) | (~models.Q(host="") & models.Q(port__isnull=False)),
                name="destination_has_address",
            ),
        ]

    def __str__(self) -> str:
        return self.ae_title


class DicomContact(models.Model):
    """Associations accepted from one title and address on one day."""

    day = models.DateField()
    calling_ae = models.CharField(max_length=16)
    address = models.CharField(max_length=45)
    n_associations = models.PositiveIntegerField(default=0)
    services = models.CharField(max_length=300, blank=True, help_text="SOP class names last negotiated")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(fields=["day", "calling_ae", "address"], name="contact_once_a_day")]

    def __str__(self) -> str:
        return f"{self.calling_ae} {self.day}"


class DicomRefusal(models.Model):
    """What the acceptor turned away, counted a day and cause: a flood is one row that grows."""

    day = models.DateField()
    kind = models.CharField(max_length=20)
    calling_ae = models.CharField(max_length=16, blank=True)
    called_ae = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=45)
    detail = models.CharField(max_length=200, blank=True, help_text="of the last one")
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "calling_ae", "called_ae", "address"], name="refusal_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.calling_ae} x{self.count}"
