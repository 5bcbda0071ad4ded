import secrets

from django.conf import settings
from django.db import models

from apps.directory.engine.roles import Role
from apps.directory.models.site import Site

ROLES = [(r.value, r.value) for r in Role]


class Grant(models.Model):
    """A role at a site; no site means every site of the department."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=ROLES)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE, related_name="grants")
    source = models.CharField(
        max_length=8,
        blank=True,
        default="",
        db_default="",
        help_text="oidc or ldap: out of the groups there, and gone with them; empty: given here",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "site"], nulls_distinct=False, name="grant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} @ {self.site_id or '*'}"


class ApiToken(models.Model):
    """A machine's key: only its SHA-256 is kept, its words are shown once."""

    name = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=ROLES)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE, related_name="tokens")
    scopes = models.JSONField(
        default=list,
        db_default=models.Value([], models.JSONField()),
        help_text="SMART scopes: with any, the key opens FHIR alone, and of that what they name",
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False, help_text="refused wherever demo accounts are")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def new_secret() -> str:
        return "rf_" + secrets.token_urlsafe(32)
