"""Time for work on a device: asked of the department's calendar, confirmed or refused by it. Devices never books anything itself."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.devices.engine.work_orders import CLOSED, WindowState
from apps.devices.events import MaintenanceDue
from apps.devices.models import WorkOrder
from apps.devices.services.window_changes import tell_window
from apps.devices.services.work_orders import lock_order, note_order


def ask_window(
    order_id: int, *, duration_min: int, earliest: datetime, latest: datetime, version: int, actor: Actor
) -> WorkOrder:
    """Asks for a window of the device inside [earliest, latest]; not while one is asked for or confirmed."""
    with transaction.atomic():
        order = lock_order(order_id)
        if order.version != version:
            raise Conflict(current={"version": order.version, "state": order.state})
        if order.state in CLOSED or order.window_state in (WindowState.ASKED, WindowState.CONFIRMED):
            raise Refused(Reason("devices.window_not_now", severity="error"))
        if latest - max(earliest, clock.now()) < timedelta(minutes=duration_min):
            raise Invalid({"latest": Reason("devices.window_too_short", severity="error")})
        order.window_state, order.window_min = WindowState.ASKED, duration_min
        order.window_earliest, order.window_latest, order.window_reason = earliest, latest, None
        _save(order, "ask_window", actor)
        record(actor, "work_order.ask_window", obj=f"work_order:{order.id}")
        due = MaintenanceDue(
            order_id=order.id,
            number=order.number,
            device_id=order.device_id,
            code=order.device.code,
            duration_min=duration_min,
            earliest=earliest,
            latest=latest,
        )
        publish(due, aggregate=f"device:{order.device_id}")
    return order


def shorten_window(order_id: int, *, ends_at: datetime, version: int, actor: Actor) -> WorkOrder:
    """The work will be done by `ends_at`, inside the confirmed window and not in the past."""
    with transaction.atomic():
        order = lock_order(order_id)
        if order.version != version:
            raise Conflict(current={"version": order.version, "state": order.state})
        if order.state in CLOSED or order.window_state != WindowState.CONFIRMED:
            raise Refused(Reason("devices.window_not_confirmed", severity="error"))
        if not max(order.window_starts_at, clock.now()) < ends_at < order.window_ends_at:
            raise Invalid({"ends_at": Reason("devices.window_not_shorter", severity="error")})
        order.window_ends_at = ends_at
        _save(order, "shorten_window", actor)
        record(actor, "work_order.shorten_window", obj=f"work_order:{order.id}", detail={"until": ends_at.isoformat()})
        tell_window(order, ends_at)
    return order


def is_window_asked(order_id: int) -> bool:
    return WorkOrder.objects.filter(pk=order_id, window_state=WindowState.ASKED).exists()


def confirm_window(order_id: int, *, starts_at: datetime, ends_at: datetime, actor: Actor) -> bool:
    """The calendar keeps this time for the work; False, and nothing done, when nobody asks any more."""
    with transaction.atomic():
        order = lock_order(order_id)
        if order.window_state != WindowState.ASKED:
            return False
        order.window_state, order.window_starts_at, order.window_ends_at = WindowState.CONFIRMED, starts_at, ends_at
        _save(order, "confirm_window", actor)
        record(actor, "work_order.confirm_window", obj=f"work_order:{order.id}")
    return True


def refuse_window(order_id: int, *, reason: Reason, actor: Actor) -> bool:
    """There is no such time; the order keeps why. False when nobody asks any more."""
    with transaction.atomic():
        order = lock_order(order_id)
        if order.window_state != WindowState.ASKED:
            return False
        order.window_state, order.window_reason = WindowState.REFUSED, reason.to_json()
        _save(order, "refuse_window", actor)
        record(actor, "work_order.refuse_window", obj=f"work_order:{order.id}")
    return True


def _save(order: WorkOrder, action: str, actor: Actor) -> None:
    order.version += 1
    order.save()
    note_order(order, action, actor, "")
