"""Changing hours never orphans a booking: those left outside keep their place and are flagged one by one."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.reason import Reason
from apps.scheduling.models import Appointment, OpeningException, OpeningTemplate, Resource
from apps.scheduling.selectors.calendars import list_openings, site_day
from apps.scheduling.selectors.policies import booking_policy
from apps.scheduling.services.occupancy import lock_resources


@transaction.atomic
def save_openings(
    resource_id: int, *, openings: Sequence[Mapping[str, Any]], exceptions: Sequence[Mapping[str, Any]], actor: Actor
) -> Resource:
    """Replaces weekly hours and dated exceptions; flags future bookings that now lie outside."""
    resource = lock_resources([resource_id])[resource_id]
    resource.openings.all().delete()
    resource.exceptions.all().delete()
    OpeningTemplate.objects.bulk_create([OpeningTemplate(resource=resource, **hours) for hours in openings])
    OpeningException.objects.bulk_create([OpeningException(resource=resource, **hours) for hours in exceptions])
    outside = _flag_outside(resource)
    detail = {"openings": len(openings), "exceptions": len(exceptions), "outside": outside}
    record(actor, "schedule.hours_changed", obj=f"resource:{resource.code}", detail=detail)
    return Resource.objects.prefetch_related("openings", "exceptions").get(pk=resource_id)


def _flag_outside(resource: Resource) -> list[int]:
    now = clock.now()
    rows = list(
        Appointment.objects.select_related("occupancy")
        .filter(occupancy__resource=resource, state="booked", occupancy__during__startswith__gte=now)
        .order_by("pk")
    )
    first = site_day(now, resource.site.time_zone) - timedelta(days=1)
    last = max((site_day(row.starts_at, resource.site.time_zone) for row in rows), default=first)
    last = max(last, first + timedelta(days=booking_policy(resource.site_id).payload["horizon_days"]))
    spans = list_openings([resource], first, last)[resource.pk]
    outside = [row.pk for row in rows if not any(start <= row.starts_at and row.ends_at <= end for start, end in spans)]
    flag = Reason("scheduling.affected_hours", {"resource": resource.code}, "warning").to_json()
    Appointment.objects.filter(pk__in=outside).update(flag=flag)
    Appointment.objects.filter(
        pk__in=[row.pk for row in rows if row.pk not in outside], flag__code="scheduling.affected_hours"
    ).update(flag=None)
    return outside
