"""Spare parts: what lies in the store, what came in, what a work order used. The database refuses to go below zero."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.work_orders import CLOSED
from apps.devices.models import DeviceModel, Part, StockMove
from apps.devices.services.work_orders import lock_order
from apps.directory.public import get_site


def save_part(
    part_id: int | None, *, actor: Actor, version: int = 0, fits: Collection[str] | None = None, **facts: Any
) -> Part:
    """A new one (None) or the one that stood at `version`; `fits`: codes of the device models that it is for. Raises NotFound for an
    unknown site, Invalid for an unknown model."""
    models = _find_models(fits)
    if "site_id" in facts:
        get_site(facts["site_id"])
    with transaction.atomic():
        part = Part() if part_id is None else _lock(part_id)
        if part_id is not None and part.version != version:
            raise Conflict(current={"version": part.version})
        for name, value in facts.items():
            setattr(part, name, value)
        part.version += part_id is not None
        try:
            with transaction.atomic():
                part.save()
        except IntegrityError as error:
            raise Refused("devices.part_number_taken", number=part.number) from error
        if models is not None:
            part.fits.set(models)
        record(actor, "part.saved", obj=f"part:{part.pk}", detail={"number": part.number, "least": part.least})
    return part


def _find_models(codes: Collection[str] | None) -> list[DeviceModel] | None:
    if codes is None:
        return None
    found = {model.code: model for model in DeviceModel.objects.filter(code__in=codes)}
    for code in codes:
        if code not in found:
            raise Invalid({"fits": Reason("devices.model_unknown", {"model": code}, severity="error")})
    return list(found.values())


def move_stock(part_id: int, amount: int, *, actor: Actor, note: str = "", order_id: int | None = None) -> Part:
    """Above zero comes in, below zero goes out. What an order uses goes out for it, while it is open and at the same site."""
    if amount == 0:
        raise Invalid({"amount": Reason("devices.amount_zero", severity="error")})
    with transaction.atomic():
        order = None if order_id is None else lock_order(order_id)
        part = _lock(part_id)
        if order is not None and order.state in CLOSED:
            raise Refused("devices.order_is_closed", order=order.number)
        if order is not None and order.device.room.site_id != part.site_id:
            raise Invalid({"part_id": Reason("devices.part_elsewhere", severity="error")})
        try:
            with transaction.atomic():
                Part.objects.filter(pk=part.pk).update(amount=F("amount") + amount)
                StockMove.objects.create(
                    part=part, amount=amount, order=order, at=clock.now(), actor_name=actor.name, note=note
                )
        except IntegrityError as error:
            raise Refused("devices.stock_too_small", number=part.number, amount=part.amount) from error
        detail = {"number": part.number, "amount": amount, "order": order.number if order else ""}
        record(actor, "part.moved", obj=f"part:{part.pk}", detail=detail)
    part.refresh_from_db()
    return part


def _lock(part_id: int) -> Part:
    part = Part.objects.select_for_update(of=("self",)).filter(pk=part_id).first()
    if part is None:
        raise NotFound("devices.part_unknown")
    return part
