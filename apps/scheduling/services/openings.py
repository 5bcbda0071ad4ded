"""Hours, exceptions and reserves of a calendar, saved as a whole. Bookings left outside keep their place, named and flagged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid
from apps.common.kernel.reason import Reason
from apps.directory.public import get_site
from apps.scheduling.models import OpeningException, OpeningTemplate, Reserve, Resource
from apps.scheduling.services.occupancy import lock_resources
from apps.scheduling.services.shortages import Affected, flag_affected, propose_repair

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class SavedOpenings:
    resource: Resource
    affected: list[Affected]


@transaction.atomic
def save_openings(
    resource_id: int,
    *,
    openings: Rows,
    exceptions: Rows,
    reserves: Rows | None = None,
    capacity: int | None = None,
    works_on_holidays: bool | None = None,
    expected_version: int | None = None,
    actor: Actor,
) -> SavedOpenings:
    """Replaces weekly hours and dated exceptions, and what else is given; raises Conflict for a stale `expected_version`."""
    resource = lock_resources([resource_id])[resource_id]
    if expected_version is not None and expected_version != resource.edit_version:
        raise Conflict("common.stale", current={"edit_version": resource.edit_version})
    if reserves and resource.kind == Resource.Kind.POOL:
        raise Invalid({"reserves": Reason("scheduling.no_reserves_here", {"resource": resource.code}, "error")})
    _replace(resource, OpeningTemplate, resource.openings, openings)
    _replace(resource, OpeningException, resource.exceptions, exceptions)
    if reserves is not None:
        _replace(resource, Reserve, resource.reserves, reserves)
    resource.capacity = resource.capacity if capacity is None else capacity
    resource.works_on_holidays = resource.works_on_holidays if works_on_holidays is None else works_on_holidays
    resource.edit_version += 1
    resource.save(update_fields=["capacity", "works_on_holidays", "edit_version"])
    Resource.touch([resource_id])
    affected = flag_affected([resource])
    propose_repair(resource.site_id, affected)
    detail = {
        "openings": len(openings),
        "exceptions": len(exceptions),
        "outside": [item.appointment.pk for item in affected],
    }
    record(actor, "schedule.hours_changed", obj=f"resource:{resource.code}", detail=detail)
    return SavedOpenings(get_calendar_row(resource_id), affected)


@transaction.atomic
def create_pool(
    site_id: int, *, code: str, names: dict[str, str], pool_kind: str, capacity: int, actor: Actor
) -> Resource:
    """A new pool; rooms and equipment have no hours yet, people come with their shifts."""
    site_id = get_site(site_id).id
    try:
        with transaction.atomic():
            pool = Resource.objects.create(
                kind=Resource.Kind.POOL, pool_kind=pool_kind, site_id=site_id, code=code, names=names, capacity=capacity
            )
    except IntegrityError as error:
        raise Invalid({"code": Reason("scheduling.code_used", {"code": code}, "error")}) from error
    record(actor, "schedule.pool_added", obj=f"resource:{code}", detail={"kind": pool_kind, "capacity": capacity})
    return get_calendar_row(pool.pk)


def list_calendar_rows(site_id: int):
    """Resources of a site with all that the editor shows; five queries."""
    rows = Resource.objects.filter(site_id=site_id)
    return rows.prefetch_related("openings", "exceptions", "reserves", "skills")


def get_calendar_row(resource_id: int) -> Resource:
    return Resource.objects.prefetch_related("openings", "exceptions", "reserves", "skills").get(pk=resource_id)


def _replace(resource: Resource, model, known, rows: Rows) -> None:
    known.all().delete()
    model.objects.bulk_create([model(resource=resource, **row) for row in rows])
