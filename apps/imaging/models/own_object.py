from django.db import models


class OwnObject(models.Model):
    """What the department makes of a study (a report, a page of pictures) as an object of it: one series a source, the newest in use."""

    study = models.ForeignKey("Study", on_delete=models.CASCADE, related_name="own_objects")
    source = models.CharField(max_length=64, help_text="what it tells, like report:12/sr")
    edition = models.CharField(max_length=64, help_text="which state of it: the same again makes no object")
    series_uid = models.CharField(max_length=64, db_collation="C")
    number = models.PositiveIntegerField(default=0, help_text="objects made so far")
    instance = models.ForeignKey("Instance", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "source"], name="own_object_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.edition}"
