from django.db import models

from apps.common.models_base import Versioned


class DicomPeer(Versioned):
    """A DICOM node beside the fleet's own scanners that calls us or that we call: a workstation, an archive, a test tool.

    A row with the title of a scanner says from where that scanner may call, and where it listens itself.
    """

    class Kind(models.TextChoices):
        MODALITY = "modality"
        WORKSTATION = "workstation"
        ARCHIVE = "archive"
        TEST = "test"

    ae_title = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MODALITY)
    host = models.CharField(max_length=253, blank=True, help_text="its address; empty = any address may use this title")
    port = models.PositiveIntegerField(null=True, blank=True)
    is_enabled = models.BooleanField(default=True)
    is_forwarded_to = models.BooleanField(default=False, help_text="every object that is stored here is sent there")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["ae_title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_forwarded_to=False) | (~models.Q(host="") & models.Q(port__isnull=False)),
                name="destination_has_address",
            )
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
