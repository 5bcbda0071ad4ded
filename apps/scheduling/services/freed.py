"""Where time came free: what the events of scheduling say, looked up once more, so that late and repeated ones do no harm."""

from datetime import datetime

from apps.common.kernel import clock
from apps.scheduling.models import Appointment, Resource, WaitingOffer
from apps.scheduling.services.waiting_offers import offer_freed_time


def offer_cancelled_time(appointment_id: int) -> list[WaitingOffer]:
    """The slot of a cancelled or missed appointment; nothing when it was taken back meanwhile."""
    row = Appointment.objects.select_related("occupancy").filter(pk=appointment_id, occupancy__is_live=False).first()
    if row is None or row.ends_at <= clock.now():
        return []
    return offer_freed_time(row.occupancy.resource_id, (row.starts_at, row.ends_at), exclude_exam=row.exam_id)


def offer_left_time(
    appointment_id: int, *, device_code: str, left_at: datetime, starts_at: datetime, ends_at: datetime
) -> list[WaitingOffer]:
    """The place that a moved appointment left."""
    resource = Resource.objects.filter(device_code=device_code).first()
    row = Appointment.objects.select_related("occupancy").filter(pk=appointment_id).first()
    if resource is None or row is None:
        return []
    left = (left_at, left_at + (ends_at - starts_at))
    is_back = row.occupancy.is_live and row.occupancy.resource_id == resource.pk and row.starts_at == left_at
    return [] if is_back else offer_freed_time(resource.pk, left, exclude_exam=row.exam_id)
