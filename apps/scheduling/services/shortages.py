"""Bookings that a change left without their hours or their people: named, flagged, never moved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.rosters import lower_levels
from apps.scheduling.models import Appointment, Resource
from apps.scheduling.selectors.calendars import list_openings, show_local, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.selectors.pools import live_pool_uses, pool_levels
from apps.scheduling.services.planning.ask import ask_shortage_repair, expire_repairs

Answer = TypeVar("Answer")
OUTSIDE, SHORT = "scheduling.affected_hours", "scheduling.affected_pool"
RELATED = ("occupancy__resource__site", "exam__patient", "exam__exam_type", "exam__priority")


@dataclass(frozen=True)
class Affected:
    """A booking that no longer fits, and why."""

    appointment: Appointment
    reason: Reason


def preview(change: Callable[[], Answer]) -> Answer:
    """What a change would answer: it is made and taken back, so that preview and change can never differ."""
    with transaction.atomic():
        answer = change()
        transaction.set_rollback(True)
    return answer


def flag_affected(resources: Sequence[Resource]) -> list[Affected]:
    """Flags the future bookings that scanners' hours or pools' units no longer cover, takes back flags that are over."""
    scanners = [row for row in resources if row.kind != Resource.Kind.POOL]
    pools = [row for row in resources if row.kind == Resource.Kind.POOL]
    outside, short = _find_outside(scanners), _find_short(pools)
    _set_flags(outside, Q(occupancy__resource__in=scanners), OUTSIDE, [row.code for row in scanners])
    _set_flags(short, Q(occupancy__pool_uses__pool__in=pools), SHORT, [row.code for row in pools])
    found = {item.appointment.pk: item for item in (*short, *outside)}
    return sorted(found.values(), key=lambda item: (item.appointment.starts_at, item.appointment.pk))


def propose_repair(site_id: int, affected: Sequence[Affected]) -> None:
    """Whoever lost their people just now starts a repair; when nobody of the site lacks them any more, proposals are stale."""
    short = [item.appointment for item in affected if item.reason.code == SHORT]
    if any(row.flag is None for row in short):  # as it was before this change
        lost = (min(row.starts_at for row in short), max(row.ends_at for row in short))
        modalities = {row.occupancy.resource.modality for row in short}
        ask_shortage_repair(site_id, modalities, lost, actor=Actor.system("scheduling"))
    elif not Appointment.objects.filter(state="booked", flag__code=SHORT, occupancy__resource__site=site_id).exists():
        expire_repairs(None, site_id=site_id)


def _find_outside(scanners: Sequence[Resource]) -> list[Affected]:
    if not scanners:
        return []
    now, site = clock.now(), scanners[0].site
    rows = _list_future().filter(occupancy__resource__in=scanners)
    first = site_day(now, site.time_zone) - timedelta(days=1)
    last = max((site_day(row.ends_at, site.time_zone) for row in rows), default=first)
    last = max(last, first + timedelta(days=booking_policy(site.pk).payload["horizon_days"]))
    spans = list_openings(scanners, first, last)
    return [
        Affected(row, Reason(OUTSIDE, {"resource": row.occupancy.resource.code}, "warning"))
        for row in rows
        if not row.outside_hours_reason
        and not any(a <= row.starts_at and row.ends_at <= b for a, b in spans[row.occupancy.resource_id])
    ]


def _find_short(pools: Sequence[Resource]) -> list[Affected]:
    """Whoever uses a pool at a moment at which more is used than there is."""
    now = clock.now()
    within = (now, now + timedelta(days=3660))
    uses = list(live_pool_uses(within).filter(pool__in=pools).values_list("occupancy_id", "pool_id", "during", "n"))
    if not uses:
        return []
    within = (now, max(during.upper for _, _, during, _ in uses))
    levels, found = pool_levels(pools, within), {}
    for pool in pools:
        own = [(pk, (d.lower, d.upper, n)) for pk, pool_id, d, n in uses if pool_id == pool.pk]
        left = lower_levels(levels[pool.pk], [use for _, use in own])
        over = [(start, end) for start, end, n in left if n < 0 and end > now]
        for pk, (start, end, _) in own:
            hit = [max(start, a) for a, b in over if a < end and start < b]
            if hit:
                params = {"pool": pool.names or pool.code, "code": pool.code, "time": show_local(min(hit), pool)}
                found.setdefault(pk, Reason(SHORT, params, "warning"))
    rows = _list_future().filter(occupancy_id__in=list(found))
    return [Affected(row, found[row.occupancy_id]) for row in rows if not row.outside_hours_reason]


def _list_future():
    rows = Appointment.objects.select_related(*RELATED).filter(state="booked", occupancy__is_live=True)
    return rows.filter(occupancy__during__startswith__gte=clock.now()).order_by("pk")


def _set_flags(found: Iterable[Affected], where: Q, code: str, about: list[str]) -> None:
    """A flag that somebody must act on for another cause stays."""
    if not about:
        return
    hit = {item.appointment.pk: item for item in found}
    of_code = "flag__params__code__in" if code == SHORT else "flag__params__resource__in"
    stale = Appointment.objects.filter(where, state="booked", flag__code=code, **{of_code: about})
    Appointment.objects.filter(pk__in=stale.exclude(pk__in=hit).values("pk")).update(flag=None)
    for item in hit.values():
        mine = Appointment.objects.filter(Q(flag__isnull=True) | Q(flag__code=code), pk=item.appointment.pk)
        mine.update(flag=item.reason.to_json())
