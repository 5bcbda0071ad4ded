"""How many units of a pool there are at every moment: people on shift, or rooms and equipment that are open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from apps.common.kernel import clock
from apps.common.kernel.intervals import subtract
from apps.common.prepared import Prepared, Slot
from apps.scheduling.engine.openings import DatedHours, Span, WeeklyHours, local_span, open_over
from apps.scheduling.engine.rosters import Level, count_units, present_spans
from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models import Absence, Occupancy, PoolUse, Resource, Shift, ShiftTemplate, StaffSkill
from apps.scheduling.selectors.calendars import clip_spans, list_days, list_holidays, list_openings

WEEKLY = Prepared(lambda: ShiftTemplate.objects.filter(pool_id__among=Slot("pools"), member__is_active=True))
DATED = Prepared(lambda: Shift.objects.filter(day__gte=Slot("first"), day__lte=Slot("last"), member__is_active=True))
SKILLS = Prepared(lambda: StaffSkill.objects.filter(pool_id__among=Slot("pools"), member__is_active=True))
ABSENCES = Prepared(lambda: Absence.objects.filter(during__overlap=Slot("within")).values_list("member_id", "during"))


def pool_levels(pools: Sequence[Resource], within: Span) -> dict[int, list[Level]]:
    """Capacity over time by pool id; the number of queries does not depend on the number of people or days."""
    staff = [pool for pool in pools if pool.pool_kind == Resource.PoolKind.STAFF]
    things = [pool for pool in pools if pool.pool_kind != Resource.PoolKind.STAFF]
    return {**_count_staff(staff, within), **_count_things(things, within)}


def list_pool_uses(pool_ids: Iterable[int], within: Span, *, ignore: Iterable[int] = ()) -> dict[int, list[Level]]:
    """(start, end, n) that live appointments and held slots take of each pool; `ignore` are occupancy ids."""
    found: dict[int, list[Level]] = {pk: [] for pk in pool_ids}
    rows = live_pool_uses(within).filter(pool_id__in=list(found)).exclude(occupancy_id__in=list(ignore))
    for pool_id, during, n in rows.values_list("pool_id", "during", "n"):
        found[pool_id].append((during.lower, during.upper, n))
    return found


def live_pool_uses(within: Span):
    """Uses that count; a reservation past its time counts as gone."""
    rows = PoolUse.objects.filter(occupancy__is_live=True, during__overlap=within)
    return rows.exclude(occupancy__reservation__expires_at__lte=clock.real_now())


def _count_things(pools: Sequence[Resource], within: Span) -> dict[int, list[Level]]:
    if not pools:
        return {}
    first, last = _days_of(pools[0], within)
    opens = list_openings(pools, first, last)
    closed = defaultdict(list)
    rows = Occupancy.objects.filter(
        kind=OccupancyKind.BLOCK, is_live=True, resource_id__in=list(opens), during__overlap=within
    )
    for resource_id, during in rows.values_list("resource_id", "during"):
        closed[resource_id].append((during.lower, during.upper))
    return {
        pool.pk: [
            (start, end, pool.capacity)
            for start, end in subtract(clip_spans(opens[pool.pk], within), closed[pool.pk])
            if pool.capacity
        ]
        for pool in pools
    }


def _count_staff(pools: Sequence[Resource], within: Span) -> dict[int, list[Level]]:
    """A shift belongs to one pool, so nobody is counted twice; without a valid skill the shift does not count."""
    if not pools:
        return {}
    ids = [pool.pk for pool in pools]
    first, last = _days_of(pools[0], within)
    holidays = list_holidays({pool.site_id for pool in pools}, first, last)
    weekly, dated, skills = _list_weekly(ids), _list_dated(first, last), _list_skills(ids)
    absences = _list_absences(within)
    spans: dict[int, list[Span]] = {pk: [] for pk in ids}
    for pool in pools:
        zone, free = ZoneInfo(pool.site.time_zone), holidays[pool.site_id]
        for member_id in {member for member, pool_id in skills if pool_id == pool.pk}:
            own = dated[member_id]
            hours = weekly[member_id, pool.pk]
            days = [day for day in list_days(first, last) if day not in own]
            work = open_over(
                [day for day in days if _is_skilled(skills[member_id, pool.pk], day)],
                zone,
                hours,
                holidays=frozenset() if pool.works_on_holidays else free,
            )
            for day, shifts in own.items():
                if _is_skilled(skills[member_id, pool.pk], day):
                    work += [local_span(day, zone, *times) for pool_id, *times in shifts if pool_id == pool.pk]
            spans[pool.pk] += clip_spans(present_spans(work, absences[member_id]), within)
    return {pk: count_units(found) for pk, found in spans.items()}


def _list_weekly(pool_ids: list[int]) -> dict[tuple[int, int], list[WeeklyHours]]:
    found = defaultdict(list)
    for row in WEEKLY(pools=pool_ids):
        hours = WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_to)
        found[row.member_id, row.pool_id].append(hours)
    return found


def _list_dated(first: date, last: date) -> dict[int, dict[date, list[tuple]]]:
    """Dated shifts of everybody in any pool: they replace the person's weekly work of that day everywhere."""
    found: dict[int, dict[date, list[tuple]]] = defaultdict(lambda: defaultdict(list))
    for row in DATED(first=first, last=last):
        found[row.member_id][row.day].append((row.pool_id, row.starts, row.ends))
    return found


def _list_skills(pool_ids: list[int]) -> dict[tuple[int, int], list[DatedHours]]:
    found = defaultdict(list)
    for row in SKILLS(pools=pool_ids):
        found[row.member_id, row.pool_id].append((row.valid_from or date.min, row.valid_to or date.max))
    return found


def _list_absences(within: Span) -> dict[int, list[Span]]:
    found = defaultdict(list)
    for member_id, during in ABSENCES(within=DateTimeTZRange(*within)):
        found[member_id].append((during.lower, during.upper))
    return found


def _is_skilled(validities: list[tuple[date, date]], day: date) -> bool:
    return any(first <= day <= last for first, last in validities)


def _days_of(pool: Resource, within: Span) -> tuple[date, date]:
    """The local days that touch `within`, and the day before: its night shift may reach into it."""
    zone = ZoneInfo(pool.site.time_zone)
    first, last = (at.astimezone(zone).date() for at in within)
    return first - timedelta(days=1), last
