"""Work in the time that the schedule gave for it: the device is out while it lasts, and nobody has to say so twice."""

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.devices.engine.axes import DownCause
from apps.devices.engine.work_orders import WindowState
from apps.devices.models import Downtime, RequiredTest, WorkOrder
from apps.devices.selectors.papers import list_expired_holds
from apps.devices.services.fleet import return_to_service, take_out_of_service


def begin_downtime(order: WorkOrder, actor: Actor) -> Downtime | None:
    """Planned, until the end of the window; None outside of it or when the device is out already."""
    now = clock.now()
    if order.window_state != WindowState.CONFIRMED or not order.window_starts_at <= now < order.window_ends_at:
        return None
    if Downtime.objects.filter(device_id=order.device_id, ended_at=None).exists():
        return None
    return take_out_of_service(
        order.device_id,
        actor=actor,
        cause=DownCause.PLANNED,
        expected_until=order.window_ends_at,
        work_order_id=order.pk,
    )


def end_downtime(order: WorkOrder, actor: Actor) -> Downtime | None:
    """The downtime that this order began ends with it, unless tests or a new certificate are still asked for: then the device waits for them."""
    down = Downtime.objects.filter(work_order=order, ended_at=None, cause=DownCause.PLANNED).first()
    if down is None or RequiredTest.objects.filter(device_id=order.device_id, result=None).exists():
        return None
    if list_expired_holds(order.device, clock.now()):
        return None
    return return_to_service(order.device_id, actor=actor, note=order.outcome)
