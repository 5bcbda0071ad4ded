"""Rows and times as the upper floors read them (searches of other systems): to filter, page and read, never to change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from apps.common.kernel import clock
from apps.common.kernel.intervals import subtract
from apps.scheduling.engine.openings import Span
from apps.scheduling.models import Appointment, Occupancy, Resource
from apps.scheduling.selectors.calendars import clip_spans, list_openings, site_day


@dataclass(frozen=True)
class CalendarSpan:
    """A piece of a scanner's or room's open time; it tells no patient."""

    resource_id: int
    starts_at: datetime
    ends_at: datetime
    is_free: bool
    is_blocked: bool = False


def list_appointment_rows() -> QuerySet[Appointment]:
    related = ("occupancy__resource__site", "exam__patient", "exam__exam_type", "exam__priority")
    return Appointment.objects.select_related(*related)


def list_resource_rows() -> QuerySet[Resource]:
    """Scanners and rooms; pools have no calendar of their own to book."""
    return Resource.objects.select_related("site", "room").exclude(kind=Resource.Kind.POOL)


def list_calendar_spans(resources: Sequence[Resource], within: Span) -> list[CalendarSpan]:
    """What is taken, and what of the open hours is not, in order of time: five queries for any number of resources."""
    found = []
    day = timedelta(days=1)
    zones = {resource.site.time_zone for resource in resources}
    first = min((site_day(within[0], zone) for zone in zones), default=within[0].date())
    last = max((site_day(within[1], zone) for zone in zones), default=within[1].date())
    opens = list_openings(resources, first - day, last)
    taken: dict[int, list[Occupancy]] = {resource.pk: [] for resource in resources}
    rows = Occupancy.objects.filter(resource_id__in=list(taken), during__overlap=within, is_live=True)
    for row in rows.exclude(reservation__expires_at__lte=clock.real_now()).order_by("during", "pk"):
        taken[row.resource_id].append(row)
    for resource in resources:
        busy = [(row.during.lower, row.during.upper) for row in taken[resource.pk]]
        for row, (start, end) in zip(taken[resource.pk], busy, strict=True):
            found.append(CalendarSpan(resource.pk, start, end, False, row.kind == "block"))
        for start, end in subtract(clip_spans(opens[resource.pk], within), busy):
            found.append(CalendarSpan(resource.pk, start, end, True))
    return sorted(found, key=lambda span: (span.starts_at, span.resource_id, span.ends_at))
