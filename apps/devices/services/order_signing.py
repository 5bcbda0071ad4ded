"""The second person who accepts finished work; the database refuses the one who finished it."""

from django.db import IntegrityError, transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.devices.models import WorkOrder


def sign_order(order: WorkOrder, actor: Actor) -> None:
    """The caller holds the lock and saves through `save_signed`. A second signature is refused."""
    if order.signed_at is not None:
        raise Refused("devices.order_is_signed", order=order.number, name=order.signed_by)
    order.signed_at, order.signed_by, order.signed_by_id = clock.now(), actor.name, str(actor.id)


def save_signed(order: WorkOrder) -> None:
    """Saves; raises Refused when who finished the work would accept it."""
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError as error:
        if "work_order_signed_by_another" in str(error):
            raise Refused("devices.order_signed_by_another", order=order.number) from error
        raise
