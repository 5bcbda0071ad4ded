"""What beside scanners a plan must share: units of pools, what each exam takes of them, and time kept for urgent classes."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apps.scheduling.engine.grid import Grid
from apps.scheduling.engine.openings import Span, local_span
from apps.scheduling.engine.rosters import Level
from apps.scheduling.models import Reserve, Resource
from apps.scheduling.selectors.calendars import list_days, site_day
from apps.scheduling.selectors.demands import demands_among
from apps.scheduling.selectors.pools import list_pool_uses, pool_levels
from apps.workflow.public import ExamFacts


def write_pools(pools: Sequence[Resource], within: Span, grid: Grid, *, ignore: Iterable[int]) -> list[dict[str, Any]]:
    """Units left beside what stays where it is; `ignore` are the occupancies that the run may move."""
    levels, uses = pool_levels(pools, within), list_pool_uses([p.pk for p in pools], within, ignore=ignore)
    return [{"id": pool.code, "capacity": _count_left(levels[pool.pk], uses[pool.pk], grid)} for pool in pools]


def _count_left(levels: list[Level], uses: list[Level], grid: Grid) -> list[list[int]]:
    left = [0] * grid.slots
    for start, end, units in levels:
        for first, last in grid.inside([(start, end)]):
            left[first:last] = [units] * (last - first)
    for start, end, units in uses:
        for first, last in grid.around([(start, end)]):
            left[first:last] = [max(0, free - units) for free in left[first:last]]
    pieces: list[list[int]] = []
    for slot, units in enumerate(left):
        if pieces and pieces[-1][1] == slot and pieces[-1][2] == units:
            pieces[-1][1] += 1
        elif units:
            pieces.append([slot, slot + 1, units])
    return pieces


def write_demands(
    exam: ExamFacts, pools: dict[str, Resource], grid_min: int, *, exam_slots: int, dur: int
) -> list[dict[str, Any]]:
    """Offsets and lengths in whole slots that cover the minutes of the demand; nobody of a pool waits for the cleaning."""
    found = []
    for demand in demands_among(exam, pools):
        off = demand.off_min // grid_min
        length = None if demand.len_min is None else -((demand.off_min + demand.len_min) // -grid_min) - off
        if dur > exam_slots:  # the room is cleaned afterwards
            length = exam_slots if length is None else length
            off -= dur - exam_slots if demand.anchor == "end" else 0
        found.append({"pool": demand.pool.code, "n": demand.n, "from": demand.anchor, "off": off, "len": length})
    return found


def write_reserves(scanners: Sequence[Resource], within: Span, grid: Grid, *, now: datetime) -> list[dict[str, Any]]:
    """Every reserve with the slot from which on it is anybody's: `now`'s or before when it is released."""
    by_id = {scanner.pk: scanner for scanner in scanners}
    blocks = []
    for row in Reserve.objects.filter(resource_id__in=list(by_id)):
        zone = by_id[row.resource_id].site.time_zone
        for day in list_days(site_day(within[0], zone), site_day(within[1], zone)):
            if day.weekday() != row.weekday or not (row.valid_from or day) <= day <= (row.valid_to or day):
                continue
            span = local_span(day, ZoneInfo(zone), row.starts, row.ends)
            released_at = _release_slot(span[0] - timedelta(hours=row.release_h), grid, now)
            for start, end in grid.around([span]):
                blocks.append(
                    {
                        "scanner": by_id[row.resource_id].code,
                        "start": start,
                        "end": end,
                        "allow_max_priority": min(row.max_rank, 3),
                        "released_at": released_at,
                    }
                )
    return blocks


def _release_slot(release_at: datetime, grid: Grid, now: datetime) -> int:
    """Whole slots may not blur what is released at this minute and what is not."""
    slot, present = grid.floor(release_at), grid.floor(now)
    return min(slot, present) if release_at <= now else max(slot, present + 1)


def is_released(row: dict[str, Any], grid: Grid, now: datetime) -> bool:
    return row["released_at"] <= grid.floor(now)


def say_reserves(rows: Sequence[dict[str, Any]], grid: Grid, *, now: datetime) -> dict[str, Any]:
    """In `mids-2` when one is released, which `mids-1` cannot say; else as it was, for whoever reads only that."""
    if any(is_released(row, grid, now) for row in rows):
        return {"format": "mids-2", "now": grid.floor(now), "blocks": list(rows)}
    return {"blocks": [{key: value for key, value in row.items() if key != "released_at"} for row in rows]}
