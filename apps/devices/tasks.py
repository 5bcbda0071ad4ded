"""Beat: what must go on while nobody clicks."""

from celery import shared_task

from apps.common.kernel import clock
from apps.devices.public import escalate_alarms, open_due_orders


@shared_task(name="devices.open_due_orders")
def open_due() -> None:
    open_due_orders(clock.now())


@shared_task(name="devices.escalate_alarms")
def escalate() -> None:
    escalate_alarms(clock.now())
