"""How full the next days are, half-day by half-day: the strip above the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from apps.common.kernel.reason import Reason
from apps.scheduling.engine.offers import PlaceQuery, ResourceTime
from apps.scheduling.engine.openings import Span
from apps.scheduling.engine.places import AROUND, Places, PoolNeed, count_with_pools
from apps.scheduling.engine.rosters import Level, lower_levels
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import clip_spans, day_span, list_live_occupancies, list_openings
from apps.scheduling.selectors.demands import Demand
from apps.scheduling.selectors.pools import list_pool_uses, pool_levels

LEVELS = 4


@dataclass(frozen=True)
class HalfDay:
    """`level` 0 (empty) to 4 (full); None when nothing is open. `places` counts exams of the asked length, with the people and
    rooms that they need; `reason` names the pool that leaves fewer places than the scanners would."""

    day: date
    half: str
    starts_at: datetime
    open_min: int
    places: int
    level: int | None
    reason: Reason | None = None


@dataclass(frozen=True)
class _Times:
    """What was read once for the whole strip."""

    opens: dict[int, list[Span]]
    busy: dict[int, list[Span]]
    needs: tuple[PoolNeed, ...]
    levels: dict[int, list[Level]]
    pools: dict[int, Resource]


def list_load(
    resources: list[Resource],
    *,
    first: date,
    days: int,
    duration_min: int,
    not_before: datetime,
    grid_min: int,
    demands: Sequence[Demand] = (),
) -> list[HalfDay]:
    """Two rows a day (am, pm by local noon) over the given resources and what each exam takes of pools; the number of queries is fixed."""
    if not resources:
        return []
    time_zone = resources[0].site.time_zone
    within = (day_span(first, time_zone)[0], day_span(first + timedelta(days=days - 1), time_zone)[1])
    opens = list_openings(resources, first - timedelta(days=1), first + timedelta(days=days - 1))
    busy: dict[int, list[Span]] = {resource.pk: [] for resource in resources}
    rows = list_live_occupancies(within, resource_ids=busy)
    for resource_id, during in rows.values_list("resource_id", "during"):
        busy[resource_id].append((during.lower, during.upper))
    needs = tuple(PoolNeed(d.pool.pk, d.n, d.anchor, d.off_min, d.len_min) for d in demands)
    pools = {demand.pool.pk: demand.pool for demand in demands}
    times = _Times(opens, busy, needs, _read_levels(pools, within), pools)
    query = PlaceQuery(duration_min=duration_min, not_before=not_before, grid_min=grid_min)
    return [
        _measure(query, times, day, half, span)
        for day in (first + timedelta(days=n) for n in range(days))
        for half, span in _halves(day, time_zone)
    ]


def _read_levels(pools: dict[int, Resource], within: Span) -> dict[int, list[Level]]:
    """Units that are free, from a little before to a little after: who prepares begins earlier."""
    if not pools:
        return {}
    around = (within[0] - AROUND, within[1] + AROUND)
    used = list_pool_uses(pools, around)
    return {pk: lower_levels(rows, used[pk]) for pk, rows in pool_levels(list(pools.values()), around).items()}


def _measure(query: PlaceQuery, times: _Times, day: date, half: str, span: Span) -> HalfDay:
    scanners = [
        ResourceTime(pk, tuple(clip_spans(spans, span)), tuple(clip_spans(times.busy[pk], span)))
        for pk, spans in times.opens.items()
    ]
    around = (span[0] - AROUND, span[1] + AROUND)
    levels = {
        pk: [(a, b, n) for a, b, n in rows if a < around[1] and around[0] < b] for pk, rows in times.levels.items()
    }
    open_min = sum(_minutes(piece) for time in scanners for piece in time.opens)
    taken_min = sum(_minutes(piece) for time in scanners for piece in time.busy)
    found = count_with_pools(query, scanners, span, times.needs, levels)
    share = min(1.0, taken_min / open_min) if open_min else 0.0
    if found.short is not None:
        share = max(share, 1 - found.n / found.alone)
    return HalfDay(
        day=day,
        half=half,
        starts_at=span[0],
        open_min=open_min,
        places=found.n,
        level=None if not open_min else min(LEVELS, int(share * (LEVELS + 1))),
        reason=_explain(found, times.pools),
    )


def _explain(found: Places, pools: dict[int, Resource]) -> Reason | None:
    if found.short is None:
        return None
    pool = pools[found.short]
    params = {"pool": pool.names or pool.code, "places": found.n, "alone": found.alone}
    return Reason("scheduling.load_pool", params, "warning")


def _halves(day: date, time_zone: str) -> list[tuple[str, Span]]:
    start, end = day_span(day, time_zone)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(time_zone))
    return [("am", (start, noon)), ("pm", (noon, end))]


def _minutes(span: Span) -> int:
    return int((span[1] - span[0]).total_seconds() // 60)
