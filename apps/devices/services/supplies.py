"""What several devices share: its alarms are one cause."""

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.models import Device, Supply


def save_supply(
    supply_id: int | None,
    *,
    site_id: int,
    code: str,
    names: dict,
    kind: str,
    device_ids: list[int],
    actor: Actor,
    version: int = 0,
) -> Supply:
    """A new one (None) or the one that stood at `version`. Its devices are of its own site."""
    wanted = set(device_ids)
    with transaction.atomic():
        if wanted - set(Device.objects.filter(pk__in=wanted, room__site_id=site_id).values_list("pk", flat=True)):
            raise Invalid({"device_ids": Reason("devices.supply_elsewhere", severity="error")})
        supply = Supply(site_id=site_id) if supply_id is None else _lock(supply_id, version)
        supply.code, supply.names, supply.kind = code, names, kind
        try:
            with transaction.atomic():
                supply.save()
        except IntegrityError as error:
            raise Refused("devices.supply_code_taken", code=code) from error
        supply.devices.set(wanted)
        detail = {"code": code, "kind": kind, "devices": sorted(wanted)}
        record(actor, "device_supply.saved", obj=f"device_supply:{supply.id}", detail=detail)
    return supply


def delete_supply(supply_id: int, *, version: int, actor: Actor) -> None:
    """Its past alarms stay, each with its own device."""
    with transaction.atomic():
        supply = _lock(supply_id, version)
        record(actor, "device_supply.deleted", obj=f"device_supply:{supply.id}", detail={"code": supply.code})
        supply.delete()


def _lock(supply_id: int, version: int) -> Supply:
    supply = Supply.objects.select_for_update().filter(pk=supply_id).first()
    if supply is None:
        raise NotFound("devices.supply_unknown")
    if supply.version != version:
        raise Conflict(current={"version": supply.version})
    supply.version += 1
    return supply
