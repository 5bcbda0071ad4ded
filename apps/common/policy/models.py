from django.db import models
from django.db.models import Q


class PolicySet(models.Model):
    """One version of one policy. Site 0 is the whole department; a site's own row wins over it."""

    class Status(models.TextChoices):
        DRAFT = "draft"
        UNVERIFIED = "unverified"
        ACTIVE = "active"
        RETIRED = "retired"

    code = models.CharField(max_length=80)
    site_id = models.BigIntegerField(default=0)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    source = models.TextField(blank=True)
    source_date = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    payload = models.JSONField()
    author = models.CharField(max_length=200)
    author_id = models.CharField(max_length=64, blank=True)
    activated_by = models.CharField(max_length=200, blank=True)
    activated_at = models.DateTimeField(null=True)
    change_reason = models.TextField(blank=True)

    class Meta:
        app_label = "common"
        constraints = [
            models.UniqueConstraint(fields=["code", "site_id", "version"], name="policy_version_once"),
            models.UniqueConstraint(fields=["code", "site_id"], condition=Q(status="active"), name="policy_one_active"),
        ]

    def __str__(self) -> str:
        return f"{self.code}@{self.version} ({self.status})"
