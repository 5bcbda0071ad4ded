"""Bookings that a change left without their hours or their people: named, flagged, never moved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.rosters import lower_levels
from apps.scheduling.engine.runs import OPEN_RUNS, ChangeState, RunCause, RunKind
from apps.scheduling.engine.states import MOVABLE_STATES
from apps.scheduling.models import Appointment, PlanRun, PoolUse, Resource
from apps.scheduling.selectors.calendars import list_openings, show_local, site_day
from apps.scheduling.selectors.policies import booking_policy, plan_policy
from apps.scheduling.selectors.pools import live_pool_uses, pool_levels
from apps.scheduling.services.planning.ask import ask_shortage_repair, expire_repairs
from apps.scheduling.services.separations import TOO_CLOSE
from apps.scheduling.services.visit_rules import BROKEN

Answer = TypeVar("Answer")
OUTSIDE, SHORT = "scheduling.affected_hours", "scheduling.affected_pool"
CROSSED = "scheduling.affected_overlap"
ISOLATED, UNCLEAN = "scheduling.affected_isolation", "scheduling.affected_cleaning"
MUST_MOVE = (OUTSIDE, SHORT, TOO_CLOSE, CROSSED, BROKEN, ISOLATED, UNCLEAN)
"""Flags that no closed time explains: a repair looks for another place."""
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
    set_flags(outside, Q(occupancy__resource__in=scanners), OUTSIDE, [row.code for row in scanners])
    set_flags(short, Q(occupancy__pool_uses__pool__in=pools), SHORT, [row.code for row in pools])
    found = {item.appointment.pk: item for item in (*short, *outside)}
    return sorted(found.values(), key=lambda item: (item.appointment.starts_at, item.appointment.pk))


def flag_short(pools: Sequence[Resource], within: Span) -> list[Affected]:
    """The same for pools alone, and only for bookings that take of them inside `within`."""
    short = _find_short(pools, within)
    uses = PoolUse.objects.filter(pool__in=pools, during__overlap=within).values("occupancy_id")
    set_flags(short, Q(occupancy__in=uses), SHORT, [row.code for row in pools])
    return short


def propose_repair(site_id: int, affected: Sequence[Affected]) -> None:
    """Whoever lost their people just now starts a repair; when nobody of the site must move any more, proposals are stale."""
    short = [item.appointment for item in affected if item.reason.code == SHORT]
    if any(row.flag is None for row in short):  # as it was before this change
        ask_flagged_repair(site_id, short, actor=Actor.system("scheduling"))
    elif not _list_flagged(site_id).exists():
        expire_repairs(None, site_id=site_id)


def ask_flagged_repair(
    site_id: int, rows: Sequence[Appointment], *, actor: Actor, cause: str = RunCause.OUTAGE
) -> PlanRun:
    """One repair for `rows` and for all others of the site whose flag asks for another place in the days that it looks at."""
    first, last = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
    reach = first + timedelta(days=plan_policy(site_id).payload["max_days"])
    near = _list_flagged(site_id).filter(occupancy__during__overlap=(first, reach))
    everybody = [*rows, *near.select_related("occupancy__resource")]
    lost = (first, max(last, *(row.ends_at for row in everybody)))
    modalities = {row.occupancy.resource.modality for row in everybody}
    return ask_shortage_repair(site_id, modalities, lost, actor=actor, cause=cause)


@transaction.atomic
def ask_booking_repair(appointment_id: int, *, actor: Actor) -> PlanRun:
    """Where a flagged booking could go: the proposal that knows it already, or a new one for it and the others like it."""
    row = Appointment.objects.select_related("occupancy__resource").filter(pk=appointment_id).first()
    if row is None:
        raise NotFound("scheduling.appointment_unknown", appointment=appointment_id)
    if row.state not in MOVABLE_STATES or not row.flag or row.flag["code"] not in MUST_MOVE:
        raise Refused(Reason("scheduling.nothing_to_move", {}, "error"))
    site_id = row.occupancy.resource.site_id
    runs = PlanRun.objects.filter(site=site_id, block=None, kind=RunKind.REPAIR, replay_of=None)
    known = runs.filter(state__in=OPEN_RUNS, changes__appointment=row, changes__state=ChangeState.OPEN).first()
    return known or ask_flagged_repair(site_id, [row], actor=actor, cause=RunCause.PERSON)


def _list_flagged(site_id: int):
    return Appointment.objects.filter(
        state__in=MOVABLE_STATES, flag__code__in=MUST_MOVE, occupancy__resource__site=site_id
    ).filter(occupancy__is_live=True)


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


def _find_short(pools: Sequence[Resource], within: Span | None = None) -> list[Affected]:
    """Whoever uses a pool at a moment at which more is used than there is."""
    now = clock.now()
    uses = _list_uses(pools, within or (now, now + timedelta(days=3660)))
    if not uses:
        return []
    asked = {pk for pk, *_ in uses}
    if within is not None:  # whoever is asked about is looked at from end to end
        uses = _list_uses(pools, (min(d.lower for *_, d, _ in uses), max(d.upper for *_, d, _ in uses)))
    span = (min(now, *(d.lower for *_, d, _ in uses)) if within else now, max(d.upper for *_, d, _ in uses))
    levels, found = pool_levels(pools, span), {}
    for pool in pools:
        own = [(pk, (d.lower, d.upper, n)) for pk, pool_id, d, n in uses if pool_id == pool.pk]
        left = lower_levels(levels[pool.pk], [use for _, use in own])
        over = [(start, end) for start, end, n in left if n < 0 and end > now]
        for pk, (start, end, _) in own:
            hit = [max(start, a) for a, b in over if a < end and start < b]
            if hit and pk in asked:
                params = {"pool": pool.names or pool.code, "code": pool.code, "time": show_local(min(hit), pool)}
                found.setdefault(pk, Reason(SHORT, params, "warning"))
    rows = _list_future().filter(occupancy_id__in=list(found))
    return [Affected(row, found[row.occupancy_id]) for row in rows if not row.outside_hours_reason]


def _list_uses(pools: Sequence[Resource], within: Span) -> list[tuple]:
    rows = live_pool_uses(within).filter(pool__in=pools)
    return list(rows.values_list("occupancy_id", "pool_id", "during", "n"))


def _list_future():
    rows = Appointment.objects.select_related(*RELATED).filter(state="booked", occupancy__is_live=True)
    return rows.filter(occupancy__during__startswith__gte=clock.now()).order_by("pk")


def set_flags(found: Iterable[Affected], where: Q, code: str, about: list[str]) -> None:
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
