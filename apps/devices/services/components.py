"""Parts with serial numbers: on file, fitted into a device, taken out again. The database has the last word on where one is."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.models import Component, ComponentFitting
from apps.devices.services.fleet import lock_device
from apps.directory.public import get_site


def add_component(*, actor: Actor, **facts: Any) -> Component:
    """Raises Refused when the serial number of this kind is on file, NotFound for an unknown site."""
    get_site(facts["site_id"])
    with transaction.atomic():
        row = _save(Component(**facts))
        record(actor, "component.added", obj=f"component:{row.pk}", detail={"kind": row.kind, "serial": row.serial})
    return row


def edit_component(component_id: int, *, version: int, actor: Actor, **facts: Any) -> Component:
    """Saves the named facts when nobody saved before; Conflict tells what stands."""
    with transaction.atomic():
        row = _lock(component_id)
        if row.version != version:
            raise Conflict(current={"version": row.version})
        before = {name: str(getattr(row, name)) for name in facts}
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1
        _save(row)
        detail = {"before": before, "after": {name: str(value) for name, value in facts.items()}}
        record(actor, "component.edited", obj=f"component:{row.pk}", detail=detail)
    return row


def fit_component(component_id: int, *, device_id: int, at: datetime, actor: Actor) -> ComponentFitting:
    """From `at` on what the device counts is counted on the part as well. A part is in one device at a time."""
    _check_past(at)
    with transaction.atomic():
        row, device = _lock(component_id), lock_device(device_id)
        if device.room.site_id != row.site_id:
            raise Invalid({"device_id": Reason("devices.component_elsewhere", severity="error")})
        if row.retired_at is not None:
            raise Refused("devices.component_retired", serial=row.serial)
        try:
            with transaction.atomic():
                fitting = ComponentFitting.objects.create(
                    component=row, device=device, fitted_at=at, fitted_by=actor.name
                )
        except IntegrityError as error:
            raise Refused("devices.component_fitted", serial=row.serial, device=_say_where(row, at)) from error
        detail = {"device": device.code, "serial": row.serial, "at": at.isoformat()}
        record(actor, "component.fitted", obj=f"component:{row.pk}", detail=detail)
    return fitting


def remove_component(component_id: int, *, at: datetime, note: str, is_retired: bool, actor: Actor) -> ComponentFitting:
    """Out of its device, into the store or, when it is worn out, away for good."""
    _check_past(at)
    with transaction.atomic():
        row = _lock(component_id)
        fitting = row.fittings.filter(removed_at=None).select_related("device").first()
        if fitting is None:
            raise Refused("devices.component_not_fitted", serial=row.serial)
        if at <= fitting.fitted_at:
            raise Invalid({"at": Reason("devices.ends_before_start", severity="error")})
        fitting.removed_at, fitting.removed_by, fitting.note = at, actor.name, note
        fitting.save(update_fields=["removed_at", "removed_by", "note"])
        if is_retired:
            row.retired_at = at
            row.version += 1
            row.save(update_fields=["retired_at", "version"])
        detail = {"device": fitting.device.code, "serial": row.serial, "at": at.isoformat(), "retired": is_retired}
        record(actor, "component.removed", obj=f"component:{row.pk}", detail=detail)
    return fitting


def _say_where(row: Component, at: datetime) -> str:
    """The device whose span is in the way, for the words of the refusal."""
    last = row.fittings.exclude(removed_at__lte=at).select_related("device").first()
    return last.device.code if last else ""


def _check_past(at: datetime) -> None:
    if at > clock.now():
        raise Invalid({"at": Reason("devices.done_in_future", severity="error")})


def _lock(component_id: int) -> Component:
    row = Component.objects.select_for_update(of=("self",)).filter(pk=component_id).first()
    if row is None:
        raise NotFound("devices.component_unknown")
    return row


def _save(row: Component) -> Component:
    if row.parent_id is not None:
        _check_parent(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "component_serial_once" in str(error):
            raise Refused("devices.component_serial_taken", serial=row.serial) from error
        raise
    return row


def _check_parent(row: Component) -> None:
    """Of the same site, and not a part of the part itself."""
    seen, above = {row.pk} if row.pk else set(), row.parent_id
    while above is not None:
        found = Component.objects.filter(pk=above).values("site_id", "parent_id").first()
        if found is None or found["site_id"] != row.site_id or above in seen:
            raise Invalid({"parent_id": Reason("devices.component_parent", severity="error")})
        seen.add(above)
        above = found["parent_id"]
