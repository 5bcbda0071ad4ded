"""How full the next days are, half-day by half-day: the strip above the board."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from apps.scheduling.engine.offers import PlaceQuery, count_places
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Resource
from apps.scheduling.selectors.calendars import clip_spans, day_span, list_live_occupancies, list_openings

LEVELS = 4


@dataclass(frozen=True)
class HalfDay:
    """`level` 0 (empty) to 4 (full); None when nothing is open. `places` counts exams of the asked length."""

    day: date
    half: str
    starts_at: datetime
    open_min: int
    places: int
    level: int | None


def list_load(
    resources: list[Resource], *, first: date, days: int, duration_min: int, not_before: datetime, grid_min: int
) -> list[HalfDay]:
    """Two rows a day (am, pm by local noon) over the given resources; three queries."""
    if not resources:
        return []
    time_zone = resources[0].site.time_zone
    within = (day_span(first, time_zone)[0], day_span(first + timedelta(days=days - 1), time_zone)[1])
    opens = list_openings(resources, first - timedelta(days=1), first + timedelta(days=days - 1))
    busy: dict[int, list[Span]] = {resource.pk: [] for resource in resources}
    rows = list_live_occupancies(within, resource_ids=busy)
    for resource_id, during in rows.values_list("resource_id", "during"):
        busy[resource_id].append((during.lower, during.upper))
    query = PlaceQuery(duration_min=duration_min, not_before=not_before, grid_min=grid_min)
    return [
        _measure(query, opens, busy, day, half, span)
        for day in (first + timedelta(days=n) for n in range(days))
        for half, span in _halves(day, time_zone)
    ]


def _measure(query: PlaceQuery, opens: dict, busy: dict, day: date, half: str, span: Span) -> HalfDay:
    from apps.scheduling.engine.offers import ResourceTime

    times = [
        ResourceTime(pk, tuple(clip_spans(spans, span)), tuple(clip_spans(busy[pk], span)))
        for pk, spans in opens.items()
    ]
    open_min = sum(_minutes(piece) for time in times for piece in time.opens)
    taken_min = sum(_minutes(piece) for time in times for piece in time.busy)
    share = min(1.0, taken_min / open_min) if open_min else 0.0
    return HalfDay(
        day=day,
        half=half,
        starts_at=span[0],
        open_min=open_min,
        places=count_places(query, times, span),
        level=None if not open_min else min(LEVELS, int(share * (LEVELS + 1))),
    )


def _halves(day: date, time_zone: str) -> list[tuple[str, Span]]:
    start, end = day_span(day, time_zone)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(time_zone))
    return [("am", (start, noon)), ("pm", (noon, end))]


def _minutes(span: Span) -> int:
    return int((span[1] - span[0]).total_seconds() // 60)
