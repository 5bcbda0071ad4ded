"""Who works when: one person's skills, weekly shifts, dated shifts and absences, saved as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.models import Absence, Resource, Shift, ShiftTemplate, StaffMember, StaffSkill
from apps.scheduling.selectors.rosters import KEPT, first_kept_day
from apps.scheduling.services.occupancy import lock_resources
from apps.scheduling.services.shortages import Affected, flag_affected, propose_repair

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class SavedMember:
    member: StaffMember
    affected: list[Affected]


@transaction.atomic
def create_member(site_id: int, *, name: str, actor: Actor) -> StaffMember:
    member = StaffMember.objects.create(name=name, site_id=get_site(site_id).id)
    record(actor, "roster.member_added", obj=f"staff_member:{member.pk}", detail={"name": name})
    return member


@transaction.atomic
def save_member(
    member_id: int,
    *,
    name: str,
    is_active: bool,
    skills: Rows,
    weekly: Rows,
    shifts: Rows,
    absences: Rows,
    expected_version: int,
    actor: Actor,
) -> SavedMember:
    """Replaces the person's roster; bookings for which too few are left are named and flagged.

    Raises Invalid for a shift without its skill, in another site's pool, or beside another one at the same time.
    """
    known = StaffMember.objects.filter(pk=member_id).first()
    if known is None:
        raise NotFound("scheduling.member_unknown", member=member_id)
    before = set(StaffSkill.objects.filter(member_id=member_id).values_list("pool_id", flat=True))
    before |= set(ShiftTemplate.objects.filter(member_id=member_id).values_list("pool_id", flat=True))
    before |= set(Shift.objects.filter(member_id=member_id).values_list("pool_id", flat=True))
    wanted = {row["pool_id"] for row in (*skills, *weekly, *shifts)}
    pools = lock_resources(before | wanted)
    member = StaffMember.objects.select_for_update(of=("self",)).get(pk=member_id)
    if member.version != expected_version:
        raise Conflict("common.stale", current={"version": member.version})
    _check_pools([pools[pk] for pk in wanted], member)
    _check_skills(skills, (*weekly, *shifts))
    _check_overlaps(weekly, shifts)
    member.name, member.is_active, member.version = name, is_active, member.version + 1
    member.save()
    _replace(member, skills=skills, weekly=weekly, shifts=shifts, absences=absences)
    Resource.touch(pools)
    affected = flag_affected(list(pools.values()))
    propose_repair(member.site_id, affected)
    detail = {"affected": [item.appointment.pk for item in affected], "active": is_active}
    record(actor, "roster.changed", obj=f"staff_member:{member.pk}", detail=detail)
    return SavedMember(member, affected)


def _replace(member: StaffMember, *, skills: Rows, weekly: Rows, shifts: Rows, absences: Rows) -> None:
    member.skills.all().delete()
    member.weekly.all().delete()
    member.shifts.filter(day__gte=first_kept_day(member)).delete()
    member.absences.filter(during__endswith__gt=clock.now() - KEPT).delete()
    StaffSkill.objects.bulk_create([StaffSkill(member=member, **row) for row in skills])
    ShiftTemplate.objects.bulk_create([ShiftTemplate(member=member, **row) for row in weekly])
    Shift.objects.bulk_create([Shift(member=member, **row) for row in shifts])
    Absence.objects.bulk_create(
        [Absence(member=member, during=(row["starts_at"], row["ends_at"]), kind=row["kind"]) for row in absences]
    )


def _check_pools(pools: Iterable[Resource], member: StaffMember) -> None:
    for pool in pools:
        if pool.pool_kind != Resource.PoolKind.STAFF or pool.site_id != member.site_id:
            raise Invalid({"skills": Reason("scheduling.not_a_staff_pool", {"pool": pool.code}, "error")})


def _check_skills(skills: Rows, work: Iterable[Mapping[str, Any]]) -> None:
    have = {row["pool_id"] for row in skills}
    for row in work:
        if row["pool_id"] not in have:
            raise Invalid({"weekly": Reason("scheduling.skill_missing", {}, "error")})


def _check_overlaps(weekly: Rows, shifts: Rows) -> None:
    """Nobody stands in two pools at once: a person counts for one unit only."""
    for first, second in combinations(weekly, 2):
        if _hold_together(first, second) and _meet(_week_spans(first), _week_spans(second)):
            raise Invalid({"weekly": Reason("scheduling.shifts_overlap", {}, "error")})
    for first, second in combinations(shifts, 2):
        if _meet([_day_span(first)], [_day_span(second)]):
            raise Invalid({"shifts": Reason("scheduling.shifts_overlap", {}, "error")})


def _hold_together(first: Mapping, second: Mapping) -> bool:
    return (first["valid_from"] or date.min) <= (second["valid_to"] or date.max) and (
        second["valid_from"] or date.min
    ) <= (first["valid_to"] or date.max)


WEEK_MIN, DAY_MIN = 7 * 1440, 1440


def _week_spans(row: Mapping) -> list[tuple[int, int]]:
    start, end = _times(row)
    start, end = row["weekday"] * DAY_MIN + start, row["weekday"] * DAY_MIN + end
    return [(start, end), (start - WEEK_MIN, end - WEEK_MIN)]  # Sunday's night reaches into Monday


def _day_span(row: Mapping) -> tuple[int, int]:
    start, end = _times(row)
    return row["day"].toordinal() * DAY_MIN + start, row["day"].toordinal() * DAY_MIN + end


def _times(row: Mapping) -> tuple[int, int]:
    start, end = _minute(row["starts"]), _minute(row["ends"])
    return start, end if end > start else end + DAY_MIN


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _meet(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)
