"""The last act on a series taken back while its toast stands: booking, shifting or calling off this and the following."""

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.noshow import may_undo
from apps.scheduling.models import Appointment, AppointmentChange, Series
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.occupancy import free_time
from apps.scheduling.services.pool_uses import lock_with_pools
from apps.scheduling.services.series import record_step
from apps.scheduling.services.undo import undo_change

Touched = list[tuple[Appointment, AppointmentChange]]


@transaction.atomic
def undo_following(appointment_id: int, *, actor: Actor) -> Series:
    """What was just done to this appointment, on every later one of its series to which the same was just done."""
    lock_with_pools(
        {place for member, change in _list_touched(appointment_id) for place in _list_places(member, change)}
    )
    touched = _list_touched(appointment_id)
    series = Series.objects.select_for_update(of=("self",)).get(pk=touched[0][0].series_id)
    if touched[0][1].kind == AppointmentChange.Kind.MOVED:
        for member, _ in touched:
            free_time(member.occupancy)
    for member, _ in touched:
        undo_change(member.pk, actor=actor)
    record_step(series, "undone", actor)
    return series


def _list_touched(appointment_id: int) -> Touched:
    """This one first; the others lie after it and changed alike within the seconds of an undo."""
    rows = Appointment.objects.select_related("occupancy__resource")
    first = rows.filter(pk=appointment_id, series__isnull=False).first()
    if first is None:
        raise NotFound("scheduling.series_unknown", appointment=appointment_id)
    last = _last(first)
    if last is None:
        raise Refused(Reason("scheduling.nothing_to_undo", {}, "error"))
    policy = booking_policy(first.occupancy.resource.site_id).payload
    limits = {"undo_s": policy["undo_s"], "transit_s": policy["undo_transit_s"]}
    later = rows.filter(series_id=first.series_id, occupancy__during__startswith__gt=first.starts_at)
    touched: Touched = [(first, last)]
    for member in later.order_by("occupancy__during", "pk"):
        change = _last(member)
        if change and change.kind == last.kind and may_undo(change.at, now=clock.real_now(), **limits):
            touched.append((member, change))
    return touched


def _last(member: Appointment) -> AppointmentChange | None:
    return member.changes.filter(undone_at__isnull=True).order_by("-pk").first()


def _list_places(member: Appointment, change: AppointmentChange) -> list[int]:
    """Where it is and where it was."""
    before = change.before or {}
    return [member.occupancy.resource_id, *([before["resource_id"]] if "resource_id" in before else ())]
