"""What becomes of a window when its work order changes: the order says so, the department's calendar hears it."""

from datetime import datetime

from apps.common.events import publish
from apps.common.kernel import clock
from apps.devices.engine.work_orders import CLOSED, OrderState, WindowState
from apps.devices.events import MaintenanceWindowChanged
from apps.devices.models import WorkOrder


def settle_window(order: WorkOrder) -> None:
    """As the order's new state leaves it; the caller holds the order's lock and saves it.

    Cancelled or never begun: none. Finished inside of it: it ended then. Opened again: another one may be asked for.
    """
    now, state = clock.now(), order.window_state
    if order.state not in CLOSED:
        if order.closed_at is not None and state == WindowState.CONFIRMED:
            _forget(order)
        return
    if state == WindowState.ASKED:
        _forget(order)
    elif state == WindowState.CONFIRMED and now < order.window_ends_at:
        was_used = order.state == OrderState.DONE and order.window_starts_at < now
        if was_used:
            order.window_ends_at = now
        else:
            _forget(order)
        tell_window(order, now if was_used else None)


def tell_window(order: WorkOrder, ends_at: datetime | None) -> None:
    event = MaintenanceWindowChanged(
        order_id=order.id,
        number=order.number,
        device_id=order.device_id,
        code=order.device.code,
        ends_at=ends_at,
    )
    publish(event, aggregate=f"device:{order.device_id}")


def _forget(order: WorkOrder) -> None:
    order.window_state, order.window_reason = WindowState.NONE, None
    order.window_starts_at = order.window_ends_at = None
