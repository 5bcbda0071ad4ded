from django.db import models


class Versioned(models.Model):
    """For what people edit: a save names the version it started from; a stale one gets 409 with the current state."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
