"""Room cleaning after isolated patients: bookings that leave no time for it are flagged, with one repair for them; nobody is moved."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from django.db import transaction
from django.db.models import Q

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.scheduling.events import BookingsAffected
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.calendars import show_local
from apps.scheduling.selectors.policies import cleaning_time
from apps.scheduling.services.appointments import find_live_appointment
from apps.scheduling.services.shortages import ISOLATED, UNCLEAN, Affected, ask_flagged_repair, set_flags

CODES = (ISOLATED, UNCLEAN)
NEAR = timedelta(hours=12)
STANDS = ("booked", "arrived", "in_exam")


def review_cleaning_of(exam_id: int) -> None:
    """Around the exam's own place, if it has one."""
    live = find_live_appointment(exam_id)
    if live is not None and live.occupancy.resource.device_code:
        review_cleaning(live.occupancy.resource.device_code, around=live.starts_at)


@transaction.atomic
def review_cleaning(device_code: str, *, around: datetime) -> list[int]:
    """Asks of the scanner's bookings half a day around whether each isolated patient leaves time to clean; returns who does not fit.

    The isolated patient gives way while he can still be moved, else whoever follows him. Repeated calls do no harm.
    """
    resource = Resource.objects.filter(device_code=device_code, kind=Resource.Kind.SCANNER).first()
    if resource is None:
        return []
    rows = _list_rows(resource, around)
    if not any(row.exam.needs_isolation or (row.flag or {}).get("code") in CODES for row in rows):
        return []
    found = list(_find_clashes(rows, resource))
    near = Q(pk__in=[row.pk for row in rows if abs(row.starts_at - around) <= NEAR])
    for code in CODES:
        set_flags([item for item in found if item.reason.code == code], near, code, [resource.code])
    new = [item for item in found if (item.appointment.flag or {}).get("code") not in CODES]
    if new:
        _tell(resource, new)
    return [item.appointment.pk for item in found]


def _list_rows(resource: Resource, around: datetime) -> list[Appointment]:
    rows = Appointment.objects.select_related("occupancy__resource__site", "exam__priority").filter(
        state__in=STANDS,
        occupancy__resource=resource,
        occupancy__is_live=True,
        occupancy__during__overlap=(around - 2 * NEAR, around + 2 * NEAR),
    )
    return list(rows.order_by("occupancy__during", "pk"))


def _find_clashes(rows: Iterable[Appointment], resource: Resource) -> Iterable[Affected]:
    length = cleaning_time(resource.site_id, resource.modality)
    for first, second in pairwise(rows):
        if not first.exam.needs_isolation or second.starts_at >= first.ends_at + length:
            continue
        params = {"resource": resource.code, "minutes": int(length / timedelta(minutes=1))}
        if _can_move(first):
            params["time"] = show_local(second.starts_at, first.occupancy.resource)
            yield Affected(first, Reason(ISOLATED, params, "warning"))
        elif _can_move(second):
            params["time"] = show_local(first.ends_at + length, first.occupancy.resource)
            yield Affected(second, Reason(UNCLEAN, params, "warning"))


def _can_move(row: Appointment) -> bool:
    is_emergency = row.exam.patient_class == "emergency" or row.exam.priority.rank == 0
    return row.state == "booked" and not is_emergency and row.starts_at > clock.now()


def _tell(resource: Resource, new: list[Affected]) -> None:
    for code in CODES:
        exam_ids = tuple(item.appointment.exam_id for item in new if item.reason.code == code)
        if exam_ids:
            event = BookingsAffected(resource.device_code, exam_ids, "later_fact", None, reason=code)
            publish(event, aggregate=f"device:{resource.device_code}")
    ask_flagged_repair(resource.site_id, [item.appointment for item in new], actor=Actor.system("scheduling"))
