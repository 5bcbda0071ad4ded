from django.db import models

from apps.directory.models.user import User


class SecondFactor(models.Model):
    """What a person has besides the password: an authenticator app with this secret. Until confirmed it asks nobody for anything."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    sealed = models.CharField(max_length=255, help_text="the secret, encrypted with the installation's key")
    last_step = models.BigIntegerField(
        default=0, help_text="time step of the last code that counted: none counts twice"
    )
    failed_codes = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="wrong ones since a right one; a right password forgives none"
    )
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "directory"

    def __str__(self) -> str:
        return f"second factor of {self.user_id}"


class RecoveryCode(models.Model):
    """Stands in for a code of the app, once."""

    factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="recovery_codes")
    sha256 = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "directory"
        constraints = [models.UniqueConstraint(fields=["factor", "sha256"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"recovery code {self.pk} of {self.factor_id}"
