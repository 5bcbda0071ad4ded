"""Three minutes for a clerk to decide: the slot is taken in the database, not only on the screen."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import SlotReservation
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.occupancy import drop_expired, take_time
from apps.scheduling.services.pool_uses import lock_for_exams
from apps.scheduling.services.slots import check_slot
from apps.workflow.public import get_exam

# Holds what came free for who waits; any clerk may decide for the patient.
WAITING_LIST = Actor.system("waiting_list")


@transaction.atomic
def reserve_slot(exam_id: int, *, resource_id: int, starts_at: datetime, actor: Actor) -> SlotReservation:
    """Holds a slot for the exam; the holder's earlier one for it is given back. Real time, whatever the department's clock does."""
    exam = get_exam(exam_id)
    resource = lock_for_exams([exam], [resource_id])[resource_id]
    drop_expired([resource_id])
    give_up_reservation(exam_id, actor=actor)
    slot = check_slot(exam, resource, starts_at, ignore=_own_appointment(exam_id))
    occupancy = take_time(OccupancyKind.RESERVATION, resource_id=resource_id, span=slot.span, uses=slot.pool_uses)
    seconds = booking_policy(exam.site_id).payload["reservation_s"]
    return SlotReservation.objects.create(
        exam_id=exam_id,
        occupancy=occupancy,
        expires_at=clock.real_now() + timedelta(seconds=seconds),
        holder_id=actor.id,
        holder_name=actor.name,
    )


@transaction.atomic
def release_reservation(reservation_id: int, *, actor: Actor) -> None:
    """Gives a held slot back; only its holder may, an expired or unknown one is NotFound."""
    reservation = SlotReservation.objects.select_for_update(of=("self",)).filter(pk=reservation_id).first()
    if reservation is None or reservation.holder_id != actor.id:
        raise NotFound("scheduling.reservation_unknown", reservation=reservation_id)
    reservation.occupancy.delete()


def give_up_reservation(exam_id: int, *, actor: Actor) -> None:
    """Deletes the exam's reservation; one that another person still holds is a lost race, what the waiting list keeps is not."""
    reservation = SlotReservation.objects.select_for_update(of=("self",)).filter(exam_id=exam_id).first()
    if reservation is None:
        return
    if reservation.holder_id not in (actor.id, WAITING_LIST.id) and reservation.expires_at > clock.real_now():
        raise Conflict(Reason("scheduling.exam_held", {"holder": reservation.holder_name}, "error"))
    reservation.occupancy.delete()


def _own_appointment(exam_id: int) -> tuple[int, ...]:
    from apps.scheduling.models import Occupancy

    rows = Occupancy.objects.filter(is_live=True, appointment__exam_id=exam_id)
    return tuple(rows.values_list("pk", flat=True))
