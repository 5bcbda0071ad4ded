from django.db import models

from apps.directory.models.user import User

KINDS = [("oidc", "oidc"), ("ldap", "ldap")]


class ExternalIdentity(models.Model):
    """A person as the hospital's directory knows them, tied to an account once: by who they are there, never by the name alone.

    Until `confirmed_at` it waits beside the account of the same name and opens nothing.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=8, choices=KINDS)
    issuer = models.CharField(max_length=400, help_text="issuer of the ID tokens, or the base of the directory")
    subject = models.CharField(max_length=255, help_text="`sub`, or the UUID of the entry: stays when names change")
    username = models.CharField(max_length=80, help_text="account name there, at the last sign-in")
    name = models.CharField(max_length=120)
    staff_number = models.CharField(max_length=40, blank=True)
    groups = models.JSONField(default=list, help_text="at the last sign-in")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "directory"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="external_identity_once"),
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=models.Q(confirmed_at__isnull=False),
                name="one_external_identity_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.username} ({self.kind})"
