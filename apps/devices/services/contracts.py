"""Service contracts: what a vendor promised for a device. One at a time; the database has the last word."""

from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.models import ServiceContract
from apps.devices.services.fleet import lock_device


def add_contract(device_id: int, *, actor: Actor, **facts: Any) -> ServiceContract:
    """Raises Refused when another contract of the device covers one of its days."""
    with transaction.atomic():
        device = lock_device(device_id)
        row = _save(ServiceContract(device=device, **facts))
        record(actor, "service_contract.added", obj=f"device:{device_id}", detail=_tell(row))
    return row


def edit_contract(contract_id: int, *, version: int, actor: Actor, **facts: Any) -> ServiceContract:
    """Saves the named facts when nobody saved before; Conflict tells what stands."""
    with transaction.atomic():
        row = ServiceContract.objects.select_for_update().filter(pk=contract_id).first()
        if row is None:
            raise NotFound("devices.contract_unknown")
        if row.version != version:
            raise Conflict(current={"version": row.version})
        for name, value in facts.items():
            setattr(row, name, value)
        row.version += 1
        _save(row)
        record(actor, "service_contract.edited", obj=f"device:{row.device_id}", detail=_tell(row))
    return row


def _save(row: ServiceContract) -> ServiceContract:
    if row.ends_on < row.starts_on:
        raise Invalid({"ends_on": Reason("devices.ends_before_start", severity="error")})
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("devices.contract_overlaps") from error
    return row


def _tell(row: ServiceContract) -> dict[str, str]:
    return {"vendor": row.vendor, "from": str(row.starts_on), "to": str(row.ends_on)}
