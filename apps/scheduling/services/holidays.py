"""Public holidays of a site or of all: bookings that they leave without hours or people are named and flagged."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, NotFound
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.models import PublicHoliday, Resource
from apps.scheduling.services.occupancy import lock_resources
from apps.scheduling.services.shortages import Affected, flag_affected, propose_repair


@dataclass(frozen=True)
class SavedHoliday:
    holiday: PublicHoliday
    affected: list[Affected]


@transaction.atomic
def add_holiday(*, site_id: int | None, day: date, names: dict[str, str], actor: Actor) -> SavedHoliday:
    if site_id is not None:
        get_site(site_id)
    resources = _lock_touched(site_id)
    try:
        with transaction.atomic():
            holiday = PublicHoliday.objects.create(site_id=site_id, day=day, names=names)
    except IntegrityError as error:
        raise Conflict(Reason("scheduling.holiday_known", {"day": day.isoformat()}, "error")) from error
    affected = _flag_all(resources)
    detail = {"day": day.isoformat(), "site": site_id, "affected": [item.appointment.pk for item in affected]}
    record(actor, "schedule.holiday_added", obj=f"holiday:{holiday.pk}", detail=detail)
    return SavedHoliday(holiday, affected)


@transaction.atomic
def remove_holiday(holiday_id: int, *, actor: Actor) -> None:
    holiday = PublicHoliday.objects.filter(pk=holiday_id).first()
    if holiday is None:
        raise NotFound("scheduling.holiday_unknown", holiday=holiday_id)
    resources = _lock_touched(holiday.site_id)
    detail = {"day": holiday.day.isoformat(), "site": holiday.site_id}
    holiday.delete()
    _flag_all(resources)
    record(actor, "schedule.holiday_removed", obj=f"holiday:{holiday_id}", detail=detail)


def _lock_touched(site_id: int | None) -> list[Resource]:
    """Every calendar on which the day counts, marked as changed."""
    rows = Resource.objects.all() if site_id is None else Resource.objects.filter(site_id=site_id)
    resources = lock_resources(rows.values_list("pk", flat=True))
    Resource.touch(resources)
    return list(resources.values())


def _flag_all(resources: list[Resource]) -> list[Affected]:
    """Site by site, each with its own proposal for those who lost their people."""
    found: list[Affected] = []
    for site_id, rows in groupby(sorted(resources, key=attrgetter("site_id")), key=attrgetter("site_id")):
        affected = flag_affected(list(rows))
        propose_repair(site_id, affected)
        found += affected
    return found
