from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from apps.common.kernel.ids import uuid7


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person who works here, or a referrer who sends patients. What one may do stands in Grant."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, default="zh-Hans")
    theme = models.CharField(max_length=8, default="")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    must_set_second_factor = models.BooleanField(
        default=False, db_default=False, help_text="as the policy stood at the last sign-in"
    )
    identity_epoch = models.PositiveIntegerField(
        default=0, db_default=0, help_text="grows when an external identity is untied: sessions that came by it end"
    )
    failed_logins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return f"{self.name} ({self.username})"
