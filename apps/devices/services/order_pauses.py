"""While an order waits for others the contract's clock stands: since when, for what, who said so."""

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.service_clock import PauseReason
from apps.devices.models import OrderPause, WorkOrder


def begin_pause(order: WorkOrder, reason: str | None, actor: Actor) -> OrderPause:
    """The caller holds the order's lock."""
    if reason not in list(PauseReason):
        raise Invalid({"waits_for": Reason("devices.pause_reason_missing", severity="error")})
    try:
        with transaction.atomic():
            return OrderPause.objects.create(order=order, reason=reason, started_at=clock.now(), started_by=actor.name)
    except IntegrityError as error:
        raise Refused("devices.order_is_paused", order=order.number) from error


def end_pause(order: WorkOrder, actor: Actor) -> int:
    """Nothing when it does not wait; returns how many ended."""
    ends = Greatest(
        F("started_at"), Value(clock.now())
    )  # a clock that was set back makes no pause of less than nothing
    return OrderPause.objects.filter(order=order, ended_at=None).update(ended_at=ends, ended_by=actor.name)
