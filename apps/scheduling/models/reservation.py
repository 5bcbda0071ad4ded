from django.db import models

from apps.scheduling.models.occupancy import Occupancy


class SlotReservation(models.Model):
    """A slot held for one exam while a clerk decides; one per exam, gone at `expires_at`."""

    exam = models.OneToOneField("workflow.Exam", on_delete=models.CASCADE, related_name="slot_reservation")
    occupancy = models.OneToOneField(Occupancy, on_delete=models.CASCADE, related_name="reservation")
    expires_at = models.DateTimeField(db_index=True)
    holder_id = models.CharField(max_length=64)
    holder_name = models.CharField(max_length=128)

    class Meta:
        app_label = "scheduling"

    def __str__(self) -> str:
        return f"{self.exam_id} until {self.expires_at}"
