"""What belongs to a work order beside its story: hours and files."""

from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.files import store_file
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.devices.models import OrderFile, OrderLabour, WorkOrder
from apps.devices.services.work_orders import lock_order


def add_labour(order_id: int, *, actor: Actor, **facts: Any) -> OrderLabour:
    """Also on a finished order, until it is signed: bills come late."""
    with transaction.atomic():
        order = _lock_unsigned(order_id)
        row = OrderLabour.objects.create(order=order, entered_at=clock.now(), entered_by=actor.name, **facts)
        detail = {"person": row.person, "minutes": row.minutes}
        record(actor, "work_order.labour", obj=f"work_order:{order.pk}", detail=detail)
    return row


def attach_file(order_id: int, data: bytes, *, name: str, media_type: str, actor: Actor) -> OrderFile:
    """The same bytes stand once on an order."""
    with transaction.atomic():
        order = _lock_unsigned(order_id)
        stored = store_file(data, media_type=media_type, name=name)
        facts = {"name": name, "media_type": media_type, "size": len(data), "added_by": actor.name}
        row, is_new = OrderFile.objects.get_or_create(
            order=order, sha256=stored.sha256, defaults={**facts, "added_at": clock.now()}
        )
        if is_new:
            detail = {"name": name, "sha256": stored.sha256}
            record(actor, "work_order.file", obj=f"work_order:{order.pk}", detail=detail)
    return row


def _lock_unsigned(order_id: int) -> WorkOrder:
    order = lock_order(order_id)
    if order.signed_at is not None:
        raise Refused("devices.order_is_signed", order=order.number, name=order.signed_by)
    return order
