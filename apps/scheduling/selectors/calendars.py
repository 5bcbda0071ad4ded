"""Rows of openings and occupancy to the engine's facts; the number of queries does not depend on the number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from apps.common.kernel import clock
from apps.common.prepared import Prepared, Slot
from apps.scheduling.engine.openings import DatedHours, Span, WeeklyHours, open_over
from apps.scheduling.models import Occupancy, OpeningException, OpeningTemplate, PublicHoliday, Resource

WEEKLY = Prepared(lambda: OpeningTemplate.objects.filter(resource_id__among=Slot("resources")))
DATED = Prepared(
    lambda: OpeningException.objects.filter(
        resource_id__among=Slot("resources"), day__gte=Slot("first"), day__lte=Slot("last")
    )
)
HOLIDAYS = Prepared(
    lambda: PublicHoliday.objects.filter(
        Q(site_id__among=Slot("sites")) | Q(site=None), day__gte=Slot("first"), day__lte=Slot("last")
    ).values_list("site_id", "day")
)


def list_openings(resources: Sequence[Resource], first: date, last: date) -> dict[int, list[Span]]:
    """Open spans (UTC, touching ones joined) of each resource over the days [first, last], by resource id; three queries."""
    ids = [resource.pk for resource in resources]
    weekly, dated = defaultdict(list), defaultdict(list)
    for row in WEEKLY(resources=ids):
        hours = WeeklyHours(row.weekday, row.opens, row.closes, row.valid_from, row.valid_to)
        weekly[row.resource_id].append(hours)
    for row in DATED(resources=ids, first=first, last=last):
        dated[row.resource_id].append(DatedHours(row.day, row.opens, row.closes))
    holidays = list_holidays({resource.site_id for resource in resources}, first, last)
    return {
        resource.pk: open_over(
            list_days(first, last),
            ZoneInfo(resource.site.time_zone),
            weekly[resource.pk],
            dated[resource.pk],
            holidays=frozenset() if resource.works_on_holidays else holidays[resource.site_id],
        )
        for resource in resources
    }


def list_holidays(site_ids: Iterable[int], first: date, last: date) -> dict[int, frozenset[date]]:
    """Public holidays by site; those of no site are everybody's."""
    ids = set(site_ids)
    pairs = HOLIDAYS(sites=list(ids), first=first, last=last)
    return {pk: frozenset(day for site_id, day in pairs if site_id in (None, pk)) for pk in ids}


def list_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def list_live_occupancies(within: Span, *, resource_ids: Iterable[int] = (), patient_id: int | None = None):
    """Live occupancy that overlaps `within`; a reservation past its time counts as gone."""
    rows = Occupancy.objects.filter(is_live=True, during__overlap=within)
    if patient_id is None:
        rows = rows.filter(resource_id__in=list(resource_ids))
    else:
        rows = rows.filter(Q(resource_id__in=list(resource_ids)) | Q(patient_id=patient_id))
    return rows.exclude(reservation__expires_at__lte=clock.real_now())


def clip_spans(spans: Iterable[Span], within: Span) -> list[Span]:
    clipped = ((max(start, within[0]), min(end, within[1])) for start, end in spans)
    return [span for span in clipped if span[0] < span[1]]


def show_local(at: datetime, resource: Resource) -> str:
    """Day and time on the site's wall."""
    return f"{at.astimezone(ZoneInfo(resource.site.time_zone)):%m-%d %H:%M}"


def site_day(at: datetime, time_zone: str) -> date:
    return at.astimezone(ZoneInfo(time_zone)).date()


def day_span(day: date, time_zone: str) -> Span:
    """Local midnight to local midnight."""
    zone = ZoneInfo(time_zone)
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    following = day + timedelta(days=1)
    return start, datetime(following.year, following.month, following.day, tzinfo=zone)
