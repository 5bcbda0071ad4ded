from django.db import models
from django.db.models import F, Q

from apps.imaging.engine.key_objects import TITLES

TITLE_CHOICES = [(code, code) for code in TITLES]


class KeyImage(models.Model):
    """A person says: look at this image (or frame of it), and what for."""

    study = models.ForeignKey("Study", on_delete=models.CASCADE, related_name="key_images")
    instance = models.ForeignKey("Instance", on_delete=models.CASCADE, related_name="key_images")
    frame = models.PositiveIntegerField(default=1, help_text="from 1")
    title = models.CharField(max_length=8, choices=TITLE_CHOICES, help_text="PS3.16 CID 7010")
    author_id = models.CharField(max_length=64)
    author = models.CharField(max_length=128)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["instance", "frame", "title"], name="key_image_once")]

    def __str__(self) -> str:
        return f"{self.instance_id}/{self.frame} {self.title}"


class KeyObject(models.Model):
    """The document of one title of a study: its latest version, and whether the marks have changed since."""

    study = models.ForeignKey("Study", on_delete=models.CASCADE, related_name="key_objects")
    title = models.CharField(max_length=8, choices=TITLE_CHOICES)
    series_uid = models.CharField(max_length=64, db_collation="C")
    number = models.PositiveIntegerField(default=0, help_text="versions made so far")
    instance = models.ForeignKey("Instance", null=True, on_delete=models.SET_NULL, related_name="+")
    marks_changed_at = models.DateTimeField(help_text="real time")
    made_at = models.DateTimeField(null=True, help_text="real time; of the marks as they were then")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "title"], name="key_object_once")]
        indexes = [
            models.Index(
                fields=["marks_changed_at"],
                name="key_object_due",
                condition=Q(made_at=None) | Q(made_at__lt=F("marks_changed_at")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.study_id} {self.title} v{self.number}"
