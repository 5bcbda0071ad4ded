"""Reads of the roster editor: people, holidays, and pools over time."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q, QuerySet

from apps.common.kernel import clock
from apps.directory.public import get_site, list_sites
from apps.scheduling.engine.rosters import Level, lower_levels
from apps.scheduling.models import Absence, PublicHoliday, Shift, StaffMember
from apps.scheduling.selectors.calendars import day_span, site_day
from apps.scheduling.selectors.demands import list_pools
from apps.scheduling.selectors.pools import list_pool_uses, pool_levels

KEPT = timedelta(days=31)
"""How far back dated shifts and absences are shown and replaced; what is older is history and stays."""


@dataclass(frozen=True)
class PoolLevels:
    pool_id: int
    code: str
    names: dict
    pool_kind: str
    capacity: list[Level]
    left: list[Level]


def list_staff(
    site_id: int | None = None, *, pool_id: int | None = None, is_active: bool | None = None
) -> QuerySet[StaffMember]:
    """With `recent_shifts` and `recent_absences` as in `get_roster`; the number of queries is fixed."""
    kept = [Q(member__site_id=site.id, day__gte=site_day(clock.now() - KEPT, site.time_zone)) for site in list_sites()]
    shifts = Shift.objects.filter(reduce(or_, kept)) if kept else Shift.objects.none()
    absences = Absence.objects.filter(during__endswith__gt=clock.now() - KEPT)
    rows = StaffMember.objects.prefetch_related(
        "skills",
        "weekly",
        Prefetch("shifts", shifts, to_attr="recent_shifts"),
        Prefetch("absences", absences, to_attr="recent_absences"),
    )
    if site_id is not None:
        rows = rows.filter(site_id=site_id)
    if pool_id is not None:
        rows = rows.filter(pk__in=StaffMember.objects.filter(skills__pool_id=pool_id).values("pk"))
    return rows if is_active is None else rows.filter(is_active=is_active)


def get_roster(member_id: int) -> StaffMember:
    """With `recent_shifts` and `recent_absences`; raises StaffMember.DoesNotExist."""
    member = StaffMember.objects.select_related("site").prefetch_related("skills", "weekly").get(pk=member_id)
    member.recent_shifts = list(member.shifts.filter(day__gte=first_kept_day(member)))
    member.recent_absences = list(member.absences.filter(during__endswith__gt=clock.now() - KEPT))
    return member


def first_kept_day(member: StaffMember) -> date:
    return site_day(clock.now() - KEPT, member.site.time_zone)


def list_site_holidays(site_id: int) -> QuerySet[PublicHoliday]:
    return PublicHoliday.objects.filter(Q(site_id=site_id) | Q(site=None))


def list_pool_levels(site_id: int, *, first: date, days: int) -> list[PoolLevels]:
    """Units of every active pool over whole local days; the number of queries is fixed."""
    pools = list(list_pools(site_id).values())
    time_zone = get_site(site_id).time_zone
    within = (day_span(first, time_zone)[0], day_span(first + timedelta(days=days - 1), time_zone)[1])
    capacity = pool_levels(pools, within)
    used = list_pool_uses([pool.pk for pool in pools], within)
    return [
        PoolLevels(
            pool.pk,
            pool.code,
            pool.names,
            pool.pool_kind,
            capacity[pool.pk],
            lower_levels(capacity[pool.pk], used[pool.pk]),
        )
        for pool in sorted(pools, key=lambda pool: (pool.position, pool.code))
    ]
