"""Time for work on a scanner: a free window is closed for it and confirmed, or why there is none is told."""

from datetime import datetime

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.intervals import merge
from apps.common.kernel.reason import Reason
from apps.devices.public import confirm_window, is_window_asked, refuse_window
from apps.scheduling.engine.horizon import Horizon
from apps.scheduling.engine.maintenance import find_window
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.option import union_mask
from apps.scheduling.models import Resource, SlotBlock
from apps.scheduling.selectors.calendars import list_live_occupancies, list_openings, show_local, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.block import block_time, lift_block, shorten_block
from apps.scheduling.services.occupancy import drop_expired, lock_resources

SYSTEM = Actor.system("scheduling")


@transaction.atomic
def reserve_maintenance(
    order_id: int, *, number: str, device_code: str, duration_min: int, earliest: datetime, latest: datetime
) -> SlotBlock | None:
    """Closes the cheapest free window and confirms it; hearing the same request again changes nothing."""
    resource = Resource.objects.filter(device_code=device_code).first()
    if resource is None:
        reason = Reason("scheduling.maintenance_not_here", {"device": device_code}, "warning")
        refuse_window(order_id, reason=reason, actor=SYSTEM)
        return None
    resource = lock_resources([resource.pk])[resource.pk]
    if not is_window_asked(order_id):
        return None
    drop_expired([resource.pk])
    span = _find_span(resource, duration_min, (max(earliest, clock.now()), latest))
    if span is None:
        refuse_window(order_id, reason=_say_none(resource, duration_min, earliest, latest), actor=SYSTEM)
        return None
    if not confirm_window(order_id, starts_at=span[0], ends_at=span[1], actor=SYSTEM):
        return None
    return block_time(
        resource.pk,
        starts_at=span[0],
        ends_at=span[1],
        cause=SlotBlock.Cause.MAINTENANCE,
        note=number,
        actor=SYSTEM,
    )


@transaction.atomic
def change_maintenance(number: str, *, device_code: str, ends_at: datetime | None) -> int:
    """The work needs less time than was kept for it, or none (`ends_at` None): the rest is open again. Hearing it again changes nothing."""
    blocks = SlotBlock.objects.filter(
        resource__device_code=device_code, cause=SlotBlock.Cause.MAINTENANCE, note=number, lifted_at__isnull=True
    )
    found = list(blocks.filter(during__endswith__gt=clock.now()).order_by("pk").values_list("pk", flat=True))
    for pk in found:
        if ends_at is None:
            lift_block(pk, actor=SYSTEM)
        else:
            shorten_block(pk, ends_at=ends_at, actor=SYSTEM)
    return len(found)


def _find_span(resource: Resource, duration_min: int, within: Span) -> Span | None:
    if within[0] >= within[1]:
        return None
    horizon = Horizon.over(within)
    zone = resource.site.time_zone
    opens = list_openings([resource], site_day(within[0], zone), site_day(within[1], zone))[resource.pk]
    busy = list_live_occupancies(within, resource_ids=[resource.pk]).values_list("during", flat=True)
    start = find_window(
        hours=union_mask(merge(horizon.free_spans(opens))),
        taken=union_mask(horizon.taken((during.lower, during.upper)) for during in busy),
        first=horizon.ceil(within[0]),
        last=horizon.floor(within[1]),
        length=duration_min,
        grid=booking_policy(resource.site_id).payload["grid_min"],
    )
    return None if start is None else (horizon.at(start), horizon.at(start + duration_min))


def _say_none(resource: Resource, duration_min: int, earliest: datetime, latest: datetime) -> Reason:
    params = {
        "resource": resource.code,
        "minutes": duration_min,
        "from": show_local(earliest, resource),
        "until": show_local(latest, resource),
    }
    return Reason("scheduling.maintenance_no_window", params, "warning")
